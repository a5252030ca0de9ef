import { unavailable } from "../base";
import type { ChannelCurves } from "./channelCurves";
import type { FeasibleSet } from "./feasibleSet";
import type { SpendRange } from "./sampledHull";
import { followedRun } from "./sampledHull";
import { shareOfGap, type Solving, runToEnd } from "./solving";
import { createSampledRelaxer, type RelaxedPlan, type SampledRelaxer } from "./sampledRelaxation";
import { solveConcave, type SeparableOptimum } from "./solveConcave";

/** The best plan so far, and the concave runs of its curves that it lies on. */
interface Incumbent {
  readonly spend: Float64Array; // [channel]
  readonly value: number;
  readonly runs: readonly SpendRange[] | null;
}

/** The gap that is sought: long lists are done earlier, a single dent matters less in them. */
const gapSought = (nChannels: number): number => (nChannels <= 50 ? 2e-8 : 1e-6);

/** How many subproblems fit into a light answer. */
const nodesAllowed = (nChannels: number): number => Math.max(24, Math.floor(8_000 / nChannels));

/** Rounds in which a plan's dents are moved to one of their ends. */
const mostSettling = 4;

/**
 * The global optimum for smooth curves of any shape on nested groups: branch and bound over the spends, each subproblem
 * bounded by the least concave functions above the curves (Falk and Soland 1969), split at the channel whose curve lies
 * lowest under its hull. Curves are sampled only where that matters; the bound rests on tangents and chords of the true
 * curve, so interpolation cannot make it too low. The best plan is finished exactly on its concave runs.
 */
export function solveSmooth(curves: ChannelCurves, set: FeasibleSet): SeparableOptimum {
  return runToEnd(smoothSteps(curves, set));
}

/** The same, with a report after every subproblem. */
export function* smoothSteps(curves: ChannelCurves, set: FeasibleSet): Solving<SeparableOptimum> {
  const relaxer = createSampledRelaxer(curves, set);
  const whole = relaxer.curves.map(({ spend }): SpendRange => ({ from: spend[0]!, to: spend[spend.length - 1]! }));
  const rough = relaxer.relax(whole, Infinity, Infinity) ?? noPlan();
  const seek = gapSought(curves.nChannels);
  const root = relaxer.relax(whole, 0.2 * seek * Math.abs(rough.bound), -Infinity) ?? noPlan();
  const search = createSearch(relaxer, seek);
  const bound = yield* search.run(root, nodesAllowed(curves.nChannels));
  return finish(curves, set, search.best() ?? { spend: root.spend, value: root.value, runs: null }, bound, root);
}

function noPlan(): never {
  return unavailable("No plan keeps all limits: loosen a Min or a Max, or let money be left over (Spend all = no)");
}

function createSearch(
  relaxer: SampledRelaxer,
  seek: number,
): { run(root: RelaxedPlan, nodes: number): Solving<number>; best(): Incumbent | null } {
  let best: Incumbent | null = null;
  const goal = (bound: number): number => seek * Math.abs(bound);
  const isSettled = ({ dent, bound }: RelaxedPlan): boolean => dent.every((depth) => depth <= 0.05 * goal(bound));

  function offer({ spend, value }: RelaxedPlan, runs: readonly SpendRange[] | null): void {
    if (!best || value > best.value) best = { spend, value, runs };
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
  const samples = curves[deepest]!;
  const inside = spend[deepest]! > from && spend[deepest]! < to ? spend[deepest]! : (from + to) / 2;
  const at = samples.spend[samples.sampleAt(inside)]!;
  if (at <= from || at >= to) return [];
  return [
    { from, to: at },
    { from: at, to },
  ].map((part) => ranges.map((range, c) => (c === deepest ? part : range)));
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
  const at = spend[channel]!;
  let j = 0;
  while (j + 1 < hull.touching.length && curve.spend[hull.touching[j + 1]!]! <= at) j++;
  const next = hull.touching[j + 1];
  if (next === undefined) return followedRun(hull, curve, j);
  if (dent[channel]! > smallDent) return followedRun(hull, curve, goUp ? j + 1 : j);
  const isNearNext = curve.spend[next]! - at < at - curve.spend[hull.touching[j]!]!;
  return followedRun(hull, curve, isNearNext ? j + 1 : j);
}

/** Finishes the best plan exactly on its concave runs. */
function finish(
  curves: ChannelCurves,
  set: FeasibleSet,
  best: Incumbent,
  bound: number,
  root: RelaxedPlan,
): SeparableOptimum {
  const valueOf = (spend: Float64Array): number => spend.reduce((sum, x, c) => sum + curves.value(c, x), 0);
  const plain = { spend: best.spend, value: valueOf(best.spend), channelPrice: root.price, price: middle(root.price) };
  if (!best.runs) return { ...plain, bound: Math.max(bound, plain.value) };
  const lower = Float64Array.from(best.runs, ({ from }) => from);
  const upper = Float64Array.from(best.runs, ({ to }) => to);
  const polished = solveConcave(curves, { ...set, lower, upper }, 1e-11);
  const better = polished.value >= plain.value ? polished : plain;
  return { ...better, bound: Math.max(bound, better.value) };
}

const middle = (prices: Float64Array): number => Float64Array.from(prices).sort()[prices.length >> 1] ?? 0;
