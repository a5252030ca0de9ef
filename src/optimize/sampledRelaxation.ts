import type { ChannelCurves } from "./channelCurves";
import { dualBound } from "./dualBound";
import type { FeasibleSet } from "./feasibleSet";
import { isReachable } from "./reachable";
import { sampleCurve, type SampledCurve } from "./sampledCurve";
import { sampledHull, type SampledHull, type SpendRange } from "./sampledHull";
import { channelPrices, createTreeSolver } from "./treeDual";

/** A subproblem solved with every curve replaced by the least concave function above it. */
export interface RelaxedPlan {
  readonly ranges: readonly SpendRange[]; // [channel]
  readonly spend: Float64Array; // [channel]
  /** No plan in the ranges has a higher value. */
  readonly bound: number;
  /** What the plan is worth on the curves themselves. */
  readonly value: number;
  /** What each channel's curve lacks at this spend of the best that it could bring at its price. */
  readonly dent: Float64Array; // [channel]
  readonly price: Float64Array; // [channel]
}

/** Solves subproblems over one set of curves; what they learn of the curves is kept for the next. */
export interface SampledRelaxer {
  readonly curves: readonly SampledCurve[];
  hullOf(channel: number, range: SpendRange): SampledHull;
  /** Stops once the bound is known to `slack`, or lies below `hopeless`. null where no spends in the ranges do. */
  relax(ranges: readonly SpendRange[], slack: number, hopeless: number): RelaxedPlan | null;
}

const mostRounds = 24;
const mostSplits = 40;

/** Prepares subproblems for smooth curves on nested groups. */
export function createSampledRelaxer(curves: ChannelCurves, set: FeasibleSet): SampledRelaxer {
  const { nChannels } = curves;
  const sampled = Array.from({ length: nChannels }, (_, channel) =>
    sampleCurve(curves, channel, {
      lower: set.lower[channel]!,
      upper: Math.max(set.lower[channel]!, set.upper[channel]!),
      anchor: set.current[channel]!,
    }),
  );
  const solver = createTreeSolver(set.tree);
  const goal = { budget: set.budget, spendAll: set.spendAll, tolerance: 0 };
  const hulls = sampled.map((): { range: SpendRange; nSamples: number; hull: SampledHull }[] => []);

  /** The hull of a range, kept until a sample is added. */
  function hullOf(channel: number, range: SpendRange): SampledHull {
    const curve = sampled[channel]!;
    const kept = hulls[channel]!;
    const nSamples = curve.spend.length;
    const known = kept.find((k) => k.range.from === range.from && k.range.to === range.to && k.nSamples === nSamples);
    if (known) return known.hull;
    const hull = sampledHull(curve, range);
    kept.unshift({ range, nSamples, hull });
    if (kept.length > 6) kept.pop();
    return hull;
  }

  /** Most of value − price × spend in a range, by bounds of the cells; cells that leave more than `slack` are split. */
  function highest(channel: number, { from, to }: SpendRange, price: number, slack: number): number {
    const curve = sampled[channel]!;
    const { spend, value } = curve;
    for (let split = 0; ; split++) {
      const [first, last] = [curve.sampleAt(from), curve.sampleAt(to)];
      let found = value[first]! - price * spend[first]!;
      let most = found;
      let loosest = -1;
      for (let k = first; k < last; k++) {
        found = Math.max(found, value[k + 1]! - price * spend[k + 1]!);
        const bound = curve.cellBound(k, price);
        if (bound > most) [most, loosest] = [bound, k];
      }
      if (loosest < 0 || most - found <= slack || split === mostSplits) return most;
      const before = spend.length;
      curve.sampleAt(curve.splitCell(loosest, price));
      if (spend.length === before) return most;
    }
  }

  function relax(ranges: readonly SpendRange[], slack: number, hopeless: number): RelaxedPlan | null {
    if (
      !isReachable(
        set,
        ranges.map(({ from }) => from),
        ranges.map(({ to }) => to),
      )
    )
      return null;
    let best: RelaxedPlan | null = null;
    for (let round = 0; ; round++) {
      const plan = solveOnce(ranges, slack);
      if (!best || plan.bound < best.bound) best = plan;
      const isKnown = best.bound - plan.value <= slack + plan.worthOfDents;
      if (isKnown || best.bound < hopeless || round === mostRounds) return { ...plan, bound: best.bound };
    }
  }

  /** One solution with the samples that there are; adds samples where it lies and where it should move. */
  function solveOnce(ranges: readonly SpendRange[], slack: number): RelaxedPlan & { readonly worthOfDents: number } {
    const known = ranges.map((range, channel) => hullOf(channel, range));
    solver.solve(
      known.map(({ table }) => table),
      goal,
    );
    const spend = Float64Array.from(solver.spend);
    const price = channelPrices(set.tree, solver.price);
    const dent = new Float64Array(nChannels);
    let bound = dualBound(set, solver.price);
    let value = 0;
    let worthOfDents = 0;
    for (let c = 0; c < nChannels; c++) {
      const curve = sampled[c]!;
      const bridged = bridgeAbove(curve, known[c]!, spend[c]!);
      const own = curve.value[curve.sampleAt(spend[c]!)]!;
      value += own;
      const most = highest(c, ranges[c]!, price[c]!, (0.2 * slack) / nChannels);
      bound += most;
      dent[c] = Math.max(0, most + price[c]! * spend[c]! - own);
      worthOfDents += Math.max(0, bridged - own);
    }
    return { ranges, spend, bound, value, dent, price, worthOfDents };
  }

  return { curves: sampled, hullOf, relax };
}

/** The height of the hull over a spend that lies on a bridge; −Infinity where the hull follows the curve. */
function bridgeAbove(curve: SampledCurve, { touching }: SampledHull, at: number): number {
  let j = 0;
  while (j + 2 < touching.length && curve.spend[touching[j + 1]!]! <= at) j++;
  const [left, right] = [touching[j]!, touching[j + 1] ?? touching[j]!];
  if (right === left || (right === left + 1 && curve.isFalling(left))) return -Infinity;
  const [x, y] = [curve.spend[left]!, curve.spend[right]!];
  return curve.value[left]! + ((curve.value[right]! - curve.value[left]!) * (at - x)) / (y - x);
}
