import { isBlank, type CellValue, type SheetValues } from "../../src/base";
import type { LimitMend } from "./planner";

/** Every kind of limit, by the header of its column in a Limits table. */
export const limitFields = [
  ...(["Min", "Max", "Max move", "Status", "Fixed", "Prefer", "Weight", "Step"] as const),
  ...(["Min when on", "Max cost", "Min ROI", "Min mROI", "Reason"] as const),
] as const;
export type LimitField = (typeof limitFields)[number];

/** What a limit is set to: money, a share, a number, or words (Status, Reason); null is no limit. */
export type LimitValue = number | string | null;

/** Row and column of a cell within the table. */
export interface LimitCell {
  readonly row: number;
  readonly column: number;
}

/** The key by which names and headers are compared: case and spaces do not count, as everywhere in our tables. */
export const limitKey = (cell: CellValue | undefined): string =>
  typeof cell === "string" ? cell.toLowerCase().replace(/[\s_]/g, "") : "";

/** The column under a header, or −1. */
export function columnOf(table: SheetValues, header: string): number {
  return (table[0] ?? []).findIndex((cell) => limitKey(cell) === limitKey(header));
}

/** The rows that carry a name, in the table's order. */
export function rowsOf(table: SheetValues, name: string): readonly number[] {
  const column = columnOf(table, "Channel");
  return table.flatMap((cells, row) => (row > 0 && limitKey(cells[column]) === limitKey(name) ? [row] : []));
}

/** Where a limit stands in the table, or null where the table has no such row or column yet. */
export function limitCell(table: SheetValues, name: string, field: string): LimitCell | null {
  const row = rowsOf(table, name)[0] ?? -1;
  const column = columnOf(table, field);
  return row < 0 || column < 0 ? null : { row, column };
}

/** The table with one limit changed; a missing column or row is added. Nothing else moves. */
export function withLimit(table: SheetValues | null, name: string, field: LimitField, value: LimitValue): SheetValues {
  return withLimits(table, [name], field, value);
}

/** The table with one kind of limit set to the same value for several names. */
export function withLimits(
  table: SheetValues | null,
  names: readonly string[],
  field: LimitField,
  value: LimitValue,
): SheetValues {
  const wide = withColumn(withColumn(table ?? [[]], "Channel"), field);
  return names.reduce((grown, name) => {
    const whole = withRow(grown, name);
    return withCell(whole, limitCell(whole, name, field), value);
  }, wide);
}

/** The table after a mend of the engine's; the budget is none of its cells. */
export function mendedTable(table: SheetValues, mend: LimitMend): SheetValues {
  if (mend.kind === "budget") return table;
  if (mend.kind === "row") return table.map((cells, row) => (row === mend.row ? cells.map(() => null) : cells));
  return withCell(table, { row: mend.row, column: columnOf(table, mend.column) }, mend.value);
}

function withCell(table: SheetValues, at: LimitCell | null, value: LimitValue): SheetValues {
  return table.map((cells, row) =>
    row === at?.row ? cells.map((old, column) => (column === at.column ? value : old)) : cells,
  );
}

const firstFields = ["Min", "Max", "Max move"] as const;

/** The table with a row for every channel and a column for the first limits, blank where nothing is set. */
export function completeLimits(table: SheetValues | null, channels: readonly string[]): SheetValues {
  return channels.reduce(withRow, ["Channel", ...firstFields].reduce(withColumn, table ?? [[]]));
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
  if (rowsOf(table, name).length > 0) return table;
  const channel = columnOf(table, "Channel");
  const named = (cells: readonly CellValue[]): CellValue[] =>
    cells.map((cell, column) => (column === channel ? name : cell));
  const spare = table.findIndex((cells, row) => row > 0 && cells.every((cell) => isBlank(cell)));
  if (spare > 0) return table.map((cells, row) => (row === spare ? named(cells) : cells));
  return [...table, named((table[0] ?? []).map(() => null))];
}
