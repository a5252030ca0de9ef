import type { PathResponse } from "../../models";
import { type Climb, climbFlight, climbSteps, type Hill } from "./climbFlight";
import type { FlightRows } from "./flightRows";
import { type Box, createPolytope, type Polytope } from "./polytope";
import { allowedBoxes, isAllowed, type Jumps, worstJump } from "./wholeUnits";

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

/** How far a search is: the best plan's value and what none can exceed. */
export interface FlightProgress {
  readonly done: number;
  readonly best: number;
  readonly bound: number;
}

interface Node {
  readonly box: Box;
  readonly bound: number;
  readonly relaxed: Climb;
  readonly gaps: Float64Array;
}

/** The gap sought on concave paths and in branch and bound, and how many boxes are looked at. */
const concaveGoal = 2e-7;
const branchGoal = 1e-5;
/** Boxes need no finer bound than this to be told apart. */
const boxGoal = 2e-4;
/** Over a hundred amounts halving one of them tells little: the search ends after so many boxes that closed less. */
const mostIdle = (nAmounts: number): number => (nAmounts > 50 ? 1 : 4);
const worthABox = 2e-3;
const nodesAllowed = (nAmounts: number): number => Math.max(4, Math.min(24, Math.floor(3000 / nAmounts)));

/**
 * The best flight over a path: where it is concave and amounts are free, one climb with its proof; else branch and
 * bound over boxes of amounts. Each box is bounded by climbing the path's concave cover in it (Falk and Soland 1969);
 * plans come from climbing the path itself from the relaxed plan and with weak pulses switched off. Pauses at every
 * box; null where no plan was found that keeps the limits.
 */
export function* searchFlight(problem: FlightProblem): Generator<FlightProgress, Climb | null> {
  const { path, rows, budget, jumps } = problem;
  const hill: Hill = { ...sizeOf(path), path };
  const isFree = jumps.step.every((step) => step === 0) && jumps.minWhenOn.every((least) => least === 0);
  if (path.isConcave && isFree) {
    const polytope = createPolytope(rows, problem.box, budget);
    return polytope ? yield* climbWithReports(hill, polytope) : null;
  }
  let best: Climb | null = null;
  const climb = (box: Box, start: Float64Array | null): void => {
    const polytope = createPolytope(rows, box, budget);
    const found = polytope && climbFlight(hill, polytope, start, branchGoal);
    if (found && isAllowed(jumps, found.spend, budget) && (!best || found.value > best.value)) best = found;
  };
  const look = (node: Node, isRoot: boolean): void => {
    for (const box of allowedBoxes(jumps, node.box, node.relaxed.spend, budget)) climb(box, node.relaxed.spend);
    if (!path.isConcave && isRoot) for (const box of quietBoxes(node, jumps)) climb(box, null);
  };
  const root = relax(problem, problem.box, problem.bound);
  if (!root) return null;
  look(root, true);
  if (isFree) climb(problem.box, problem.start);
  const open = [root];
  const most = nodesAllowed(problem.start.length);
  let bound = root.bound;
  let idle = 0;
  for (let count = 0; count < most && idle < mostIdle(problem.start.length); count++) {
    const gap = bound - valueOf(best);
    yield { done: count / most, best: valueOf(best), bound };
    open.sort((a, b) => a.bound - b.bound);
    const node = open.at(-1);
    if (!node) break;
    bound = Math.max(node.bound, valueOf(best));
    if (bound - valueOf(best) <= branchGoal * Math.abs(bound)) break;
    const parts = split(node, jumps, budget);
    if (!parts) break;
    open.pop();
    for (const box of parts) {
      const child = relax(problem, box, node.bound);
      if (!child || child.bound <= valueOf(best)) continue;
      if (count < 6 || count % 4 === 0) look(child, false);
      open.push(child);
    }
    bound = Math.max(valueOf(best), ...open.map((own) => own.bound));
    idle = gap - (bound - valueOf(best)) < worthABox * gap ? idle + 1 : 0;
  }
  return best && { ...(best as Climb), bound: Math.max(bound, valueOf(best)) };
}

/** A climb that says after each round how near its bound has come. */
function* climbWithReports(hill: Hill, polytope: Polytope): Generator<FlightProgress, Climb | null> {
  const run = climbSteps(hill, polytope, null, concaveGoal);
  let done = 0;
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    const { value: best, bound } = step.value;
    done = Math.min(0.95, done + 0.1);
    yield { done, best, bound };
  }
}

const valueOf = (climb: Climb | null): number => climb?.value ?? -Infinity;
const sizeOf = ({ periods, channels, isSteep }: PathResponse) => ({ periods, channels, isSteep });

/** The best of the concave cover in a box; null where the box holds no plan. */
function relax({ path, rows, budget }: FlightProblem, box: Box, known: number): Node | null {
  const polytope = createPolytope(rows, box, budget);
  if (!polytope) return null;
  const cover = path.isConcave
    ? null
    : path.cover(
        box.lower,
        box.upper.map((cap) => Math.min(cap, budget)),
      );
  const relaxed = climbFlight({ ...sizeOf(path), path: cover ?? path }, polytope, null, boxGoal);
  if (!relaxed) return null;
  const gaps = cover?.gaps(relaxed.spend) ?? new Float64Array(box.lower.length);
  return { box, relaxed, gaps, bound: Math.min(known, relaxed.bound) };
}

/** Boxes in which the weaker of the amounts that lie under a bridge are switched off: flights in pulses. */
function quietBoxes({ box, relaxed, gaps }: Node, { minWhenOn }: Jumps): Box[] {
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const bridged = [...gaps.keys()].filter(
    (i) => gaps[i]! > (0.1 * total) / gaps.length && box.upper[i]! > box.lower[i]!,
  );
  const bySpend = bridged.sort((a, b) => relaxed.spend[a]! - relaxed.spend[b]! || a - b);
  return [0.3, 0.6, 0.8].flatMap((share) => {
    const quiet = new Set(bySpend.slice(0, Math.round(share * bySpend.length)));
    if (quiet.size === 0) return [];
    const upper = box.upper.map((cap, i) => (quiet.has(i) ? box.lower[i]! : cap));
    const lower = box.lower.map((low, i) => (quiet.has(i) ? low : Math.min(upper[i]!, Math.max(low, minWhenOn[i]!))));
    return [{ lower, upper }];
  });
}

/** Two boxes that meet where a jump or the deepest bridge is; null where nothing can be split. */
function split({ box, relaxed, gaps }: Node, jumps: Jumps, budget: number): [Box, Box] | null {
  const jump = worstJump(jumps, relaxed.spend, budget);
  if (jump)
    return [
      within(box, jump.at, box.lower[jump.at]!, jump.below),
      within(box, jump.at, jump.above, box.upper[jump.at]!),
    ];
  let deepest = -1;
  gaps.forEach((gap, i) => {
    const room = box.upper[i]! - box.lower[i]!;
    if (room > 1e-6 * budget && gap > (deepest < 0 ? 0 : gaps[deepest]!)) deepest = i;
  });
  if (deepest < 0) return null;
  const [low, high] = [box.lower[deepest]!, Math.min(budget, box.upper[deepest]!)];
  const at = Math.min(low + 0.8 * (high - low), Math.max(low + 0.2 * (high - low), relaxed.spend[deepest]!));
  return [within(box, deepest, low, at), within(box, deepest, at, high)];
}

function within({ lower, upper }: Box, at: number, low: number, high: number): Box {
  const put = (values: Float64Array, value: number): Float64Array => values.map((own, i) => (i === at ? value : own));
  return { lower: put(lower, low), upper: put(upper, Math.max(low, high)) };
}
