import { invalid, parseSheetReference, type CellValue, type Rectangle } from "../../base";
import type { BlockChart, SheetBlock } from "../../sheets";
import { blockContents, standingValue, type HostContent } from "../blockContents";
import type { FormulaPlace } from "../freeze";
import type { PlannedWrite, WorkbookFacts } from "../planWrite";
import type { Address, NamedPlace } from "../port";
import { MemorySheet, rowsInserted, type Calculate, type MemoryCell } from "./memorySheet";

/** One sheet of the workbook in memory: its cells, what stands over them, and its looks. */
export interface BookSheet {
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

/** Puts back what a write changed. */
export type Undo = () => void;

/** Sheets and names of a workbook in memory, and how blocks are written into it and taken back. */
export class MemoryBook {
  private readonly book = new Map<string, BookSheet>();
  private named = new Map<string, NamedPlace>();
  /** Places that freezing holds on to, by name. */
  readonly followed = new Map<string, FormulaPlace>();

  constructor(private readonly calculate: Calculate | null) {}

  get names(): readonly string[] {
    return [...this.book.keys()];
  }

  get places(): readonly NamedPlace[] {
    return [...this.named.values()];
  }

  addPlace(place: NamedPlace): void {
    this.named.set(place.name, place);
  }

  find(name: string): BookSheet | null {
    const found = this.names.find((key) => key.toLowerCase() === name.toLowerCase());
    return (found && this.book.get(found)) || null;
  }

  sheet(name: string): BookSheet {
    return this.find(name) ?? invalid(`There is no sheet "${name}".`);
  }

  addSheet(name: string, values: readonly (readonly CellValue[])[] = []): void {
    this.book.set(name, { cells: new MemorySheet(name, this.calculate), charts: [], own: null, styles: new Map() });
    this.put({ sheet: name, row: 0, column: 0 }, values as HostContent[][]);
  }

  put(at: { sheet: string; row: number; column: number }, contents: readonly (readonly HostContent[])[]): void {
    const { cells } = this.sheet(at.sheet);
    contents.forEach((line, r) =>
      line.forEach((content, c) => {
        const format = cells.cell(at.row + r, at.column + c)?.format ?? "General";
        cells.put(at.row + r, at.column + c, { ...standingValue(content), format });
      }),
    );
  }

  /** Inserts blank rows on a sheet; names and what freezing holds on to move along. */
  insertRows(name: string, before: number, count: number): void {
    this.sheet(name).cells.insertRows(before, count);
    for (const [key, place] of this.named)
      if (place.address.sheet === name)
        this.named.set(key, { ...place, address: { sheet: name, ...rowsInserted(place.address, before, count) } });
    for (const [key, place] of this.followed)
      if (place.sheetId === name) this.followed.set(key, { sheetId: name, ...rowsInserted(place, before, count) });
  }

  facts(): WorkbookFacts {
    return {
      sheets: this.names,
      ownExtent: (sheet) => this.sheet(sheet).own,
      filled: async (address) =>
        this.sheet(address.sheet)
          .cells.filledIn(address)
          .map((cell) => ({ sheet: address.sheet, ...cell })),
    };
  }

  /** Writes planned blocks, all or none; returns what takes them back. */
  write(planned: readonly PlannedWrite[], isOwn: boolean): Undo {
    const undos = planned.map((one) =>
      one.preview.isNewSheet ? this.undoOfNewSheet(one) : this.undoOfCells(one.preview.ranges),
    );
    const undo = (): void => [...undos].reverse().forEach((takeBack) => takeBack());
    try {
      for (const { preview } of planned) if (preview.isNewSheet) this.addSheet(preview.sheet);
      for (const one of planned) this.fill(one, isOwn);
    } catch (error) {
      undo();
      throw error;
    }
    return undo;
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
    if (parseSheetReference(name)) invalid(`The name ${name} is an address: no workbook takes it.`);
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

  /** What puts these cells, the names and the looks of their sheets back. */
  undoOfCells(addresses: readonly Address[]): Undo {
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

function applyFormats(sheet: BookSheet, block: SheetBlock): void {
  const apply = (row: number, column: number, format?: string, style?: string): void => {
    const cell = sheet.cells.cell(row, column) ?? { value: null, formula: "", format: "General" };
    if (format) sheet.cells.put(row, column, { ...cell, format });
    if (style) sheet.styles.set(`${row},${column}`, style);
  };
  for (const { range, format, style } of block.formats) grid(range, (row, column) => apply(row, column, format, style));
  for (const { row, column, format, style } of block.cells) apply(row, column, format, style);
}

/** What `at` gives for every cell of a rectangle, row by row. */
export function grid<T>(range: Rectangle, at: (row: number, column: number) => T): T[][] {
  return Array.from({ length: range.rows }, (_, r) =>
    Array.from({ length: range.columns }, (_, c) => at(range.row + r, range.column + c)),
  );
}
