import type { PathFunction, PathResponse } from "../../models";
import { type Climb, climbFlight, type Hill } from "./climbFlight";
import { coverParts } from "./coverParts";
import type { FlightProblem } from "./flightProblem";
import { type Box, createPolytope, type PricedRows, priceRows } from "./polytope";
import { allowedBoxes, isAllowed } from "./wholeUnits";

/** A plan and the box that it is best in. */
export interface BoxedPlan {
  readonly box: Box;
  readonly climb: Climb;
}

/** How near climbs come to the top, as a share of what a flight is worth: with few draws, and with all. */
const quickGoal = 1e-5;
const fullGoal = 1e-6;

/** Amounts that may take every value in their box. */
export const isFree = ({ jumps: { step, minWhenOn } }: FlightProblem): boolean =>
  step.every((own) => own === 0) && minWhenOn.every((least) => least === 0);

/** A path or a function over it as something to climb. */
export const hillOf = ({ periods, channels, isSteep }: PathResponse, path: PathFunction): Hill => ({
  ...{ periods, channels, isSteep, path },
});

/** Finds plans for a flight: with few draws first (`quick`), the best of them then with all. */
export function createFlightPlanner(problem: FlightProblem, quick: PathResponse, worth: number) {
  const { path, rows, box, budget, jumps, start } = problem;

  function climb(on: PathResponse, within: Box, from: Float64Array | null, goal: number): BoxedPlan | null {
    const polytope = createPolytope(rows, within, budget);
    const found = polytope && climbFlight(hillOf(on, on), polytope, from, { slack: goal * worth });
    return found && isAllowed(jumps, found.spend, budget) ? { box: within, climb: found } : null;
  }

  /** The best of the parts' cover, by `on`. */
  function relax(on: PathResponse, near: Float64Array): Climb | null {
    const parts = on.parts(near);
    const polytope = createPolytope(rows, box, budget);
    if (!parts || !polytope) return null;
    return climbFlight(hillOf(on, coverParts(parts, box, budget)), polytope, near, { slack: quickGoal * worth });
  }

  /** Plans climbed from another that need not keep rows or jumps. */
  function plansFrom(spend: Float64Array): BoxedPlan[] {
    return allowedBoxes(jumps, box, spend, budget).flatMap((own) => climb(quick, own, spend, quickGoal) ?? []);
  }

  /** Plans from the best of the cover, from the plan at hand, and in pulses. */
  function firstPlans(): BoxedPlan[] {
    const relaxed = relax(quick, start);
    const plain = [...(relaxed ? plansFrom(relaxed.spend) : []), ...plansFrom(start)];
    if (path.isConcave || !relaxed) return plain;
    const pulses = quietBoxes(box, relaxed.spend, jumps.minWhenOn);
    return [...plain, ...pulses.flatMap((own) => climb(quick, own, null, quickGoal) ?? [])];
  }

  /** Climbs on with all draws. */
  function finish({ box: own, climb: { spend } }: BoxedPlan): Climb | null {
    return climb(path, isFree(problem) ? box : own, spend, fullGoal)?.climb ?? null;
  }

  return {
    /** A better plan than the best, climbed from spends that need not keep rows or jumps; null where few draws see none. */
    better(spend: Float64Array, best: Climb): Climb | null {
      const found = strongest(plansFrom(spend));
      if (!found || found.climb.value <= quick.evaluate(best.spend, null) + quickGoal * worth) return null;
      const next = finish(found);
      return next && next.value > best.value ? next : null;
    },
    /** The best plan without any before; null where none keeps the limits. */
    first(): Climb | null {
      const best = strongest(firstPlans());
      return best && finish(best);
    },
    /** Prices of the rows: where the best plan stands, or where its amounts jump, at the best of the cover. */
    prices(best: Climb): PricedRows | null {
      const at = isFree(problem) ? best : relax(path, best.spend);
      return at && priceRows(createPolytope(rows, box, budget)!, at.rowPrice);
    },
  };
}

function strongest(plans: readonly BoxedPlan[]): BoxedPlan | null {
  return plans.reduce<BoxedPlan | null>(
    (best, own) => (!best || own.climb.value > best.climb.value ? own : best),
    null,
  );
}

/** Boxes in which the weaker of the amounts are switched off: flights in pulses. */
function quietBoxes({ lower, upper }: Box, spend: Float64Array, minWhenOn: Float64Array): Box[] {
  const bySpend = [...spend.keys()].filter((i) => upper[i]! > lower[i]!).sort((a, b) => spend[a]! - spend[b]! || a - b);
  return [0.15, 0.3, 0.6].map((share) => {
    const quiet = new Set(bySpend.slice(0, Math.round(share * bySpend.length)));
    const caps = upper.map((cap, i) => (quiet.has(i) ? lower[i]! : cap));
    return {
      upper: caps,
      lower: lower.map((low, i) => (quiet.has(i) ? low : Math.min(caps[i]!, Math.max(low, minWhenOn[i]!)))),
    };
  });
}
