import type { CellValue, SheetValues } from "../../base";
import { headerKey } from "../../data";
import type { LimitMend } from "./limitProblem";

/** A Limits table with the budget that it is to be kept under. */
export interface LimitedBudget {
  readonly limits: SheetValues;
  readonly budget: number;
}

/** The table row that holds the headers: the first that is not blank; −1 where all are. */
export function headerRow(limits: SheetValues): number {
  return limits.findIndex((cells) => cells.some((cell) => cell !== null && cell !== "" && cell !== 0));
}

/** The column under a header, or −1. */
export function limitColumn(limits: SheetValues, header: string): number {
  const headers = limits[headerRow(limits)] ?? [];
  return headers.findIndex((cell) => typeof cell === "string" && headerKey(cell) === headerKey(header));
}

/** Table and budget after a mend; null where the table has no such cell. */
export function mendedLimits({ limits, budget }: LimitedBudget, mend: LimitMend): LimitedBudget | null {
  if (mend.kind === "budget") return { limits, budget: mend.value };
  const cells = limits[mend.row];
  if (!cells) return null;
  if (mend.kind === "row")
    return {
      limits: withRow(
        limits,
        mend.row,
        cells.map(() => null),
      ),
      budget,
    };
  const column = limitColumn(limits, mend.column);
  if (column < 0) return null;
  const changed = cells.map((cell, at) => (at === column ? mend.value : cell));
  return { limits: withRow(limits, mend.row, changed), budget };
}

function withRow(limits: SheetValues, row: number, cells: readonly CellValue[]): SheetValues {
  return limits.map((old, at) => (at === row ? cells : old));
}
