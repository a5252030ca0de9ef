import { intersection, invalid, type CellValue } from "../../base";
import type { BlockChart, SheetBlock } from "../../sheets";
import { givenContent } from "../blockContents";
import { countFrozen, freezeFormulas, restoreFormulas } from "../freeze";
import { planSheets, planWrite, refuseOccupied } from "../planWrite";
import type { Address, FreezeReport, NamedPlace, RangeReading, WorkbookPort, WritePreview } from "../port";
import { surroundingRegion } from "../surroundingRegion";
import { grid, MemoryBook, type Undo } from "./memoryBook";
import { memoryFreezeHost } from "./memoryFreeze";
import type { Calculate } from "./memorySheet";

export interface MemoryOptions {
  /** Sheets by name with their first values from A1 on; one empty "Sheet1" if omitted. */
  readonly sheets?: Readonly<Record<string, readonly (readonly CellValue[])[]>>;
  readonly places?: readonly NamedPlace[];
  /** Works out formulas: one value or a block that spills. Omitted: every formula shows #NAME?. */
  readonly calculate?: (formula: string, sheet: string, port: MemoryPort) => ReturnType<Calculate>;
}

/** The workbook in memory: the port, and the hands of a user for tests. */
export interface MemoryPort extends WorkbookPort {
  readonly host: "memory";
  /** What a user does at the keyboard: types values from a cell on; listeners hear of it. */
  userTypes(
    at: Omit<Address, "rows" | "columns">,
    values: readonly (readonly (string | number | boolean | null)[])[],
  ): void;
  userSelects(address: Address): void;
  userAddsSheet(name: string): void;
  /** Inserts blank rows above a row, counted from 0. */
  userInsertsRows(sheet: string, before: number, count: number): void;
  /** The value that stands in a cell now. */
  valueAt(sheet: string, row: number, column: number): CellValue;
  chartsOn(sheet: string): readonly BlockChart[];
  styleAt(sheet: string, row: number, column: number): string | null;
}

/** A complete workbook in memory, for tests of everything that talks to a workbook. */
export function createMemoryPort(options: MemoryOptions = {}): MemoryPort {
  return new MemoryWorkbook(options);
}

class MemoryWorkbook implements MemoryPort {
  readonly host = "memory";
  readonly abilities = { charts: true, printSetup: true, namedStyles: true, oneUndoStep: true };
  private readonly book: MemoryBook;
  private selected: Address;
  private undoLast: Undo | null = null;
  private readonly state = new Map<string, string>();
  private readonly stored = new Map<string, string>();
  private readonly selectionListeners = new Set<(address: Address) => void>();
  private readonly changeListeners = new Set<(address: Address | null) => void>();

  constructor({ sheets = { Sheet1: [] }, places = [], calculate }: MemoryOptions) {
    this.book = new MemoryBook(calculate ? (formula, sheet) => calculate(formula, sheet, this) : null);
    for (const [name, values] of Object.entries(sheets)) this.book.addSheet(name, values);
    for (const place of places) this.book.addPlace(place);
    this.selected = { sheet: this.book.names[0] ?? "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };
  }

  async sheets(): Promise<readonly string[]> {
    return this.book.names;
  }

  async selection(): Promise<Address> {
    return this.selected;
  }

  async region(address: Address): Promise<Address> {
    const { cells } = this.book.sheet(address.sheet);
    const filled = cells.filledIn({ row: 0, column: 0, rows: Infinity, columns: Infinity });
    return { sheet: address.sheet, ...surroundingRegion(address, filled) };
  }

  async usedRange(sheet: string): Promise<Address | null> {
    const used = this.book.sheet(sheet).cells.used();
    return used && { sheet, ...used };
  }

  async read(address: Address): Promise<RangeReading> {
    const { cells } = this.book.sheet(address.sheet);
    const used = cells.used();
    const part = (used && intersection(used, address)) ?? { ...address, rows: 1, columns: 1 };
    const { row, column, rows, columns } = part;
    const bounded = { sheet: address.sheet, row, column, rows, columns };
    const values = cells.filled();
    return {
      address: bounded,
      values: grid(bounded, (r, c) => values.get(`${r},${c}`) ?? null),
      formulas: grid(bounded, (r, c) => cells.cell(r, c)?.formula ?? ""),
      formats: grid(bounded, (r, c) => cells.cell(r, c)?.format ?? "General"),
    };
  }

  async places(): Promise<readonly NamedPlace[]> {
    return this.book.places;
  }

  async previewWrite(...request: Parameters<WorkbookPort["previewWrite"]>): ReturnType<WorkbookPort["previewWrite"]> {
    return (await planWrite(request[0], request[1], this.book.facts())).preview;
  }

  async write(...request: Parameters<WorkbookPort["write"]>): ReturnType<WorkbookPort["write"]> {
    const planned = await planWrite(request[0], request[1], this.book.facts());
    refuseOccupied(planned.preview);
    this.undoLast = this.book.write([planned], request[1].kind === "own");
    return planned.preview;
  }

  async previewSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]> {
    return (await planSheets(blocks, this.book.facts())).map(({ preview }) => preview);
  }

  async writeSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]> {
    const planned = await planSheets(blocks, this.book.facts());
    this.undoLast = this.book.write(planned, true);
    return planned.map(({ preview }) => preview);
  }

  async setCells(...[address, contents]: Parameters<WorkbookPort["setCells"]>): Promise<void> {
    checkShape(address, contents);
    const undo = this.book.undoOfCells([address]);
    const given = contents.map((line) => line.map(givenContent));
    this.book.put(address, given);
    this.undoLast = undo;
  }

  async undoLastWrite(): Promise<boolean> {
    const undo = this.undoLast;
    this.undoLast = null;
    undo?.();
    return undo !== null;
  }

  async select(address: Address): Promise<void> {
    this.book.sheet(address.sheet);
    this.selected = address;
  }

  frozenFormulas(): Promise<number> {
    return countFrozen(this.freezeHost());
  }

  freezeFormulas(): Promise<FreezeReport> {
    this.undoLast = null;
    return freezeFormulas(this.freezeHost());
  }

  restoreFormulas(): Promise<FreezeReport> {
    this.undoLast = null;
    return restoreFormulas(this.freezeHost());
  }

  private freezeHost(): ReturnType<typeof memoryFreezeHost> {
    return memoryFreezeHost(this.book, this.state);
  }

  async loadState(key: string): Promise<string | null> {
    return this.state.get(key) ?? null;
  }

  async saveState(key: string, json: string): Promise<void> {
    this.state.set(key, json);
  }

  async documents(): Promise<readonly string[]> {
    return [...this.stored.keys()];
  }

  async loadDocument(key: string): Promise<string | null> {
    return this.stored.get(key) ?? null;
  }

  async saveDocument(key: string, text: string): Promise<void> {
    this.stored.set(key, text);
  }

  async deleteDocument(key: string): Promise<void> {
    this.stored.delete(key);
  }

  onSelection(listener: (address: Address) => void): () => void {
    this.selectionListeners.add(listener);
    return () => void this.selectionListeners.delete(listener);
  }

  onChange(listener: (address: Address | null) => void): () => void {
    this.changeListeners.add(listener);
    return () => void this.changeListeners.delete(listener);
  }

  userTypes(...[at, values]: Parameters<MemoryPort["userTypes"]>): void {
    const contents = values.map((line) => line.map((value) => value ?? ""));
    this.book.put(at, contents);
    const size = { rows: values.length, columns: Math.max(0, ...values.map((line) => line.length)) };
    for (const listener of this.changeListeners) listener({ ...at, ...size });
  }

  userSelects(address: Address): void {
    this.selected = address;
    for (const listener of this.selectionListeners) listener(address);
  }

  userInsertsRows(sheet: string, before: number, count: number): void {
    this.book.insertRows(sheet, before, count);
  }

  userAddsSheet(name: string): void {
    this.book.addSheet(name);
  }

  valueAt(sheet: string, row: number, column: number): CellValue {
    return this.book.sheet(sheet).cells.filled().get(`${row},${column}`) ?? null;
  }

  chartsOn(sheet: string): readonly BlockChart[] {
    return this.book.sheet(sheet).charts;
  }

  styleAt(sheet: string, row: number, column: number): string | null {
    return this.book.sheet(sheet).styles.get(`${row},${column}`) ?? null;
  }
}

function checkShape(address: Address, contents: readonly (readonly unknown[])[]): void {
  const fits = contents.length === address.rows && contents.every((line) => line.length === address.columns);
  if (!fits) invalid(`setCells: ${address.rows} × ${address.columns} cells need contents of the same shape.`);
}
