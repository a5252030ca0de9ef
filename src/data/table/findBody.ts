import { invalid, isBlank, parseNumber, type CellValue, type SheetValues } from "../../base";
import { cellText, headerKey, nameKey } from "../cells/names";
import { readDates } from "./readDates";

/** Where the parts of a table stand in its range; all rows zero-based within the range. */
export interface TableBody {
  /** Last header row. */
  readonly headerRow: number;
  /** One header per column of the range; "" where there is none. */
  readonly headers: readonly string[];
  readonly hasTwoHeaderRows: boolean;
  readonly dataRows: readonly number[];
  readonly totalRows: readonly number[];
  /** Rows with words only, above or below the table. */
  readonly noteRows: readonly number[];
}

/** What totals rows are called, in the languages that exports come in. */
const totalName =
  /^(grand |sub[\s-]?|overall )?totals?\b|\b(sub-?)?totals?$|^sum(me)?\b|^(ins)?gesamt|^tota(l|le|les|ux|al|lt)\b|^suma\b|^razem\b|^toplam\b|^итого|^всего|^[合总總][计計]|^all campaigns$/;

const isWord = (cell: CellValue | undefined): boolean =>
  typeof cell === "string" && !isBlank(cell) && Number.isNaN(parseNumber(cell) ?? 0) && readDates([cell]).nDates === 0;
/** Blank, or a 0 that may be one: desktop Excel hands blank cells to a function as 0. */
const isBare = (cell: CellValue | undefined): boolean => isBlank(cell) || cell === 0;
const isFigure = (cell: CellValue | undefined): boolean =>
  !isBare(cell) && (typeof cell === "number" || (typeof cell === "string" && !isWord(cell)));
const filled = (row: readonly CellValue[]): number => row.filter((cell) => !isBare(cell)).length;

/**
 * Finds header, data rows, totals rows and notes: titles above, a second header row (merged cells above filled to the
 * right), repeated headers, blank rows and notes below are all told apart. EngineError `invalid` where there is no table.
 */
export function findBody(values: SheetValues): TableBody {
  const rows = values.map((_, row) => row).filter((row) => filled(values[row] ?? []) > 0);
  if (rows.length === 0) invalid("data: the range is empty. Select the table with its header row");
  const width = Math.max(...rows.slice(0, 200).map((row) => filled(values[row] ?? [])));
  if (width < 2) invalid("data: this is one column. Select the whole table: a date or channel column and its numbers");
  const header = findHeader(values, rows, width);
  const second = secondHeader(values, rows, header);
  const headerRow = second ?? header;
  const headers = joinHeaders(values[header] ?? [], second === null ? null : (values[second] ?? []));
  const above = rows.filter((row) => row < header);
  const split = splitRows(
    values,
    rows.filter((row) => row > headerRow),
    headers,
  );
  moveUnnamedTotals(values, headers, split);
  if (split.dataRows.length === 0) invalid("data: there are headers but no rows below them. Select the whole table");
  return { headerRow, headers, hasTwoHeaderRows: second !== null, ...split, noteRows: [...above, ...split.noteRows] };
}

function findHeader(values: SheetValues, rows: readonly number[], width: number): number {
  for (const row of rows.slice(0, 30)) {
    const cells = values[row] ?? [];
    const words = cells.filter(isWord).length;
    if (words >= 2 && words >= 0.5 * Math.min(width, filled(cells)) && filled(cells) >= 0.4 * width) return row;
  }
  return invalid("data: there is no header row. Put a name above every column and select it too");
}

/** The row below the header, where it too holds only words and gives names to columns that lack one. */
function secondHeader(values: SheetValues, rows: readonly number[], header: number): number | null {
  const next = rows[rows.indexOf(header) + 1];
  const after = rows[rows.indexOf(header) + 2];
  if (next === undefined || after === undefined) return null;
  const [top, below, data] = [values[header] ?? [], values[next] ?? [], values[after] ?? []];
  if (below.some(isFigure) || below.filter(isWord).length < 2) return null;
  const fills = below.some((cell, column) => !isBare(cell) && isBare(top[column]));
  return fills && data.some(isFigure) ? next : null;
}

function joinHeaders(top: readonly CellValue[], below: readonly CellValue[] | null): string[] {
  const text = (cell: CellValue | undefined): string => (isBare(cell) ? "" : cellText(cell));
  if (!below) return top.map(text);
  let carried = "";
  return below.map((cell, column) => {
    const own = text(cell);
    const above = text(top[column]);
    if (above) carried = above;
    return [own || above ? carried : "", own].filter(Boolean).join(" ");
  });
}

/** The rows below the header by kind; moved from list to list while they are told apart. */
interface RowSplit {
  readonly dataRows: number[];
  readonly totalRows: number[];
  readonly noteRows: number[];
}

function splitRows(values: SheetValues, rows: readonly number[], headers: readonly string[]): RowSplit {
  const split: RowSplit = { dataRows: [], totalRows: [], noteRows: [] };
  const columns = headers.filter(Boolean).length;
  const keys = headers.map(headerKey);
  for (const row of rows) {
    const cells = values[row] ?? [];
    if (isNote(cells, columns) || isHeaderAgain(cells, keys)) split.noteRows.push(row);
    else if (isTotal(cells)) split.totalRows.push(row);
    else split.dataRows.push(row);
  }
  return split;
}

/**
 * Moves a first or last row that names nothing to the totals: figures only, blank wherever every other row has a word or
 * a written date, and in the date column (Meta's exports end that way).
 */
function moveUnnamedTotals(values: SheetValues, headers: readonly string[], split: RowSplit): void {
  const { dataRows, totalRows } = split;
  if (dataRows.length < 3) return;
  for (const row of [dataRows[0] ?? 0, dataRows[dataRows.length - 1] ?? 0]) {
    const cells = values[row] ?? [];
    const others = dataRows.filter((other) => other !== row).slice(0, 50);
    const names = headers.flatMap((header, column) => {
      const isName = (other: number): boolean =>
        !isBare(values[other]?.[column]) && !isPlainNumber(values[other]?.[column]);
      return others.every(isName) ||
        (/^(date|day|week|month)$/i.test(header) && !others.some((o) => isBare(values[o]?.[column])))
        ? [column]
        : [];
    });
    if (names.length === 0 || !names.every((column) => isBare(cells[column])) || !cells.some(isFigure)) continue;
    dataRows.splice(dataRows.indexOf(row), 1);
    totalRows.push(row);
  }
}

const isPlainNumber = (cell: CellValue | undefined): boolean => !Number.isNaN(parseNumber(cell) ?? NaN);

/** A row of words only: beside blanks any words, beside zeros (blanks of desktop Excel) only a sentence. */
function isNote(cells: readonly CellValue[], columns: number): boolean {
  if (columns < 3 || filled(cells) !== 1) return false;
  const word = cells.find((cell) => !isBare(cell));
  if (!isWord(word)) return false;
  const isSentence = /^(note|source|\*)/i.test(String(word)) || String(word).trim().split(/\s+/).length >= 5;
  return isSentence || cells.every((cell) => cell !== 0);
}

function isHeaderAgain(cells: readonly CellValue[], keys: readonly string[]): boolean {
  const first = keys.findIndex((key) => key !== "");
  const cell = cells[first];
  if (typeof cell !== "string" || headerKey(cell) !== keys[first]) return false;
  return cells.every((value, column) => isBlank(value) || headerKey(cellText(value)) === keys[column]);
}

function isTotal(cells: readonly CellValue[]): boolean {
  const first = cells.find((cell) => !isBare(cell));
  return typeof first === "string" && totalName.test(nameKey(first)) && cells.some(isFigure);
}
