import { type Finding } from "../../base";

/** One row of a Summary table. Optional numbers are NaN where the user gave none. Money in the user's unit. */
export interface SummaryRow {
  /** The channel as the user first wrote it (equal for all its periods). */
  readonly channel: string;
  /** The period as written; "" where the table has no Period column. */
  readonly period: string;
  /** >= 0; a blank is 0. */
  readonly spend: number;
  /** >= 0; a blank is 0. */
  readonly outcome: number;
  /** Money per outcome. */
  readonly value: number;
  /** Share of value that is margin, 0..1. */
  readonly margin: number;
  /** Share of outcomes that become sales, 0..1. */
  readonly rate: number;
  /** Customer lifetime value per outcome. */
  readonly clv: number;
  /** Nested groups from the outside in: "North > Search" is ["North", "Search"]. */
  readonly groups: readonly string[];
  readonly isBrand: boolean;
  /** The row's own curve family; null where the column is absent or blank. */
  readonly curve: "hill" | "power" | null;
  readonly elasticity: number;
  /** Multiple of the current spend. */
  readonly halfSaturation: number;
  readonly slope: number;
  readonly exponent: number;
  /** 1-based row within the range. */
  readonly row: number;
}

/** A Summary table, read and checked. */
export interface Summary {
  /** In sheet order, all periods. */
  readonly rows: readonly SummaryRow[];
  /** Channel names in the user's order (of first appearance). */
  readonly channels: readonly string[];
  /** Oldest first; [""] where the table has no periods. The last is the one that "current" means. */
  readonly periods: readonly string[];
  /** Each channel's row of the latest period, in channel order; undefined where it has none there. */
  readonly latest: readonly (SummaryRow | undefined)[];
  /** The outcome column's own header, such as "MQLs". */
  readonly outcomeName: string;
  readonly outcomeUnit: "money" | "count";
  /** True where there was no Brand column and names decided. */
  readonly brandIsAssumed: boolean;
  readonly findings: readonly Finding[];
}
