import { type Finding } from "../../base";

/** The length of a period of a history. */
export type PeriodUnit = "day" | "week" | "month" | "quarter" | "irregular";

/** One named series of a history, one number per period; NaN where the cell is blank. */
export interface Series {
  readonly name: string;
  /** The columns of the range it came from (zero-based). */
  readonly columns: readonly number[];
  readonly values: Float64Array;
}

/** A history of media, ready to be audited and fitted: one entry per period, oldest first. */
export interface MediaDataset {
  readonly period: PeriodUnit;
  /** First day of each period, as an Excel serial. */
  readonly dates: Float64Array;
  /** Zero-based rows of the range that made each period. */
  readonly rows: readonly (readonly number[])[];
  readonly outcome: Series | null;
  readonly channels: readonly Series[];
  readonly controls: readonly Series[];
  readonly findings: readonly Finding[];
}
