import type { FeasibleSet } from "../feasibleSet";
import type { BoundSource } from "../laminarTree";

/** A limit on a sum of a flight's amounts: lower <= Σ x_members <= upper. */
export interface SumRow {
  readonly name: string;
  readonly members: readonly number[];
  readonly lower: number;
  readonly upper: number;
  readonly lowerBy: BoundSource | null;
  readonly upperBy: BoundSource | null;
}

/** A cap on money that changes place: half of Σ |x − reference| over the members. */
export interface MoveRow {
  readonly members: readonly number[];
  readonly reference: Float64Array; // by amount of the flight
  readonly most: number;
  readonly by: BoundSource;
}

/** Everything that ties amounts of a flight together. */
export interface FlightRows {
  readonly sums: readonly SumRow[];
  readonly moves: readonly MoveRow[];
}

/** The rows of a flight's feasible set: its budget, the groups of its tree, those that cross it, its turnover cap. */
export function flightRows(set: FeasibleSet): FlightRows {
  const { tree, crossing, budget, spendAll, turnover, current } = set;
  const last = tree.groups.length - 1;
  const groups = tree.groups.map((group, g): SumRow =>
    g < last
      ? group
      : {
          ...group,
          lower: spendAll ? Math.max(budget, group.lower) : group.lower,
          upper: Math.min(budget, group.upper),
        },
  );
  const sums = [...groups, ...crossing].filter(({ lower, upper }) => lower > 0 || Number.isFinite(upper));
  const members = [...current.keys()];
  const moves = turnover ? [{ members, reference: current, most: turnover.amount, by: turnover.by }] : [];
  return { sums, moves };
}
