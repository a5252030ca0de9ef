import { followedRun, followsHull, type SpendRange } from "./sampledHull";
import type { SampledCurve } from "./sampledCurve";
import type { RelaxedPlan, SampledRelaxer } from "./sampledRelaxation";
import { spendAbove, spendBelow } from "./spendDomain";
import { shareOfGap, type Solving } from "./solving";

/** The best plan so far, and the concave runs of its curves that it lies on. */
export interface Incumbent {
  readonly spend: Float64Array; // [channel]
  readonly value: number;
  readonly runs: readonly SpendRange[] | null;
}

/** A search for the best plan below a root. */
export interface Search {
  /** Looks at so many subproblems at most; the answer is the bound that is left. */
  run(root: RelaxedPlan, nodes: number): Solving<number>;
  best(): Incumbent | null;
}

/** Rounds in which a plan's dents are moved to one of their ends. */
const mostSettling = 4;

/** Branch and bound over the spends of a relaxed problem, until the gap is `seek` (share of the bound). */
export function createSearch(relaxer: SampledRelaxer, seek: number): Search {
  let best: Incumbent | null = null;
  const goal = (bound: number): number => seek * Math.abs(bound);
  const isSettled = ({ dent, bound }: RelaxedPlan): boolean => dent.every((depth) => depth <= 0.05 * goal(bound));

  function offer({ spend, value }: RelaxedPlan, runs: readonly SpendRange[] | null): void {
    if ((!best || value > best.value) && relaxer.keepsRows(spend)) best = { spend, value, runs };
  }

  /** Channels in a dent go to one of its ends, the others stay on their concave runs; a few rounds. */
  function settle(from: RelaxedPlan, goUp: boolean): void {
    let plan = from;
    for (let round = 0; round < mostSettling; round++) {
      const runs = plan.ranges.map((range, c) => settledRun(relaxer, plan, c, range, goUp, 0.05 * goal(plan.bound)));
      const next = relaxer.relax(runs, 0.5 * goal(from.bound), best ? best.value : -Infinity);
      if (!next) return;
      offer(next, runs);
      if (isSettled(next) || next.bound < (best?.value ?? -Infinity)) return;
      plan = next;
    }
  }

  function look(plan: RelaxedPlan): void {
    if (isSettled(plan)) {
      offer(
        plan,
        plan.ranges.map((range, c) => settledRun(relaxer, plan, c, range, true, Infinity)),
      );
      return;
    }
    offer(plan, null);
    for (const goUp of [true, false]) settle(plan, goUp);
  }

  function* run(root: RelaxedPlan, nodes: number): Solving<number> {
    const open = [root];
    look(root);
    const first = root.bound - (best?.value ?? 0);
    for (let node = 0; ; node++) {
      open.sort((a, b) => a.bound - b.bound);
      const next = open.pop();
      if (!next) return best?.value ?? -Infinity;
      if (best && next.bound - best.value <= goal(next.bound)) return next.bound;
      if (node >= nodes) return next.bound;
      const value = best?.value ?? -Infinity;
      const closed = shareOfGap(first, next.bound - value, goal(next.bound));
      yield { phase: "branch and bound", done: Math.max(node / nodes, closed), best: value, bound: next.bound };
      const parts = split(relaxer, next);
      if (parts.length === 0) return next.bound;
      for (const ranges of parts) {
        const child = relaxer.relax(ranges, 0.2 * goal(root.bound), best ? best.value : -Infinity);
        if (!child || child.bound <= (best?.value ?? -Infinity)) continue;
        const inside = child.bound <= next.bound ? child : { ...child, bound: next.bound };
        if (node < 12 || node % 8 === 0 || isSettled(child)) look(inside);
        open.push(inside);
      }
    }
  }

  return { run, best: () => best };
}

/** The two parts of a subproblem that meet where its deepest dent is; none where nothing can be split. */
function split({ curves }: SampledRelaxer, { ranges, spend, dent }: RelaxedPlan): SpendRange[][] {
  let deepest = -1;
  dent.forEach((depth, c) => {
    const { from, to } = ranges[c]!;
    if (to > from && depth > (deepest < 0 ? 0 : dent[deepest]!)) deepest = c;
  });
  if (deepest < 0) return [];
  const { from, to } = ranges[deepest]!;
  const curve = curves[deepest]!;
  const gap = emptySplit(curve, spend[deepest]!, ranges[deepest]!);
  if (gap) return gap.map((part) => ranges.map((range, c) => (c === deepest ? part : range)));
  const inside = spend[deepest]! > from && spend[deepest]! < to ? spend[deepest]! : (from + to) / 2;
  const k = curve.sampleAt(spendBelow(curve.domain, inside));
  const at = curve.samples.spend[k]!;
  if (at <= from || at >= to) return [];
  return [
    { from, to: at },
    { from: at, to },
  ].map((part) => ranges.map((range, c) => (c === deepest ? part : range)));
}

/** The two parts on either side of spends that are not allowed, where a spend lies between; null where it does not. */
function emptySplit({ domain }: SampledCurve, at: number, { from, to }: SpendRange): SpendRange[] | null {
  const [left, right] = [spendBelow(domain, at), spendAbove(domain, at)];
  const isBetween = left < at && at < right && left >= from && right <= to;
  return isBetween
    ? [
        { from, to: left },
        { from: right, to },
      ]
    : null;
}

/** The concave run that a channel stays on: that of its spend, or that at one end of the bridge over its dent. */
function settledRun(
  { curves, hullOf }: SampledRelaxer,
  { spend, dent }: RelaxedPlan,
  channel: number,
  range: SpendRange,
  goUp: boolean,
  smallDent: number,
): SpendRange {
  const curve = curves[channel]!;
  const hull = hullOf(channel, range);
  const known = curve.samples.spend;
  const at = spend[channel]!;
  let j = 0;
  while (j + 1 < hull.touching.length && known[hull.touching[j + 1]!]! <= at) j++;
  const next = hull.touching[j + 1];
  if (next === undefined) return followedRun(hull, curve, j);
  if (dent[channel]! > smallDent) return followedRun(hull, curve, goUp ? j + 1 : j);
  const [left, right] = [known[hull.touching[j]!]!, known[next]!];
  if (at > left && at < right && !followsHull(hull, curve, j)) return { from: left, to: right }; // a straight piece
  const isNearNext = known[next]! - at < at - known[hull.touching[j]!]!;
  return followedRun(hull, curve, isNearNext ? j + 1 : j);
}
