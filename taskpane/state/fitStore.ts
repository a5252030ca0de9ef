import type { Table } from "../../src/base";
import type { SheetBlock } from "../../src/sheets";
import type { Address, WorkbookPort, WritePreview } from "../../src/workbook";
import { fitWords } from "../text/fitWords";
import type { UnderstoodTable } from "./dataStore";
import { createRun, letDraw, startingRun, type CancellableRun, type FitRun } from "./fitControl";
import type { FirstLook, FitPreview, FitQuestion, FitReader, FitReading, FitTrials } from "./fitReader";
import { basisOf, fitQuestion, modelCells } from "./fitQuestion";
import { fromFile, loadFitMemory, noFitMemory, saveFitMemory, type FitMemory } from "./fitMemory";
import { withEntry, type LiftTests } from "./fitTables";
import { ModelSheetWriter } from "./modelSheetWriter";
import { ModelShelfStore } from "./modelShelfStore";
import { problemText } from "./problemText";
import { failed, noAnswer, ready, working, type Answer } from "./workspace";

export type { FitRun } from "./fitControl";

/** Everything that the Model screen shows of fits. Immutable: the store replaces it as a whole. */
export interface FitState extends FitMemory {
  /** What would be fitted with the present table and settings. */
  readonly preview: Answer<FitPreview>;
  /** What the priors allow and what a fit would about say. */
  readonly look: Answer<FirstLook>;
  readonly run: FitRun | null;
  readonly fit: Answer<FitReading>;
  /** True where table or settings have changed since the fit on screen. */
  readonly isStale: boolean;
  /** What a planted world like the user's gave back. */
  readonly trial: Answer<Table>;
  /** Settings side by side on periods that none has seen. */
  readonly comparison: Answer<Table>;
  readonly announcement: string;
}

const first: FitState = {
  ...noFitMemory,
  ...{ preview: noAnswer, look: noAnswer, run: null, fit: noAnswer, isStale: false },
  ...{ trial: noAnswer, comparison: noAnswer, announcement: "" },
};

/** Fits models to the table of the Data screen, keeps the last good one, and writes it to a sheet. */
export class FitStore {
  private state = first;
  private readonly listeners = new Set<() => void>();
  private running: CancellableRun | null = null;
  private asked = 0;
  /** The models that the workbook keeps, and those from files. */
  readonly shelf: ModelShelfStore;
  private readonly writer: ModelSheetWriter;

  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: FitReader,
  ) {
    this.shelf = new ModelShelfStore(port, reader, (text) => this.take(text));
    this.writer = new ModelSheetWriter(port, reader);
  }

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

  private question(table: UnderstoodTable): Promise<FitQuestion> {
    return fitQuestion(this.port, table, this.state);
  }

  /** Looks what would be fitted, and what it would about say; says in words why nothing can be. */
  async look(table: UnderstoodTable): Promise<void> {
    const mine = ++this.asked;
    this.set({ preview: working(this.state.preview), look: working(this.state.look) });
    const { text, basis } = this.state;
    try {
      const question = await this.question(table);
      const preview = await this.reader.preview(question);
      const isStale = text !== "" && basis !== fromFile && basis !== basisOf(question);
      if (mine === this.asked) this.set({ preview: ready(preview), isStale });
      const look = await this.reader.look(question);
      if (mine === this.asked) this.set({ look: ready(look) });
    } catch (error) {
      if (mine !== this.asked) return;
      this.set({ preview: failed(noAnswer, problemText(error)), look: noAnswer });
    }
  }

  /** One setting; null goes back to its default. */
  setSetting(name: string, value: string | number | null): Promise<void> {
    return this.change({ settings: withEntry(this.state.settings, name, value) });
  }

  /** The group of a channel; "" for none. */
  setGroup(channel: string, group: string): Promise<void> {
    return this.change({ groups: withEntry(this.state.groups, channel, group) });
  }

  setTests(tests: LiftTests | null): Promise<void> {
    return this.change({ tests: tests?.kind === "rows" && tests.rows.length === 0 ? null : tests });
  }

  resetSettings(): Promise<void> {
    return this.change({ settings: {} });
  }

  private async change(change: Partial<FitMemory>): Promise<void> {
    this.set(change);
    await this.keep();
  }

  /** Fits the table; the last good fit stays until the new one is there. */
  async fit(table: UnderstoodTable): Promise<void> {
    this.set({ fit: working(this.state.fit) });
    await this.runLong(
      async (control) => {
        const question = await this.question(table);
        const text = await this.reader.fit(question, control);
        const reading = await this.reader.read(text);
        const changed = { text, basis: basisOf(question), history: table.reading.address, written: null };
        this.set({ run: null, fit: ready(reading), isStale: false, ...changed, announcement: fitWords.done(text) });
        await this.keep();
      },
      (problem) => this.set({ fit: failed(this.state.fit, problem), announcement: problem }),
    );
  }

  /** Fits a planted world like the user's and shows what was recovered. */
  async tryEngine(table: UnderstoodTable): Promise<void> {
    this.set({ trial: working(this.state.trial) });
    await this.runLong(
      async (control) => this.set({ trial: ready(await this.reader.tryEngine(await this.question(table), control)) }),
      (problem) => this.set({ trial: failed(this.state.trial, problem) }),
    );
  }

  /** Fits other settings to the first 70% of the periods and scores them on the next 15%. */
  async compareSettings(table: UnderstoodTable, trials: FitTrials): Promise<void> {
    this.set({ comparison: working(this.state.comparison) });
    await this.runLong(
      async (control) => {
        const comparison = await this.reader.compare(await this.question(table), trials, control);
        this.set({ comparison: ready(comparison), announcement: fitWords.compared });
      },
      (problem) => this.set({ comparison: failed(this.state.comparison, problem) }),
    );
  }

  /** The pictures of a model by judgement. */
  readonly judged: FitReader["judged"] = (summary, settings) => this.reader.judged(summary, settings);

  readonly cancel = (): void => this.running?.cancel();

  /** Runs something long with its progress on screen; a cancelled run says that it was. */
  private async runLong(
    work: (control: CancellableRun["control"]) => Promise<void>,
    fail: (problem: string) => void,
  ): Promise<void> {
    const run = createRun((shown) => this.set({ run: shown }));
    this.running = run;
    this.set({ run: startingRun });
    try {
      await letDraw();
      await work(run.control);
    } catch (error) {
      fail(run.isCancelled() ? fitWords.cancelled : problemText(error));
    }
    this.set({ run: null });
  }

  /** Shows a model that came from a file, as if it had been fitted here. */
  private async take(text: string): Promise<void> {
    const reading = await this.reader.read(text);
    this.set({ fit: ready(reading), isStale: false, text, basis: fromFile, written: null });
    await this.keep();
  }

  /** The cells that writing the model would touch. Nothing changes yet. */
  async previewSheet(table: UnderstoodTable | null): Promise<WritePreview> {
    return this.writer.preview(await this.sheet(table));
  }

  /** Writes the model as live formulas on a sheet of its own; returns the cell of its key. */
  async writeSheet(table: UnderstoodTable | null): Promise<Address> {
    const written = await this.writer.write(await this.sheet(table));
    this.set({ written, announcement: fitWords.written(written.sheet) });
    await this.keep();
    return written;
  }

  private sheet(table: UnderstoodTable | null): Promise<SheetBlock> {
    const { fit, ...memory } = this.state;
    if (!fit.last) throw new Error(fitWords.noTable);
    return this.reader.sheet(modelCells(table, memory), fit.last);
  }

  private async keep(): Promise<void> {
    const { settings, tests, groups, text, basis, history, written } = this.state;
    const memory = { settings, tests, groups, text, basis, history, written };
    await saveFitMemory(this.port, memory).catch(() => undefined);
  }

  private set(change: Partial<FitState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
