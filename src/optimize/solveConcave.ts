import type { ChannelCurves } from "./channelCurves";
import type { FeasibleSet } from "./feasibleSet";
import { slopeTable } from "./slopeTables";
import { dualBound } from "./dualBound";
import { channelPrices, createTreeSolver, type TreeSolver } from "./treeDual";

/** A plan with what is known of it. */
export interface SeparableOptimum {
  readonly spend: Float64Array; // [channel]
  readonly value: number;
  /** No plan under these limits can have a higher value. */
  readonly bound: number;
  /** What the last unit of money brings within each channel's innermost group. */
  readonly channelPrice: Float64Array; // [channel]
  /** What the last unit of the budget brings. */
  readonly price: number;
}

/** True slopes of one channel, spends ascending. */
interface Points {
  readonly spend: number[];
  readonly slope: number[];
}

/** Multiples of the current spend that are looked at first: the same for every budget, so that they are known already. */
const firstMultiples = [1 / 64, 1 / 8, 1 / 2, 1, 2, 8, 64, 1024];
const mostRounds = 40;

/**
 * The exact optimum for concave curves on nested groups. The slopes are known at a few spends; between them they are
 * taken as straight; the tree's dual gives a plan; true slopes are added where that plan lies and where it should
 * move; until tangents prove that nothing more than `tolerance` of the value can be gained.
 */
export function solveConcave(curves: ChannelCurves, set: FeasibleSet, tolerance = 1e-13): SeparableOptimum {
  const points = Array.from({ length: curves.nChannels }, (_, channel) => startPoints(curves, set, channel));
  const solver = createTreeSolver(set.tree);
  for (let round = 0; ; round++) {
    solver.solve(
      points.map(({ spend, slope }) => slopeTable(spend, slope)),
      { budget: set.budget, spendAll: set.spendAll, tolerance: 0 },
    );
    const optimum = readOptimum(curves, set, points, solver);
    const goal = tolerance * Math.max(Math.abs(optimum.value), 1e-300);
    if (round === mostRounds || optimum.bound - optimum.value <= goal) return optimum;
    refine(curves, points, optimum, goal / curves.nChannels);
  }
}

function startPoints(curves: ChannelCurves, set: FeasibleSet, channel: number): Points {
  const [lower, upper, current] = [set.lower[channel]!, set.upper[channel]!, set.current[channel]!];
  if (!(upper > lower)) return { spend: [lower], slope: [curves.slope(channel, lower)] };
  const own = current > 0 ? current : upper / 4;
  const inside = firstMultiples.map((multiple) => multiple * own).filter((at) => at > lower && at < upper);
  const spend = [lower, ...inside, upper];
  return { spend, slope: spend.map((amount) => curves.slope(channel, amount)) };
}

/** Adds a true slope (unless that spend is there) and returns where it stands. */
function addPoint(curves: ChannelCurves, { spend, slope }: Points, channel: number, amount: number): number {
  let at = 0;
  while (at < spend.length && spend[at]! < amount) at++;
  if (spend[at] === amount) return at;
  spend.splice(at, 0, amount);
  slope.splice(at, 0, curves.slope(channel, amount));
  return at;
}

/** Values the plan, adds its true slopes to the tables and bounds what could be gained. */
function readOptimum(
  curves: ChannelCurves,
  set: FeasibleSet,
  points: readonly Points[],
  solver: TreeSolver,
): SeparableOptimum {
  const spend = Float64Array.from(solver.spend);
  const channelPrice = channelPrices(set.tree, solver.price);
  let value = 0;
  let best = 0;
  for (let channel = 0; channel < spend.length; channel++) {
    const amount = spend[channel]!;
    const at = addPoint(curves, points[channel]!, channel, amount);
    const worth = curves.value(channel, amount);
    value += worth;
    best += worth - channelPrice[channel]! * amount + excess(points[channel]!, at, channelPrice[channel]!);
  }
  const price = solver.price[solver.price.length - 1]!;
  return { spend, value, channelPrice, price, bound: Math.max(value, best + dualBound(set, solver.price)) };
}

/** Most that a channel could still gain at this price by leaving point `at`: slopes only fall to the right of a point. */
function excess({ spend, slope }: Points, at: number, price: number): number {
  const rise = slope[at]! - price;
  let to = at;
  if (rise > 0) while (to + 1 < spend.length && slope[to]! > price) to++;
  else if (rise < 0) while (to > 0 && slope[to]! < price) to--;
  return rise * (spend[to]! - spend[at]!);
}

/** Adds the point that a straight slope says is best, a little overshot, so that the best spend is caught between. */
function refine(
  curves: ChannelCurves,
  points: readonly Points[],
  { spend, channelPrice }: SeparableOptimum,
  goal: number,
): void {
  for (let channel = 0; channel < points.length; channel++) {
    const own = points[channel]!;
    const price = channelPrice[channel]!;
    const at = own.spend.indexOf(spend[channel]!);
    if (excess(own, at, price) <= goal) continue;
    const next = own.slope[at]! > price ? at + 1 : at - 1;
    if (next < 0 || next >= own.spend.length) continue;
    addPoint(curves, own, channel, betweenPoints(own, at, next, price));
  }
}

/**
 * A spend between two points that should lie just beyond the best one: by the straight line between their slopes, a
 * little overshot; where the slope changes manifold between them (near 0) at their geometric middle.
 */
function betweenPoints({ spend, slope }: Points, at: number, next: number, price: number): number {
  const [from, to] = [spend[at]!, spend[next]!];
  const isSteep = slope[Math.min(at, next)]! > 4 * Math.abs(slope[Math.max(at, next)]!);
  if (isSteep) return Math.min(from, to) > 0 ? Math.sqrt(from) * Math.sqrt(to) : Math.max(from, to) / 8;
  const share = (slope[at]! - price) / (slope[at]! - slope[next]!);
  return from + (share > 0 && share < 0.5 ? Math.max(1.5 * share, 1e-6) : 0.5) * (to - from);
}
