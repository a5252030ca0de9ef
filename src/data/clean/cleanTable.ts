import { isBlank, isCellError, missing, type Finding, type ResultCell, type SheetValues, type Table } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { recogniseColumns } from "../columns/recogniseColumns";
import { type TableColumn } from "../table/dataTable";
import { readTable } from "../table/readTable";
import { isSameNameMisspelt } from "./nameDistance";

/** A cleaned copy of a table and the list of what was changed. Dates are serial numbers; blanks are "". */
export interface CleanCopy {
  readonly table: Table;
  readonly changes: readonly Finding[];
  /** Zero-based columns of `table` that hold dates, for the format. */
  readonly dateColumns: readonly number[];
}

/**
 * The cleaned copy of a range: titles, notes, totals and repeated headers left out; numbers and dates as text turned
 * into real ones; wholly equal rows kept once; spellings of one channel written as the most frequent; rows sorted by
 * date. Values are never invented: a blank stays blank, an error cell stays an error with words.
 */
export function cleanTable(values: SheetValues): CleanCopy {
  const read = readTable(values);
  const changes: Finding[] = read.findings.filter(({ check }) => check === "Layout");
  const roles = recogniseColumns(read).roles;
  const isChannel = (column: TableColumn): boolean =>
    roles.some(({ role, column: place }) => role === "channel" && place === column.column);
  const columns = read.columns.filter(({ isNameless }) => !isNameless);
  const cleaned = columns.map((column) =>
    isChannel(column) ? mergeNames(column, changes) : cleanColumn(column, changes),
  );
  const kept = distinctRows(cleaned, read.rows, changes);
  const order = sortByDate(columns, kept, changes);
  return {
    table: {
      header: columns.map(({ header }) => header),
      rows: order.map((row) => cleaned.map((cells) => cells[row] ?? "")),
    },
    changes,
    dateColumns: columns.flatMap(({ kind }, index) => (kind === "date" ? [index] : [])),
  };
}

function cleanColumn(column: TableColumn, changes: Finding[]): ResultCell[] {
  let nTurned = 0;
  const cells = column.cells.map((cell, row): ResultCell => {
    if (isCellError(cell)) return missing(`The source holds ${cell.error} here`);
    if (isBlank(cell) || cell === null) return "";
    const value = column.numbers[row] ?? NaN;
    if (column.kind === "text" || Number.isNaN(value)) return typeof cell === "string" ? cellText(cell) : cell;
    if (typeof cell === "string") nTurned++;
    return value;
  });
  const what = column.kind === "date" ? "date(s)" : "number(s)";
  if (nTurned > 0)
    changes.push(change(column.column, `${column.header}: ${nTurned} ${what} written as text turned into real ones`));
  return cells;
}

function change(column: number | undefined, found: string): Finding {
  return { check: "Clean copy", severity: "note", where: { column }, found, fix: "Nothing to do" };
}

/** Writes spellings of one name as the most frequent of them (the first among equals). */
function mergeNames(column: TableColumn, changes: Finding[]): ResultCell[] {
  const counts = new Map<string, number>();
  for (const cell of column.cells)
    if (!isBlank(cell)) counts.set(cellText(cell), (counts.get(cellText(cell)) ?? 0) + 1);
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const standard = new Map<string, string>();
  for (const name of byCount) {
    const twin = [...new Set(standard.values())].find(
      (other) => nameKey(other) === nameKey(name) || isSameNameMisspelt(other, name),
    );
    standard.set(name, twin ?? name);
    if (twin !== undefined) changes.push(change(column.column, `${column.header}: "${name}" written as "${twin}"`));
  }
  return column.cells.map((cell) => (isBlank(cell) ? "" : (standard.get(cellText(cell)) ?? cellText(cell))));
}

function distinctRows(columns: readonly ResultCell[][], rows: readonly number[], changes: Finding[]): number[] {
  const seen = new Set<string>();
  const kept = rows.flatMap((_, row) => {
    const key = columns.map((cells) => JSON.stringify(cells[row])).join("|");
    return seen.size === seen.add(key).size ? [] : [row];
  });
  const nDropped = rows.length - kept.length;
  if (nDropped > 0) changes.push(change(undefined, `${nDropped} row(s) that repeat an earlier row left out`));
  return kept;
}

function sortByDate(columns: readonly TableColumn[], rows: readonly number[], changes: Finding[]): readonly number[] {
  const dates = columns.find(({ kind }) => kind === "date")?.numbers;
  if (!dates) return rows;
  const day = (row: number): number => (Number.isNaN(dates[row] ?? NaN) ? Infinity : (dates[row] ?? 0));
  const sorted = [...rows].sort((a, b) => (day(a) === day(b) ? a - b : day(a) - day(b)));
  if (sorted.some((row, index) => row !== rows[index])) changes.push(change(undefined, "Rows sorted by date"));
  return sorted;
}
