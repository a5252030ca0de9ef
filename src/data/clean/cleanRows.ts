import { counted, isBlank, isCellError, missing, type Finding, type ResultCell, type SheetValues } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { type ColumnRole, type Mapping } from "../columns/columnRoles";
import { recogniseColumns } from "../columns/recogniseColumns";
import { withOutcome } from "../columns/withOutcome";
import { nextPeriod, periodUnit, distinctDays } from "../dataset/periodUnit";
import { type ColumnKind, type TableColumn } from "../table/dataTable";
import { readTable } from "../table/readTable";
import { proposeNames, renamer } from "./channelNames";
import { type CleanOptions } from "./cleanOptions";

/** One column of a clean copy: what it is for, what it holds, its cells. */
export interface CleanColumn {
  readonly role: ColumnRole;
  readonly kind: ColumnKind;
  readonly cells: readonly ResultCell[];
}

/** A table cleaned row by row, before it is laid out anew or its gaps are dealt with. */
export interface CleanRows {
  readonly shape: Mapping["shape"];
  readonly source: string;
  readonly columns: readonly CleanColumn[];
  readonly changes: readonly Finding[];
}

/** A change as the list of changes says it. */
export function change(found: string, column?: number): Finding {
  return { check: "Clean copy", severity: "note", where: { column }, found, fix: "Nothing to do" };
}

/**
 * Cleans the rows of a range: titles, notes, totals and repeated headers left out; numbers and dates as text made real;
 * channel names written in one way; equal rows kept once, rows sorted by date. Values are never invented: a blank stays
 * blank unless the options say that blank spend is 0; an error cell stays an error with words.
 */
export function cleanRows(values: SheetValues, options: CleanOptions, given: Mapping | null): CleanRows {
  const read = readTable(values);
  const mapping = withOutcome(given ?? recogniseColumns(read), options.outcome);
  const changes: Finding[] = read.findings.filter(({ check }) => check === "Layout");
  const rename = renamer(proposeNames(read, mapping), options);
  const columns = read.columns
    .filter(({ isNameless }) => !isNameless)
    .map((column): CleanColumn => {
      const role = mapping.roles.find((one) => one.column === column.column) ?? labelOf(column);
      const cells =
        role.role === "channel" ? renamed(column, rename, changes) : realCells(column, role, options, changes);
      return { role, kind: column.kind, cells };
    });
  const merged = mapping.shape === "wide" ? mergeColumns(columns, rename, changes) : columns;
  const rows = sortByDate(merged, distinctRows(merged, options, changes), changes);
  const kept = finished(merged, rows, options.today, changes);
  return {
    shape: mapping.shape,
    source: mapping.source,
    columns: merged.map((column) => ({ ...column, cells: kept.map((row) => column.cells[row] ?? "") })),
    changes,
  };
}

const labelOf = ({ column, header }: TableColumn): ColumnRole => ({ column, header, role: "label", channel: "" });

function realCells(column: TableColumn, role: ColumnRole, options: CleanOptions, changes: Finding[]): ResultCell[] {
  let [nTurned, nZeros] = [0, 0];
  const isOff = role.role === "spend" && column.kind === "number" && options.blankSpend === "zero";
  const cells = column.cells.map((cell, row): ResultCell => {
    if (isCellError(cell)) return missing(`The source holds ${cell.error} here. Mend that formula in the source`);
    if (isBlank(cell) || cell === null) {
      if (isOff) nZeros++;
      return isOff ? 0 : "";
    }
    const value = column.numbers[row] ?? NaN;
    if (column.kind === "text" || Number.isNaN(value)) return typeof cell === "string" ? cellText(cell) : cell;
    if (typeof cell === "string") nTurned++;
    return value;
  });
  const what = counted(nTurned, column.kind === "date" ? "date" : "number");
  if (nTurned > 0)
    changes.push(change(`${column.header}: ${what} written as text turned into real ones`, column.column));
  if (nZeros > 0)
    changes.push(change(`${column.header}: ${counted(nZeros, "blank cell")} written as 0`, column.column));
  return cells;
}

function renamed(column: TableColumn, rename: (name: string) => string, changes: Finding[]): ResultCell[] {
  const said = new Set<string>();
  return column.cells.map((cell) => {
    if (isBlank(cell)) return "";
    const name = cellText(cell);
    const to = rename(name);
    if (to !== name && !said.has(name)) {
      said.add(name);
      changes.push(change(`${column.header}: "${name}" written as "${to}"`, column.column));
    }
    return to;
  });
}

/** Columns of one channel under several names become one: added up row by row, under the name that was chosen. */
function mergeColumns(
  columns: readonly CleanColumn[],
  rename: (name: string) => string,
  changes: Finding[],
): CleanColumn[] {
  const hosts = new Map<string, number>();
  const merged: CleanColumn[] = [];
  for (const column of columns) {
    const { role } = column;
    const to = role.role === "spend" && role.channel !== "" ? rename(role.channel) : "";
    const host = to === "" ? undefined : hosts.get(nameKey(to));
    if (to !== "" && host === undefined) hosts.set(nameKey(to), merged.length);
    if (host !== undefined && merged[host]) {
      merged[host] = { ...merged[host], cells: merged[host].cells.map((cell, row) => sum(cell, column.cells[row])) };
      changes.push(change(`Column ${role.header} added to ${merged[host].role.header}`, role.column));
    } else if (to !== "" && to !== role.channel) {
      merged.push({ ...column, role: { ...role, header: to, channel: to } });
      changes.push(change(`Column ${role.header} called ${to}`, role.column));
    } else merged.push(column);
  }
  return merged;
}

function sum(a: ResultCell, b: ResultCell | undefined): ResultCell {
  if (typeof a === "number") return typeof b === "number" ? a + b : a;
  return typeof b === "number" || a === "" ? (b ?? a) : a;
}

function distinctRows(columns: readonly CleanColumn[], options: CleanOptions, changes: Finding[]): number[] {
  const rows = Array.from(columns[0]?.cells.keys() ?? []);
  if (options.duplicates === "keep") return rows;
  const seen = new Set<string>();
  const kept = rows.filter((row) => {
    const key = columns.map(({ cells }) => JSON.stringify(cells[row])).join("|");
    return seen.size !== seen.add(key).size;
  });
  const nDropped = rows.length - kept.length;
  if (nDropped > 0) changes.push(change(`${counted(nDropped, "row")} left out: an earlier row says the same`));
  return kept;
}

const dateCells = (columns: readonly CleanColumn[]): readonly ResultCell[] | undefined =>
  (
    columns.find(({ role, kind }) => role.role === "date" && kind === "date") ??
    columns.find(({ kind }) => kind === "date")
  )?.cells;

function sortByDate(columns: readonly CleanColumn[], rows: readonly number[], changes: Finding[]): readonly number[] {
  const dates = dateCells(columns);
  if (!dates) return rows;
  const day = (row: number): number => (typeof dates[row] === "number" ? dates[row] : Infinity);
  const sorted = [...rows].sort((a, b) => (day(a) === day(b) ? a - b : day(a) - day(b)));
  if (sorted.some((row, index) => row !== rows[index])) changes.push(change("Rows sorted by date"));
  return sorted;
}

/** Without the rows of periods that are not over on the given day. */
function finished(
  columns: readonly CleanColumn[],
  rows: readonly number[],
  today: number | null,
  changes: Finding[],
): readonly number[] {
  const dates = dateCells(columns);
  if (!dates || today === null) return rows;
  const unit = periodUnit(distinctDays(dates.filter((day): day is number => typeof day === "number")));
  if (unit === "irregular") return rows;
  const kept = rows.filter((row) => {
    const day = dates[row];
    return typeof day !== "number" || nextPeriod(day, unit) <= today;
  });
  const nDropped = rows.length - kept.length;
  if (nDropped > 0) changes.push(change(`${counted(nDropped, "row")} of a ${unit} that is not over yet left out`));
  return kept;
}
