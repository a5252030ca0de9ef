import type { Address, NamedPlace, RangeReading, WorkbookPort, WritePreview } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { withAudit } from "./auditAge";
import { correctedMapping, headerChanges, isCorrected, withCorrection, type HeaderChanges } from "./columnRoles";
import { loadDataMemory, noMemory, recall, remember, saveDataMemory, type TableMemory } from "./dataMemory";
import { problemText } from "./problemText";
import type { CleanSheet, Readiness, Role, TableFacts, TableReader } from "./tableReader";
import { addressText } from "./source";
import { failed, noAnswer, ready, working, type Answer } from "./workspace";

/** A table that was read and understood. */
export interface UnderstoodTable {
  readonly reading: RangeReading;
  readonly facts: TableFacts;
  readonly readiness: Readiness;
  readonly memory: TableMemory;
  readonly changes: HeaderChanges;
}

/** Everything that the Data screen shows. Immutable: the store replaces it as a whole. */
export interface DataState {
  readonly address: Address | null;
  readonly table: Answer<UnderstoodTable>;
  /** Ranges that may be tables: Excel tables and defined names. */
  readonly places: readonly NamedPlace[];
  /** The region around the present selection; null where it is no table. */
  readonly selection: Address | null;
  /** The sheet that the last clean copy went to; null where none was made. */
  readonly copiedTo: string | null;
  readonly announcement: string;
}

const first: DataState = {
  address: null,
  table: noAnswer,
  places: [],
  selection: null,
  copiedTo: null,
  announcement: "",
};

/** Reads tables through the port, asks the engine what they are, and remembers what the user corrected. */
export class DataStore {
  private state = first;
  private memory = noMemory;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[] = [];
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: TableReader,
    readonly today: () => string,
  ) {}

  readonly get = (): DataState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Brings back what the workbook remembers and follows its selection and changes until `close`. */
  async start(): Promise<void> {
    this.memory = await loadDataMemory(this.port);
    this.stops.push(this.port.onSelection((address) => void this.noteSelection(address)));
    this.stops.push(this.port.onChange((address) => this.noteChange(address)));
  }

  close(): void {
    this.stops.splice(0).forEach((stop) => stop());
    clearTimeout(this.timer);
  }

  /** What may be picked instead of the present table. */
  async lookAround(): Promise<void> {
    const places = (await this.port.places()).filter(({ address }) => address.rows > 2 && address.columns > 1);
    this.set({ places });
    await this.port.selection().then(
      (address) => this.noteSelection(address),
      () => undefined,
    );
  }

  /** True for a table by date that a model can be fitted on: a column per channel, or at least 24 periods listed. */
  readonly isHistory = async (address: Address): Promise<boolean> => {
    const { values } = await this.port.read(address);
    const { history, mapping } = await this.understand(values, recall(this.memory, address));
    return history !== null && (mapping.shape === "wide" || history.nPeriods >= 24);
  };

  /** Shows a table: read, understood, audited. `isAudit`: the user asked for it, so the day is noted. */
  async open(address: Address, isAudit = true): Promise<void> {
    const mine = ++this.asked;
    const isSame = this.state.address !== null && addressText(this.state.address) === addressText(address);
    this.set({ address, table: working(isSame ? this.state.table : noAnswer) });
    try {
      const table = await this.read(address);
      if (mine !== this.asked) return;
      this.set({ table: ready(table) });
      if (isAudit || table.memory.audits.length === 0) await this.noteAudit();
    } catch (error) {
      if (mine === this.asked) this.set({ table: failed(this.state.table, problemText(error)) });
    }
  }

  private async read(address: Address): Promise<UnderstoodTable> {
    const reading = await this.port.read(address);
    const memory = recall(this.memory, address);
    const facts = await this.understand(reading.values, memory);
    const readiness = await this.reader.readiness(reading.values);
    return { reading, facts, readiness, memory, changes: headerChanges(memory.headers, headersOf(facts)) };
  }

  private async understand(values: RangeReading["values"], { corrections }: TableMemory): Promise<TableFacts> {
    const facts = await this.reader.understand(values, null);
    if (!isCorrected(facts.mapping, corrections)) return facts;
    return this.reader.understand(values, correctedMapping(facts.mapping, corrections));
  }

  /** The user says what a column is for. */
  async setRole(header: string, role: Role): Promise<void> {
    const { address, table } = this.state;
    if (!address || !table.last) return;
    const { facts, memory } = table.last;
    const corrections = withCorrection(memory.corrections, facts.mapping, header, role);
    this.memory = remember(this.memory, address, { ...memory, corrections });
    await this.open(address, false);
    await this.keep();
  }

  /** Looks at the present table again and notes the day. */
  async auditAgain(): Promise<void> {
    const { address } = this.state;
    if (address) await this.open(await this.grown(address));
  }

  /** The table with the rows and columns that were added to it since. */
  private async grown(address: Address): Promise<Address> {
    const region = await this.port.region({ ...address, rows: 1, columns: 1 }).catch(() => address);
    const isSameStart = region.row === address.row && region.column === address.column;
    return isSameStart ? region : address;
  }

  private async noteAudit(): Promise<void> {
    const { address, table } = this.state;
    if (!address || !table.last) return;
    const { facts, readiness, memory } = table.last;
    const count = (severity: string): number => facts.findings.filter((one) => one.severity === severity).length;
    const note = {
      day: this.today(),
      score: readiness.score,
      errors: count("error"),
      warnings: count("warning"),
    };
    const noted = { ...memory, headers: headersOf(facts), audits: withAudit(memory.audits, note) };
    this.memory = remember(this.memory, address, noted);
    const announcement = announcements.audited(note.errors, note.warnings);
    this.set({ table: ready({ ...table.last, memory: noted }), announcement });
    await this.keep();
  }

  async goTo(row: number, column: number): Promise<void> {
    const { address } = this.state;
    if (address)
      await this.port.select({
        sheet: address.sheet,
        row: address.row + row,
        column: address.column + column,
        rows: 1,
        columns: 1,
      });
  }

  /** The cells that a clean copy would fill. Nothing changes yet. */
  async previewClean(): Promise<WritePreview> {
    return this.port.previewWrite((await this.clean()).block, { kind: "own" });
  }

  /** Writes the clean copy with its change list on a sheet of its own; returns where its table stands. */
  async writeClean(): Promise<Address> {
    const { block, table } = await this.clean();
    const { sheet } = await this.port.write(block, { kind: "own" });
    await this.port.select({ sheet, ...table, rows: 1, columns: 1 });
    this.set({ copiedTo: sheet });
    return { sheet, ...table };
  }

  private async clean(): Promise<CleanSheet> {
    const { address, table } = this.state;
    if (!address || !table.last) throw new Error(announcements.noTable);
    const { facts, reading } = table.last;
    return this.reader.cleanSheet(reading.values, facts.mapping, addressText(address));
  }

  /** Writes the sample history on a sheet of its own; returns where its table stands. */
  async writeSample(): Promise<Address> {
    const block = await this.reader.sampleHistory();
    const { sheet } = await this.port.write(block, { kind: "own" });
    const range = block.names[0]?.range ?? { row: 0, column: 0, rows: 1, columns: 1 };
    await this.port.select({ sheet, ...range, rows: 1, columns: 1 });
    return { sheet, ...range };
  }

  private async noteSelection(address: Address): Promise<void> {
    const region = await this.port.region(address).catch(() => address);
    this.set({ selection: region.rows > 1 && region.columns > 1 ? region : null });
  }

  private noteChange(changed: Address | null): void {
    const { address } = this.state;
    if (!address || (changed && changed.sheet !== address.sheet)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open(address, false), 300);
  }

  private async keep(): Promise<void> {
    await saveDataMemory(this.port, this.memory).catch(() => undefined); // a workbook that cannot keep it is no reason to stop
  }

  private set(change: Partial<DataState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

function headersOf({ mapping }: TableFacts): readonly string[] {
  return mapping.roles.map(({ header }) => header).filter((header) => header.trim() !== "");
}
