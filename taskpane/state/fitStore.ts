import type { SheetValues, Table } from "../../src/base";
import type { HeavyControl, Progress } from "../../src/jobs";
import type { Address, WorkbookPort, WritePreview } from "../../src/workbook";
import { fitWords } from "../text/fitWords";
import type { UnderstoodTable } from "./dataStore";
import type { FitPreview, FitReader, FitReading } from "./fitReader";
import { fitRanges } from "./fitRanges";
import { loadFitMemory, noFitMemory, saveFitMemory, type FitMemory, type FitSettings } from "./fitMemory";
import { problemText } from "./problemText";
import { failed, noAnswer, ready, working, type Answer } from "./workspace";

/** A fit that is running. */
export interface FitRun {
  readonly progress: Progress;
  /** Seconds that it will still take; null while nobody can tell. */
  readonly secondsLeft: number | null;
}

/** Everything that the Model screen shows of fits. Immutable: the store replaces it as a whole. */
export interface FitState extends FitMemory {
  /** What would be fitted with the present table and settings. */
  readonly preview: Answer<FitPreview>;
  readonly run: FitRun | null;
  readonly fit: Answer<FitReading>;
  /** True where table or settings have changed since the fit on screen. */
  readonly isStale: boolean;
  /** What a planted world like the user's gave back. */
  readonly trial: Answer<Table>;
  readonly announcement: string;
}

const first: FitState = {
  ...noFitMemory,
  preview: noAnswer,
  run: null,
  fit: noAnswer,
  isStale: false,
  trial: noAnswer,
  announcement: "",
};

/** Fits models to the table of the Data screen, keeps the last good one, and writes it to a sheet. */
export class FitStore {
  private state = first;
  private readonly listeners = new Set<() => void>();
  private cancelRun = (): void => undefined;
  private asked = 0;

  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: FitReader,
  ) {}

  readonly get = (): FitState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Brings back settings and the last fit; a model that is in no memory any more is simply not shown. */
  async start(): Promise<void> {
    const memory = await loadFitMemory(this.port);
    const sheets = await this.port.sheets();
    const written = memory.written && sheets.includes(memory.written.sheet) ? memory.written : null;
    this.set({ ...memory, written });
    if (memory.text === "") return;
    await this.reader.read(memory.text).then(
      (reading) => this.set({ fit: ready(reading) }),
      () => this.set({ text: "", written: null }),
    );
  }

  /** The settings as a table for FIT_MODEL; null where all defaults hold. */
  settingsTable(): SheetValues | null {
    const rows = Object.entries(this.state.settings);
    return rows.length === 0 ? null : [["Name", "Value"], ...rows];
  }

  /** Looks what would be fitted; says in words why nothing can be. */
  async look(table: UnderstoodTable): Promise<void> {
    const mine = ++this.asked;
    this.set({ preview: working(this.state.preview) });
    try {
      const ranges = fitRanges(table);
      const preview = await this.reader.preview(ranges, this.settingsTable());
      const isStale = this.state.text !== "" && this.state.basis !== this.basis(table);
      if (mine === this.asked) this.set({ preview: ready(preview), isStale });
    } catch (error) {
      if (mine === this.asked) this.set({ preview: failed(noAnswer, problemText(error)) });
    }
  }

  /** One setting; null goes back to its default. */
  async setSetting(name: string, value: string | number | null): Promise<void> {
    const others = Object.entries(this.state.settings).filter(([other]) => other !== name);
    const settings: FitSettings = Object.fromEntries(value === null ? others : [...others, [name, value]]);
    this.set({ settings });
    await this.keep();
  }

  async resetSettings(): Promise<void> {
    this.set({ settings: {} });
    await this.keep();
  }

  /** Fits the table; the last good fit stays until the new one is there. */
  async fit(table: UnderstoodTable): Promise<void> {
    const isCancelled = this.begin();
    this.set({ fit: working(this.state.fit) });
    try {
      const settings = this.settingsTable();
      const text = await this.reader.fit(fitRanges(table), settings, this.control(isCancelled));
      const reading = await this.reader.read(text);
      const changed = { text, basis: this.basis(table), history: table.reading.address, written: null };
      this.set({ run: null, fit: ready(reading), isStale: false, ...changed, announcement: fitWords.done(text) });
      await this.keep();
    } catch (error) {
      const problem = isCancelled.value ? fitWords.cancelled : problemText(error);
      this.set({ run: null, fit: failed(this.state.fit, problem), announcement: problem });
    }
  }

  /** Fits a planted world like the user's and shows what was recovered. */
  async tryEngine(table: UnderstoodTable): Promise<void> {
    const isCancelled = this.begin();
    this.set({ trial: working(this.state.trial) });
    try {
      const trial = await this.reader.tryEngine(fitRanges(table), this.settingsTable(), this.control(isCancelled));
      this.set({ run: null, trial: ready(trial) });
    } catch (error) {
      const problem = isCancelled.value ? fitWords.cancelled : problemText(error);
      this.set({ run: null, trial: failed(this.state.trial, problem) });
    }
  }

  readonly cancel = (): void => this.cancelRun();

  private begin(): { value: boolean } {
    const isCancelled = { value: false };
    this.set({ run: { progress: { phase: "", done: 0, detail: "" }, secondsLeft: null } });
    return isCancelled;
  }

  private control(isCancelled: { value: boolean }): HeavyControl {
    const listeners: (() => void)[] = [];
    const startedAt = performance.now();
    let shownAt = 0;
    this.cancelRun = () => {
      isCancelled.value = true;
      listeners.splice(0).forEach((listener) => listener());
    };
    return {
      cancellation: {
        get isCancelled() {
          return isCancelled.value;
        },
        onCancel: (listener) => void listeners.push(listener),
      },
      progress: (progress) => {
        const now = performance.now();
        if (isCancelled.value || (now - shownAt < 150 && progress.done < 1)) return;
        shownAt = now;
        const seconds = (now - startedAt) / 1000;
        const secondsLeft = progress.done > 0.1 ? (seconds * (1 - progress.done)) / progress.done : null;
        this.set({ run: { progress, secondsLeft } });
      },
    };
  }

  /** The cells that writing the model would touch. Nothing changes yet. */
  async previewSheet(table: UnderstoodTable): Promise<WritePreview> {
    return this.port.previewWrite(await this.sheet(table), { kind: "own" });
  }

  /** Writes the model as live formulas on a sheet of its own; returns the cell of its key. */
  async writeSheet(table: UnderstoodTable): Promise<Address> {
    const block = await this.sheet(table);
    const { sheet } = await this.port.write(block, { kind: "own" });
    const range = block.names.find(({ name }) => name === "Fitted_model")?.range;
    const written = { sheet, ...(range ?? { row: 0, column: 0, rows: 1, columns: 1 }) };
    this.set({ written, announcement: fitWords.written(sheet) });
    await this.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    await this.keep();
    return written;
  }

  private async sheet(table: UnderstoodTable) {
    const reading = this.state.fit.last;
    if (!reading) throw new Error(fitWords.noTable);
    return this.reader.sheet(fitRanges(table).places, this.settingsTable(), reading);
  }

  /** What a fit rests on, in short: the same table with the same settings has the same. */
  private basis({ reading, facts }: UnderstoodTable): string {
    const roles = facts.mapping.roles.map(({ role }) => role).join();
    const text = JSON.stringify([reading.values, roles, this.settingsTable()]);
    let hash = 5381;
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
    return `${text.length} ${hash}`;
  }

  private async keep(): Promise<void> {
    const { settings, text, basis, history, written } = this.state;
    await saveFitMemory(this.port, { settings, text, basis, history, written }).catch(() => undefined);
  }

  private set(change: Partial<FitState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
