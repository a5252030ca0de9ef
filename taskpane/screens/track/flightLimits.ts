import type { CellValue, SheetValues } from "../../../src/base";

const key = (cell: CellValue | undefined): string =>
  String(cell ?? "")
    .trim()
    .toLowerCase();

/** Columns of a Limits table that mean the same for the whole of a flight as for one plan. */
const kept = ["channel", "min", "max", "fixed", "max move", "status"];

/**
 * The limits of a plan as limits over its whole flight (column Per = flight): amounts and commitments; what holds per
 * purchase (steps, efficiency) is left out. null where nothing is left.
 */
export function flightLimits(limits: SheetValues | null): SheetValues | null {
  const header = limits?.[0];
  if (!limits || !header) return null;
  const columns = [...header.keys()].filter((at) => kept.includes(key(header[at])));
  const rows = limits.slice(1).filter((row) => columns.some((at) => at !== columns[0] && key(row[at]) !== ""));
  if (rows.length === 0) return null;
  return [
    [...columns.map((at) => header[at] ?? null), "Per"],
    ...rows.map((row) => [...columns.map((at) => row[at] ?? null), "flight"]),
  ];
}
