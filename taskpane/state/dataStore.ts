import type { Address, NamedPlace, WorkbookPort, WritePreview } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { withAudit } from "./auditAge";
import { makeCleanSheet, type JoinedTable } from "./cleanCopy";
import type { CleanWishes } from "./cleanWishes";
import { withCorrection } from "./columnRoles";
import { loadDataMemory, newTable, noMemory, recall, remember, saveDataMemory, tableKey, wishesOf } from "./dataMemory";
import { problemText } from "./problemText";
import { tablePlaces } from "./tablePlaces";
import type { CleanSheet, Role, TableReader } from "./tableReader";
import { addressText } from "./source";
import { headersOf, TableUnderstanding, type UnderstoodTable } from "./understandTable";
import { failed, noAnswer, ready, working, type Answer } from "./workspace";

export type { UnderstoodTable } from "./understandTable";

/** Everything that the Data screen shows. Immutable: the store replaces it as a whole. */
export interface DataState {
  readonly address: Address | null;
  readonly table: Answer<UnderstoodTable>;
  /** Ranges that may be tables: Excel tables, defined names, what is used of a sheet. */
  readonly places: readonly NamedPlace[];
  /** The region around the present selection; null where it is no table. */
  readonly selection: Address | null;
  /** The sheet that the last clean copy went to; null where none was made. */
  readonly copiedTo: string | null;
  /** The changes that the clean copy at hand would make, before it is written. */
  readonly planned: readonly string[];
  readonly announcement: string;
}

const first: DataState = {
  address: null,
  table: noAnswer,
  places: [],
  selection: null,
  copiedTo: null,
  planned: [],
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
  private readonly tables: TableUnderstanding;

  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: TableReader,
    readonly today: () => string,
  ) {
    this.tables = new TableUnderstanding(port, reader);
  }

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
    this.set({ places: await tablePlaces(this.port) });
    await this.port.selection().then(
      (address) => this.noteSelection(address),
      () => undefined,
    );
  }

  /** True for a table by date that a model can be fitted on: a column per channel, or at least 24 periods listed. */
  readonly isHistory = async (address: Address): Promise<boolean> => {
    const { values } = await this.port.read(address);
    const { history, mapping } = await this.tables.understand(values, recall(this.memory, address));
    return history !== null && (mapping.shape === "wide" || history.nPeriods >= 24);
  };

  /** Shows a table: read, understood, audited. `isAudit`: the user asked for it, so the day is noted. */
  async open(address: Address, isAudit = true): Promise<void> {
    const mine = ++this.asked;
    const isSame = this.state.address !== null && tableKey(this.state.address) === tableKey(address);
    this.set({ address, table: working(isSame ? this.state.table : noAnswer) });
    try {
      const table = await this.tables.read(address, this.memory);
      if (mine !== this.asked) return;
      this.set({ table: ready(table) });
      if (isAudit || table.memory.audits.length === 0) await this.noteAudit();
    } catch (error) {
      if (mine === this.asked) this.set({ table: failed(this.state.table, problemText(error)) });
    }
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
    if (address) await this.open(await this.tables.grown(address, true));
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

  /** What the user wants of the clean copy. */
  async wish(change: Partial<CleanWishes>): Promise<void> {
    const { address, table } = this.state;
    if (!address || !table.last) return;
    const { memory } = table.last;
    const noted = { ...memory, wishes: { ...wishesOf(memory), ...change } };
    this.memory = remember(this.memory, address, noted);
    this.set({ table: ready({ ...table.last, memory: noted }), planned: [] });
    await this.keep();
  }

  /** Adds a table to the open one. */
  async addTable(address: Address): Promise<void> {
    const { table } = this.state;
    if (!table.last) return;
    const joined = await this.tables.join(address, null, this.memory);
    await this.setJoins([
      ...table.last.joins.filter((join) => addressText(join.address) !== addressText(address)),
      joined,
    ]);
  }

  /** The tables that join the open one, without one or with another channel. */
  async setJoins(joins: readonly JoinedTable[]): Promise<void> {
    const { table } = this.state;
    if (!table.last) return;
    this.set({ table: ready({ ...table.last, joins }) });
    await this.wish({ joins: joins.map(({ address, channel }) => ({ address, channel })) });
  }

  /** The cells that a clean copy would fill, and what it would change. Nothing changes yet. */
  async previewClean(): Promise<WritePreview> {
    const { block, changes } = await this.clean();
    this.set({ planned: changes.map(({ found }) => found) });
    return this.port.previewWrite(block, { kind: "own" });
  }

  /** Writes the clean copy with its change list on a sheet of its own; returns where its table stands. */
  async writeClean(): Promise<Address> {
    const { block, table, roles } = await this.clean();
    const { sheet } = await this.port.write(block, { kind: "own" });
    const address = { sheet, ...table };
    const corrections = Object.fromEntries(roles.map(({ header, role }) => [header.trim().toLowerCase(), role]));
    this.memory = remember(this.memory, address, { ...newTable, corrections });
    await this.port.select({ ...address, rows: 1, columns: 1 });
    this.set({ copiedTo: sheet, planned: [] });
    return address;
  }

  private async clean(): Promise<CleanSheet> {
    const { last } = this.state.table;
    if (!last) throw new Error(announcements.noTable);
    return makeCleanSheet(this.port, this.reader, last, wishesOf(last.memory), last.joins);
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
    this.timer = setTimeout(() => void this.refresh(address), 300);
  }

  /** A table that was refreshed is read again with the rows and columns that it gained. */
  private async refresh(address: Address): Promise<void> {
    await this.open(await this.tables.grown(address, this.state.table.last?.isWhole ?? false), false);
  }

  private async keep(): Promise<void> {
    await saveDataMemory(this.port, this.memory).catch(() => undefined); // a workbook that cannot keep it is no reason to stop
  }

  private set(change: Partial<DataState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
