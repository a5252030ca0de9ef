export type Severity = "error" | "warning" | "note";

/** Where in a range something was found: zero-based row and column of the range, either may be absent. */
export interface RangeSpot {
  readonly row?: number;
  readonly column?: number;
}

/** Something noticed in the user's data. Findings are values, returned and shown before any fit; never thrown. */
export interface Finding {
  /** Short fixed name of the check, such as "Duplicate rows". */
  readonly check: string;
  readonly severity: Severity;
  readonly where?: RangeSpot;
  /** What was found, with its evidence, in words. */
  readonly found: string;
  /** What the user can do about it. */
  readonly fix: string;
}
