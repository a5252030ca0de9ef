import { columnLetters } from "./sheetValues";

/** A rectangle of cells; row and column are zero-based. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The A1 name of a cell: (0, 0) is "A1"; absolute gives "$A$1". */
export function cellName(row: number, column: number, absolute = false): string {
  const dollar = absolute ? "$" : "";
  return `${dollar}${columnLetters(column)}${dollar}${row + 1}`;
}

/** The A1 name of a rectangle: one cell gives "A1", more give "A1:C7". */
export function rangeName(range: Rectangle, absolute = false): string {
  const first = cellName(range.row, range.column, absolute);
  if (range.rows === 1 && range.columns === 1) return first;
  return `${first}:${cellName(range.row + range.rows - 1, range.column + range.columns - 1, absolute)}`;
}

/** A reference to a rectangle of another sheet, as a formula writes it: "Inputs!$A$5:$C$11", "'Bob''s'!A1". */
export function sheetReference(sheet: string, range: Rectangle, absolute = true): string {
  return `${quoteSheetName(sheet)}!${rangeName(range, absolute)}`;
}

/** A sheet name as a formula needs it: quoted with inner quotes doubled, bare only where that is plainly safe. */
export function quoteSheetName(name: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z_]*$/.test(name) && !/^(r|c|rc|true|false)$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Zero-based column of its letters: "A" is 0, "AA" is 26. Case does not matter. */
export function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Reads an A1 name, dollars allowed ("A1", "$A$1:C7", "A:C" and "2:9" too); null where it is none. */
export function parseRangeName(text: string, sheetRows = 1048576, sheetColumns = 16384): Rectangle | null {
  const match = /^\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?$/.exec(text.trim());
  if (!match || (!match[1] && !match[2])) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  if (!match[0].includes(":") && (!left || !top)) return null;
  const row = top ? Number(top) - 1 : 0;
  const column = left ? columnIndex(left) : 0;
  const lastRow = bottom ? Number(bottom) - 1 : sheetRows - 1;
  const lastColumn = right ? columnIndex(right) : sheetColumns - 1;
  if (row < 0 || lastRow < row || lastColumn < column) return null;
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** Splits "'Bob''s'!A1:C7" into its sheet and its range; sheet is null where the text names none. */
export function parseSheetReference(text: string): { readonly sheet: string | null; readonly range: Rectangle } | null {
  const match = /^=?(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(text.trim());
  const range = match && parseRangeName(match[3] ?? "");
  if (!match || !range) return null;
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? null, range };
}

/** The part that two rectangles share; null where they do not meet. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest rectangle that holds all of them; null for none. */
export function boundingRectangle(ranges: readonly Rectangle[]): Rectangle | null {
  if (ranges.length === 0) return null;
  const row = Math.min(...ranges.map((range) => range.row));
  const column = Math.min(...ranges.map((range) => range.column));
  const bottom = Math.max(...ranges.map((range) => range.row + range.rows));
  const right = Math.max(...ranges.map((range) => range.column + range.columns));
  return { row, column, rows: bottom - row, columns: right - column };
}

/** True where the outer rectangle holds the whole inner one. */
export function holds(outer: Rectangle, inner: Rectangle): boolean {
  const shared = intersection(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}
