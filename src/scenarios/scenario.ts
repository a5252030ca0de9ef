import type { Alteration } from "../data";
import type { LimitTarget } from "../optimize";

/** The limit that a scenario's column changes; a bare name sets the amount itself. */
export type AlteredLimit = "Fixed" | "Min" | "Max" | "Max move";

/** One changed limit of a scenario: "Brand min" of −10%, say. */
export interface LimitAlteration {
  readonly target: LimitTarget;
  readonly limit: AlteredLimit;
  /** Relative to the present limit (Min, Max) or to the present spend (Fixed); Max move is a share of its own. */
  readonly change: Alteration;
  /** How messages name the cell: "scenarios row 3 (Cut): Brand min". */
  readonly where: string;
}

/** A what-if: everything that it does not say is as in the question it is compared in. */
export interface Scenario {
  readonly name: string;
  /** How messages name the row: "scenarios row 3 (Cut)". */
  readonly where: string;
  /** Relative to the present spend, or money; null: the present spend. */
  readonly budget: Alteration | null;
  readonly objective: string | null;
  readonly posture: string | null;
  readonly limits: readonly LimitAlteration[];
}
