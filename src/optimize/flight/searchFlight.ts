import type { PathResponse } from "../../models";
import { boundByChannels, type ChannelsBound } from "./boundByChannels";
import { type Climb, climbSteps } from "./climbFlight";
import { createFlightPlanner, hillOf, isFree } from "./flightPlans";
import type { FlightProblem } from "./flightProblem";
import { createPolytope, type Polytope, type PricedRows } from "./polytope";

/** How far a search is: the best plan's value and what none can exceed. */
export interface FlightProgress {
  readonly done: number;
  readonly best: number;
  readonly bound: number;
}

/** The gap sought on concave paths and on others, as a share of what a flight is worth. */
const concaveGoal = 2e-7;
const gapGoal = 1e-5;
/** Plans are sought, and boxes cut, with so few draws; what comes of it is worked out with all. */
const quickDraws = 64;
/** How often the bound's own plan is climbed from and bounded anew, if it closes so much of the gap. */
const mostRounds = 3;
const worthARound = 0.05;
/** Cuts that fit into a light answer, by the draws and periods of each. */
const cutsAllowed = ({ nDraws, periods }: PathResponse): number =>
  Math.max(16, Math.min(60, Math.floor(6e5 / (nDraws * periods))));

/**
 * The best flight over a path: where it is concave and amounts are free, one climb with its proof. Else plans come from
 * climbing the path from the best of its cover, from the plan at hand and from pulses, with few draws first; the bound
 * comes channel by channel at the prices where the best plan stands, and gives the next plan to climb from. Pauses at
 * every round; null where no plan was found that keeps the limits. With fewer rounds there is less of a bound (none at 0).
 */
export function* searchFlight(problem: FlightProblem, rounds = mostRounds): Generator<FlightProgress, Climb | null> {
  const { path, rows, box, budget } = problem;
  const polytope = createPolytope(rows, box, budget);
  if (!polytope) return null;
  const even = new Float64Array(box.lower.length).fill(budget / box.lower.length);
  const quick = path.thin(quickDraws);
  const worth = Math.abs(quick.evaluate(even, null));
  if (path.isConcave && isFree(problem)) return yield* climbWithReports(path, polytope, concaveGoal * worth);
  const planner = createFlightPlanner(problem, quick, worth);
  let best = planner.first();
  let { bound } = problem;
  for (let round = 0; best && round < rounds; round++) {
    yield { done: round / rounds, best: best.value, bound };
    const found = boundFrom(problem, quick, best, planner.prices(best), gapGoal * worth);
    if (!found) break;
    bound = Math.min(bound, found.bound);
    const next = planner.better(found.spend, best);
    if (!next) break;
    const gained = next.value - best.value;
    best = next;
    if (gained <= worthARound * (bound - best.value) || bound - best.value <= gapGoal * worth) break;
  }
  return best && { ...best, bound: Math.max(bound, best.value) };
}

/** The bound at some prices, by the parts that meet the path at the best plan; null where the path has none. */
function boundFrom(
  { path, box, budget, jumps }: FlightProblem,
  quick: PathResponse,
  { spend: near }: Climb,
  prices: PricedRows | null,
  slack: number,
): ChannelsBound | null {
  const whole = prices && path.parts(near);
  if (!whole) return null;
  const few = quick === path ? whole : quick.parts(near)!;
  const { isSteep } = path;
  return boundByChannels({
    ...{ quick: few, whole, prices, box, budget, jumps, isSteep, near, slack },
    mostCuts: cutsAllowed(path),
  });
}

/** A climb that says after each round how near its bound has come. */
function* climbWithReports(
  path: PathResponse,
  polytope: Polytope,
  slack: number,
): Generator<FlightProgress, Climb | null> {
  const run = climbSteps(hillOf(path, path), polytope, null, { slack });
  let done = 0;
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    const { value: best, bound } = step.value;
    done = Math.min(0.95, done + 0.1);
    yield { done, best, bound };
  }
}
