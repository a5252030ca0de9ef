import { intersection, invalid, type CellValue, type Rectangle } from "../../base";
import type { BlockChart, SheetBlock } from "../../sheets";
import { blockContents, givenContent, standingValue, type HostContent } from "../blockContents";
import { planWrite, refuseOccupied, type PlannedWrite, type WorkbookFacts } from "../planWrite";
import type { Address, NamedPlace, RangeReading, WorkbookPort } from "../port";
import { surroundingRegion } from "../surroundingRegion";
import { MemorySheet, type Calculate, type MemoryCell } from "./memorySheet";

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
  /** The value that stands in a cell now. */
  valueAt(sheet: string, row: number, column: number): CellValue;
  chartsOn(sheet: string): readonly BlockChart[];
  styleAt(sheet: string, row: number, column: number): string | null;
}

interface Sheet {
  readonly cells: MemorySheet;
  charts: readonly BlockChart[];
  /** Set on sheets that we made: what we last wrote there. */
  own: Rectangle | null;
  styles: Map<string, string>;
}

interface Saved {
  readonly address: Address;
  readonly cells: readonly (MemoryCell | undefined)[][];
}
type Undo = () => void;

/** A complete workbook in memory, for tests of everything that talks to a workbook. */
export function createMemoryPort(options: MemoryOptions = {}): MemoryPort {
  return new MemoryWorkbook(options);
}

class MemoryWorkbook implements MemoryPort {
  readonly host = "memory";
  readonly abilities = { charts: true, printSetup: true, namedStyles: true, oneUndoStep: true };
  private book = new Map<string, Sheet>();
  private named = new Map<string, NamedPlace>();
  private selected: Address;
  private undoLast: Undo | null = null;
  private readonly state = new Map<string, string>();
  private readonly stored = new Map<string, string>();
  private readonly selectionListeners = new Set<(address: Address) => void>();
  private readonly changeListeners = new Set<(address: Address | null) => void>();

  constructor(private readonly options: MemoryOptions) {
    const sheets = Object.entries(options.sheets ?? { Sheet1: [] });
    for (const [name, values] of sheets) {
      this.addSheet(name);
      this.put({ sheet: name, row: 0, column: 0 }, values as HostContent[][]);
    }
    for (const place of options.places ?? []) this.named.set(place.name, place);
    this.selected = { sheet: sheets[0]?.[0] ?? "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };
  }

  async sheets(): Promise<readonly string[]> {
    return [...this.book.keys()];
  }

  async selection(): Promise<Address> {
    return this.selected;
  }

  async region(address: Address): Promise<Address> {
    const { cells } = this.sheet(address.sheet);
    const filled = cells.filledIn({ row: 0, column: 0, rows: Infinity, columns: Infinity });
    return { sheet: address.sheet, ...surroundingRegion(address, filled) };
  }

  async usedRange(sheet: string): Promise<Address | null> {
    const used = this.sheet(sheet).cells.used();
    return used && { sheet, ...used };
  }

  async read(address: Address): Promise<RangeReading> {
    const { cells } = this.sheet(address.sheet);
    const used = cells.used();
    const part = (used && intersection(used, address)) ?? { ...address, rows: 1, columns: 1 };
    const bounded = {
      sheet: address.sheet,
      row: part.row,
      column: part.column,
      rows: part.rows,
      columns: part.columns,
    };
    const values = cells.filled();
    return {
      address: bounded,
      values: grid(bounded, (row, column) => values.get(`${row},${column}`) ?? null),
      formulas: grid(bounded, (row, column) => cells.cell(row, column)?.formula ?? ""),
      formats: grid(bounded, (row, column) => cells.cell(row, column)?.format ?? "General"),
    };
  }

  async places(): Promise<readonly NamedPlace[]> {
    return [...this.named.values()];
  }

  async previewWrite(...request: Parameters<WorkbookPort["previewWrite"]>): ReturnType<WorkbookPort["previewWrite"]> {
    return (await planWrite(request[0], request[1], this.facts())).preview;
  }

  async write(...request: Parameters<WorkbookPort["write"]>): ReturnType<WorkbookPort["write"]> {
    const planned = await planWrite(request[0], request[1], this.facts());
    refuseOccupied(planned.preview);
    const undo = planned.preview.isNewSheet ? this.undoOfNewSheet(planned) : this.undoOfCells(planned.preview.ranges);
    if (planned.preview.isNewSheet) this.addSheet(planned.preview.sheet);
    this.fill(planned, request[1].kind === "own");
    this.undoLast = undo;
    return planned.preview;
  }

  async setCells(...[address, contents]: Parameters<WorkbookPort["setCells"]>): Promise<void> {
    checkShape(address, contents);
    this.sheet(address.sheet);
    const undo = this.undoOfCells([address]);
    this.put(
      address,
      contents.map((line) => line.map(givenContent)),
    );
    this.undoLast = undo;
  }

  async undoLastWrite(): Promise<boolean> {
    const undo = this.undoLast;
    this.undoLast = null;
    undo?.();
    return undo !== null;
  }

  async select(address: Address): Promise<void> {
    this.sheet(address.sheet);
    this.selected = address;
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
    this.put(at, contents);
    const size = { rows: values.length, columns: Math.max(0, ...values.map((line) => line.length)) };
    for (const listener of this.changeListeners) listener({ ...at, ...size });
  }

  userSelects(address: Address): void {
    this.selected = address;
    for (const listener of this.selectionListeners) listener(address);
  }

  userAddsSheet(name: string): void {
    this.addSheet(name);
  }

  valueAt(sheet: string, row: number, column: number): CellValue {
    return this.sheet(sheet).cells.filled().get(`${row},${column}`) ?? null;
  }

  chartsOn(sheet: string): readonly BlockChart[] {
    return this.sheet(sheet).charts;
  }

  styleAt(sheet: string, row: number, column: number): string | null {
    return this.sheet(sheet).styles.get(`${row},${column}`) ?? null;
  }

  private sheet(name: string): Sheet {
    const found = [...this.book.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    return (found && this.book.get(found)) || invalid(`There is no sheet "${name}".`);
  }

  private addSheet(name: string): void {
    const { calculate } = this.options;
    const answer: Calculate | null = calculate ? (formula, sheet) => calculate(formula, sheet, this) : null;
    this.book.set(name, { cells: new MemorySheet(name, answer), charts: [], own: null, styles: new Map() });
  }

  private put(at: { sheet: string; row: number; column: number }, contents: readonly (readonly HostContent[])[]): void {
    const { cells } = this.sheet(at.sheet);
    contents.forEach((line, r) =>
      line.forEach((content, c) => {
        const format = cells.cell(at.row + r, at.column + c)?.format ?? "General";
        cells.put(at.row + r, at.column + c, { ...standingValue(content), format });
      }),
    );
  }

  private facts(): WorkbookFacts {
    return {
      sheets: [...this.book.keys()],
      ownExtent: (sheet) => this.sheet(sheet).own,
      filled: async (address) =>
        this.sheet(address.sheet)
          .cells.filledIn(address)
          .map((cell) => ({ sheet: address.sheet, ...cell })),
    };
  }

  private fill({ block, extent, stale, preview }: PlannedWrite, isOwn: boolean): void {
    const sheet = this.sheet(preview.sheet);
    if (stale) sheet.cells.clear(stale);
    this.put({ sheet: preview.sheet, ...extent }, blockContents(block, extent));
    applyFormats(sheet, block);
    sheet.charts = isOwn ? block.charts : [...sheet.charts, ...block.charts];
    if (isOwn) sheet.own = extent;
    for (const { name, range } of block.names) this.addName(name, { sheet: preview.sheet, ...range });
  }

  /** A name that points into a sheet of the user's stays theirs. */
  private addName(name: string, address: Address): void {
    const taken = this.named.get(name);
    if (taken && this.sheet(taken.address.sheet).own === null) return;
    this.named.set(name, { name, kind: "name", address });
  }

  private undoOfNewSheet({ preview }: PlannedWrite): Undo {
    const names = new Map(this.named);
    return () => {
      this.book.delete(preview.sheet);
      this.named = names;
    };
  }

  private undoOfCells(addresses: readonly Address[]): Undo {
    const saved = addresses.map((address): Saved => {
      const { cells } = this.sheet(address.sheet);
      return { address, cells: grid(address, (row, column) => cells.cell(row, column)) };
    });
    const sheets = [...new Set(addresses.map(({ sheet }) => sheet))].map((name) => ({ ...this.sheet(name) }));
    const names = new Map(this.named);
    return () => {
      for (const { address, cells } of saved) restore(this.sheet(address.sheet).cells, address, cells);
      for (const sheet of sheets) this.book.set(sheet.cells.name, sheet);
      this.named = names;
    };
  }
}

function restore(sheet: MemorySheet, address: Address, cells: Saved["cells"]): void {
  cells.forEach((line, r) => line.forEach((cell, c) => sheet.put(address.row + r, address.column + c, cell ?? null)));
}

function applyFormats(sheet: Sheet, block: SheetBlock): void {
  const apply = (row: number, column: number, format?: string, style?: string): void => {
    const cell = sheet.cells.cell(row, column) ?? { value: null, formula: "", format: "General" };
    if (format) sheet.cells.put(row, column, { ...cell, format });
    if (style) sheet.styles.set(`${row},${column}`, style);
  };
  for (const { range, format, style } of block.formats) grid(range, (row, column) => apply(row, column, format, style));
  for (const { row, column, format, style } of block.cells) apply(row, column, format, style);
}

function grid<T>(range: Rectangle, at: (row: number, column: number) => T): T[][] {
  return Array.from({ length: range.rows }, (_, r) =>
    Array.from({ length: range.columns }, (_, c) => at(range.row + r, range.column + c)),
  );
}

function checkShape(address: Address, contents: readonly (readonly unknown[])[]): void {
  const fits = contents.length === address.rows && contents.every((line) => line.length === address.columns);
  if (!fits) invalid(`setCells: ${address.rows} × ${address.columns} cells need contents of the same shape.`);
}
