import type { ChannelCurves } from "./channelCurves";
import { conjugateBound } from "./conjugateBound";
import { dualBound } from "./dualBound";
import { rowActivity, type ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import { isReachable } from "./reachable";
import { priceRows, type RowPlan } from "./rowPrices";
import { sampleCurve, type SampledCurve } from "./sampledCurve";
import { bridgeAbove, sampledHull, type SampledHull, type SpendRange } from "./sampledHull";
import { spendAbove, spendBelow, spendDomain } from "./spendDomain";
import { channelPrices, createTreeSolver } from "./treeDual";

/** A subproblem solved with every curve replaced by the least concave function above it. */
export interface RelaxedPlan extends RowPlan {
  readonly ranges: readonly SpendRange[]; // [channel]
  /** No plan in the ranges has a higher value. */
  readonly bound: number;
  /** What the plan is worth on the curves themselves; −Infinity where it spends what is not allowed. */
  readonly value: number;
  /** What each channel's curve lacks at this spend of the best that it could bring at its price. */
  readonly dent: Float64Array; // [channel]
  readonly price: Float64Array; // [channel]
  /** Prices of the extra rows. */
  readonly rowPrice: Float64Array; // [row]
  /** What the last unit of the budget brings. */
  readonly budgetPrice: number;
}

/** Solves subproblems over one set of curves; what they learn of the curves is kept for the next. */
export interface SampledRelaxer {
  readonly curves: readonly SampledCurve[];
  hullOf(channel: number, range: SpendRange): SampledHull;
  /** Stops once the bound is known to `slack`, or lies below `hopeless`. null where no spends in the ranges do. */
  relax(ranges: readonly SpendRange[], slack: number, hopeless: number): RelaxedPlan | null;
  /** Whether a plan keeps the extra rows. */
  keepsRows(spend: Float64Array): boolean;
}

const mostRounds = 24;

/** Prepares subproblems: curves on nested groups, extra rows by their multipliers. */
export function createSampledRelaxer(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[] = [],
): SampledRelaxer {
  const { nChannels } = curves;
  const sampled = Array.from({ length: nChannels }, (_, channel) =>
    sampleCurve({ curves, channel, domain: spendDomain(set, channel), anchor: set.current[channel]!, rows }),
  );
  const solver = createTreeSolver(set.tree);
  const goal = { budget: set.budget, spendAll: set.spendAll, tolerance: 0 };
  const dust = 1e-10 * set.budget;
  const prices = new Float64Array(rows.length);
  const hulls = sampled.map((): { range: SpendRange; version: number; hull: SampledHull }[] => []);

  /** The hull of a range, kept until a sample is added or a charge changes. */
  function hullOf(channel: number, range: SpendRange): SampledHull {
    const curve = sampled[channel]!;
    const kept = hulls[channel]!;
    const is = (k: (typeof kept)[number]): boolean => k.range.from === range.from && k.range.to === range.to;
    const known = kept.find((k) => is(k) && k.version === curve.version());
    if (known) return known.hull;
    const hull = sampledHull(curve, range);
    kept.unshift({ range, version: curve.version(), hull });
    if (kept.length > 6) kept.pop();
    return hull;
  }

  /** The subproblem at fixed prices of the rows. */
  function relaxAtPrices(ranges: readonly SpendRange[], slack: number, hopeless: number): RelaxedPlan {
    let bound = Infinity;
    for (let round = 0; ; round++) {
      const plan = solveOnce(ranges, slack);
      bound = Math.min(bound, plan.bound);
      if (bound - plan.height <= slack || bound < hopeless || round === mostRounds) return { ...plan, bound };
    }
  }

  /** One solution with the samples that there are; adds samples where it lies and where it should move. */
  function solveOnce(ranges: readonly SpendRange[], slack: number): RelaxedPlan & { readonly height: number } {
    for (const curve of sampled) curve.charge(prices);
    const known = ranges.map((range, channel) => hullOf(channel, range));
    solver.solve(
      known.map(({ table }) => table),
      goal,
    );
    const spend = Float64Array.from(solver.spend);
    const price = channelPrices(set.tree, solver.price);
    const dent = new Float64Array(nChannels);
    const charged = rows.reduce((sum, { limit }, j) => sum + prices[j]! * limit, 0);
    let bound = dualBound(set, solver.price) + charged;
    let height = charged;
    let value = 0;
    for (let c = 0; c < nChannels; c++) {
      const curve = sampled[c]!;
      const bridged = bridgeAbove(curve, known[c]!, spend[c]!);
      const here = settle(c, spend);
      value += here.own;
      height += Math.max(bridged, here.charged);
      const most = conjugateBound(curve, ranges[c]!, price[c]!, (0.2 * slack) / nChannels);
      bound += most;
      dent[c] = Math.max(0, most + price[c]! * spend[c]! - here.charged, here.jump);
    }
    const budgetPrice = solver.price[solver.price.length - 1]!;
    return { ranges, spend, bound, value, dent, price, height, budgetPrice, rowPrice: Float64Array.from(prices) };
  }

  /** Samples a channel's curve where the plan lies; beside it where it lies between allowed spends. */
  function settle(channel: number, spend: Float64Array): { own: number; charged: number; jump: number } {
    const curve = sampled[channel]!;
    const at = spend[channel]!;
    const left = spendBelow(curve.domain, at, dust);
    const right = spendAbove(curve.domain, at, dust);
    if (right - left > dust) {
      curve.sampleAt(right);
      const k = curve.sampleAt(left);
      const [low, high] = [curve.samples.value[k]!, curve.samples.value[k + 1]!];
      const jump = Math.max(Math.abs(high - low), 1e-6 * Math.max(Math.abs(low), Math.abs(high)), Number.MIN_VALUE);
      return { own: -Infinity, charged: Math.min(low, high), jump };
    }
    spend[channel] = left === right ? left : at;
    const k = curve.sampleAt(spend[channel]!);
    return { own: curve.samples.own[k]!, charged: curve.samples.value[k]!, jump: 0 };
  }

  /** A plan between two, with dents at the prices of the first. */
  function mix(inside: RelaxedPlan, outside: RelaxedPlan, share: number, bound: number): RelaxedPlan {
    const spend = inside.spend.map((amount, c) => amount + share * (outside.spend[c]! - amount));
    const dent = new Float64Array(nChannels);
    let value = 0;
    for (let c = 0; c < nChannels; c++) {
      sampled[c]!.charge(inside.rowPrice);
      const here = settle(c, spend);
      value += here.own;
      const most = conjugateBound(sampled[c]!, inside.ranges[c]!, inside.price[c]!, 0);
      dent[c] = Math.max(0, most + inside.price[c]! * spend[c]! - here.charged, here.jump);
    }
    return { ...inside, spend, dent, value, bound };
  }

  function relax(ranges: readonly SpendRange[], slack: number, hopeless: number): RelaxedPlan | null {
    const floors = ranges.map(({ from }) => from);
    const caps = ranges.map(({ to }) => to);
    if (!isReachable(set, floors, caps)) return null;
    const at = (): RelaxedPlan => relaxAtPrices(ranges, slack, hopeless);
    return priceRows({ rows, prices, budget: set.budget, slack, hopeless, at, mix });
  }

  const keepsRows = (spend: Float64Array): boolean =>
    rows.every((row) => rowActivity(row, spend) <= row.limit + 1e-8 * set.budget);

  return { curves: sampled, hullOf, relax, keepsRows };
}
