import { isBlank, type CellValue, type SheetValues } from "../../src/base";

/** The limits that the grid edits; every other column of a Limits table is kept as it stands. */
export const limitFields = ["min", "max", "maxMove"] as const;
export type LimitField = (typeof limitFields)[number];

/** Further limits, shown where the table has them or the user asks for their column; called by their headers. */
export const moreLimits = [
  ...(["Fixed", "Status", "Prefer", "Weight", "Step", "Min when on", "Max cost"] as const),
  ...(["Min ROI", "Min mROI"] as const),
] as const;
export type MoreLimit = (typeof moreLimits)[number];

/** What a limit is set to: money, a share, a number, or the word of a Status; null is no limit. */
export type LimitValue = number | string | null;

const headers: Record<LimitField, string> = { min: "Min", max: "Max", maxMove: "Max move" };
const headerOf = (field: LimitField | MoreLimit): string => headers[field as LimitField] ?? field;

/** One row of the grid: amounts in money, maxMove as a share; null where the sheet sets no limit. */
export interface LimitRow {
  readonly name: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly maxMove: number | null;
  /** The further limits that are set. */
  readonly more: Readonly<Partial<Record<MoreLimit, LimitValue>>>;
  /** What else stands in this row, in words ("Owner: Ann"), shown but edited in the sheet. */
  readonly others: readonly string[];
}

/** Row and column of a cell within the table. */
export interface LimitCell {
  readonly row: number;
  readonly column: number;
}

const normal = (cell: CellValue | undefined): string =>
  typeof cell === "string" ? cell.toLowerCase().replace(/[\s_]/g, "") : "";

/** The column under a header, or −1. Case and spaces do not count, as everywhere in our tables. */
function columnOf(table: SheetValues, header: string): number {
  return (table[0] ?? []).findIndex((cell) => normal(cell) === normal(header));
}

function rowOf(table: SheetValues, name: string): number {
  const column = columnOf(table, "Channel");
  const row = table.slice(1).findIndex((cells) => normal(cells[column]) === normal(name));
  return row < 0 ? -1 : row + 1;
}

/** Where a limit stands in the table, or null where the table has no such row or column yet. */
export function limitCell(table: SheetValues, name: string, field: LimitField | MoreLimit): LimitCell | null {
  const row = rowOf(table, name);
  const column = columnOf(table, headerOf(field));
  return row < 0 || column < 0 ? null : { row, column };
}

function amount(cell: CellValue | undefined): number | null {
  return typeof cell === "number" && cell > 0 ? cell : null;
}

function others(table: SheetValues, cells: readonly CellValue[]): string[] {
  const known = ["channel", "min", "max", "maxmove", "reason", ...moreLimits.map(normal)];
  return (table[0] ?? []).flatMap((header, column) => {
    const cell = cells[column];
    const isShown = !known.includes(normal(header)) && !isBlank(cell) && cell !== 0 && typeof cell !== "object";
    return isShown ? [`${String(header)}: ${String(cell)}`] : [];
  });
}

function readRow(table: SheetValues, name: string): LimitRow {
  const cells = table[rowOf(table, name)] ?? [];
  const read = (field: LimitField): number | null => amount(cells[columnOf(table, headerOf(field))]);
  const more = moreLimits.flatMap((limit) => {
    const cell = cells[columnOf(table, limit)];
    const isSet = limit === "Status" ? typeof cell === "string" && !isBlank(cell) : amount(cell) !== null;
    return isSet ? [[limit, cell]] : [];
  });
  const base = { min: read("min"), max: read("max"), maxMove: read("maxMove") };
  return { name, ...base, more: Object.fromEntries(more), others: others(table, cells) };
}

/** The row of a name for which nothing is set. */
export function blankRow(name: string): LimitRow {
  return { name, min: null, max: null, maxMove: null, more: {}, others: [] };
}

/** The grid's rows: every channel in its own order, then the table's other rows (Brand, Total, groups). */
export function limitRows(table: SheetValues | null, channels: readonly string[]): readonly LimitRow[] {
  const known = new Set(channels.map(normal));
  const column = table ? columnOf(table, "Channel") : -1;
  const rest = (table ?? []).slice(1).flatMap((cells) => {
    const name = cells[column];
    return typeof name === "string" && !isBlank(name) && !known.has(normal(name)) ? [name] : [];
  });
  return [...channels, ...rest].map((name) => readRow(table ?? [], name));
}

/** The table with one limit changed; a missing column or row is added. Nothing else moves. */
export function withLimit(
  table: SheetValues | null,
  name: string,
  field: LimitField | MoreLimit,
  value: LimitValue,
): SheetValues {
  const grown = withRow(withColumn(withColumn(table ?? [[]], "Channel"), headerOf(field)), name);
  const cell = limitCell(grown, name, field);
  return grown.map((cells, row) =>
    row === cell?.row ? cells.map((old, column) => (column === cell.column ? value : old)) : cells,
  );
}

/** The table with a row for every channel and a column for every limit of the grid, blank where nothing is set. */
export function completeLimits(table: SheetValues | null, channels: readonly string[]): SheetValues {
  const headers = ["Channel", ...limitFields.map((field) => headerOf(field))];
  return channels.reduce(withRow, headers.reduce(withColumn, table ?? [[]]));
}

/** A column for a header: the first blank one that already belongs to the table, else a new one at its right. */
function withColumn(table: SheetValues, header: string): SheetValues {
  if (columnOf(table, header) >= 0) return table;
  const isFree = (column: number): boolean =>
    table.every((cells) => isBlank(cells[column]) || cells[column] === undefined || cells[column] === 0);
  const spare = (table[0] ?? []).findIndex((_, column) => isFree(column));
  if (spare >= 0)
    return table.map((cells, row) => (row === 0 ? cells.map((old, at) => (at === spare ? header : old)) : cells));
  return table.map((cells, row) => [...cells, row === 0 ? header : null]);
}

/** A row for a name: the first blank one that already belongs to the table, else a new one at its end. */
function withRow(table: SheetValues, name: string): SheetValues {
  if (rowOf(table, name) >= 0) return table;
  const channel = columnOf(table, "Channel");
  const named = (cells: readonly CellValue[]): CellValue[] =>
    cells.map((cell, column) => (column === channel ? name : cell));
  const spare = table.findIndex((cells, row) => row > 0 && cells.every((cell) => isBlank(cell)));
  if (spare > 0) return table.map((cells, row) => (row === spare ? named(cells) : cells));
  return [...table, named((table[0] ?? []).map(() => null))];
}
