import type { Clash } from "../clash";

/** One change that could mend limits: a cell set to a value (null clears it), a whole row cleared, or the budget set. */
export type LimitMend =
  | {
      readonly kind: "cell";
      /** Row of the table, 0-based; its header is row 0 unless blank rows stand above it. */
      readonly row: number;
      /** What stands in the row's Channel column. */
      readonly name: string;
      /** Header of the column, such as "Max move". */
      readonly column: string;
      readonly value: number | string | null;
    }
  | { readonly kind: "row"; readonly row: number; readonly name: string }
  | { readonly kind: "budget"; readonly value: number };

/** Limits that cannot be read or kept, in the engine's own words. */
export interface LimitProblem {
  /** Row of the table that it belongs beside, 0-based; null where it concerns several rows or the budget. */
  readonly row: number | null;
  /** All rows that take part. */
  readonly rows: readonly number[];
  readonly message: string;
  /** What would mend it, the gentlest first. Each was tried: after it this problem is gone. */
  readonly mends: readonly LimitMend[];
}

/** Why a table cannot be planned under: words, and the clash where it is one. */
export interface Refusal {
  readonly message: string;
  readonly clash: Clash | null;
}

/** The table rows that a refusal names: "limits row 3 (Events)" is row 2, counted from 0. */
export function rowsNamed({ message, clash }: Refusal): readonly number[] {
  const named = clash ? clash.parts.map(({ by }) => by.where).join(" ") : message;
  const rows = [...named.matchAll(/limits row (\d+)/g)].map(([, digits]) => Number(digits) - 1);
  return [...new Set(rows)];
}
