import type { PathResponse } from "../../models";
import type { FlightRows } from "./flightRows";
import type { Box } from "./polytope";
import type { Jumps } from "./wholeUnits";

/** A flight to be planned over a path. */
export interface FlightProblem {
  readonly path: PathResponse;
  readonly rows: FlightRows;
  readonly box: Box;
  readonly budget: number;
  readonly jumps: Jumps;
  /** A bound known beforehand, or Infinity. */
  readonly bound: number;
  /** A plan to start from besides the relaxed one. */
  readonly start: Float64Array;
}
