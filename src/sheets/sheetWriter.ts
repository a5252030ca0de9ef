import { isCellError, type CellValue } from "../base";
import type { BlockCell, BlockChart, BlockRange, CellContent, SheetBlock, StyleName } from "./sheetBlock";
import type { SheetStamp } from "./sheetAddress";

interface Look {
  readonly style?: StyleName;
  readonly format?: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Fills a SheetBlock cell by cell: sheets say what stands where, this keeps the lists. */
export class SheetWriter {
  private readonly block: Mutable<SheetBlock>;

  constructor(name: string, columnWidths: readonly number[], frozenRows = 3) {
    const lists = { cells: [], spills: [], formats: [], names: [], charts: [] };
    this.block = { name, ...lists, columnWidths: [...columnWidths], frozenRows, landscape: true };
  }

  /** The three lines that every sheet starts with: title, what it is, units with date and version. */
  heading(title: string, line: string, units: string, stamp: SheetStamp): void {
    this.text(0, 0, title, { style: "Title" });
    this.text(1, 0, line, { style: "Note" });
    const version = stamp.version === "" ? "" : `Marginal ${stamp.version}`;
    this.text(2, 0, [units, stamp.date, version].filter((part) => part !== "").join(" · "), { style: "Note" });
  }

  text(row: number, column: number, text: string, look: Look = {}): void {
    this.put(row, column, { kind: "text", text }, look);
  }

  number(row: number, column: number, value: number, look: Look = {}): void {
    this.put(row, column, { kind: "number", value }, look);
  }

  /** A formula, black; green where it is a plain link to another sheet, unless the look says otherwise. */
  formula(row: number, column: number, formula: string, look: Look = {}): void {
    const style = look.style ?? (isLink(formula) ? "Link" : "Calc");
    this.put(row, column, { kind: "formula", formula }, { ...look, style });
  }

  /** A value as it stood in a sheet; blanks and errors get no content but keep their look. */
  value(row: number, column: number, value: CellValue, look: Look = {}): void {
    if (value === null || isCellError(value)) this.format({ row, column, rows: 1, columns: 1 }, look);
    else if (typeof value === "string") this.text(row, column, value, look);
    else if (typeof value === "number") this.number(row, column, value, look);
    else this.put(row, column, { kind: "boolean", value }, look);
  }

  /** A header row; `textColumns` (counted from its first) hold words, the others numbers, whose headers stand right. */
  headers(row: number, column: number, texts: readonly string[], textColumns?: readonly number[]): void {
    texts.forEach((text, index) => {
      const isText = textColumns?.includes(index) ?? true;
      this.text(row, column + index, text, { style: isText ? "Header" : "Number header" });
    });
  }

  /**
   * A formula that spills, with the room that is kept clear for it; its first row looks like a header. With
   * `textColumns` (counted from the first) the headers of all other columns stand right, above their numbers.
   */
  spill(formula: string, room: BlockRange, hasHeader = true, textColumns?: readonly number[]): void {
    const isText = (column: number): boolean => textColumns?.includes(column) ?? true;
    const header = isText(0) ? ("Header" as const) : ("Number header" as const);
    this.formula(room.row, room.column, formula, hasHeader ? { style: header } : {});
    this.block.spills.push(room);
    if (!hasHeader) return;
    this.format({ ...room, rows: 1 }, { style: "Header" });
    for (let column = 0; column < room.columns; column++)
      if (!isText(column))
        this.format({ ...room, column: room.column + column, rows: 1, columns: 1 }, { style: "Number header" });
  }

  format(range: BlockRange, look: Look): void {
    this.block.formats.push({ range, ...look });
  }

  /** A defined name for a range of this sheet. */
  name(name: string, range: BlockRange): void {
    this.block.names.push({ name, range });
  }

  chart(chart: BlockChart): void {
    this.block.charts.push(chart);
  }

  /** Prints this much of the sheet alone; what charts draw may stand beside it. */
  print(range: BlockRange, isOnePage: boolean): void {
    this.block.print = { range, isOnePage };
  }

  finish(): SheetBlock {
    return this.block;
  }

  private put(row: number, column: number, content: CellContent, look: Look): void {
    const cell: BlockCell = { row, column, content, ...look };
    this.block.cells.push(cell);
  }
}

/** True for a formula that is nothing but a reference to a cell of another sheet. */
function isLink(formula: string): boolean {
  return /^=(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!\$?[A-Z]{1,3}\$?\d+$/.test(formula);
}
