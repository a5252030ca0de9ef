import { unavailable } from "../base";
import type { ChannelCurves } from "./channelCurves";
import { concaveRun, type ConcaveHull } from "./concaveHull";
import { rowActivity, type ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import { layFineCurve, type FineCurve } from "./fineCurve";
import { formatAmount } from "./formatAmount";
import { createRelaxer, isAllowedSpend, type Box, type Relaxed, type Relaxer } from "./relaxation";
import { solveConcave, type SeparableOptimum } from "./solveConcave";

/** A subproblem: what is left of each channel's points, and the best that it can hold. */
interface Subproblem {
  readonly boxes: readonly Box[];
  readonly relaxed: Relaxed;
}

/** A plan without dents: each channel on a concave run of its curve. */
interface Settled {
  readonly spend: Float64Array;
  readonly value: number;
  /** The runs; null where a channel lies in a dent (then nothing can be finished exactly). */
  readonly boxes: readonly Box[] | null;
}

/** The gap that is sought: long lists are done earlier, a single dent matters less in them. */
const gapSought = (nChannels: number): number => (nChannels <= 50 ? 2e-8 : 1e-6);

/**
 * The global optimum for curves of any shape: branch and bound over the spends, each subproblem bounded by the least
 * concave functions above the curves (Falk and Soland 1969), split at the channel whose curve lies lowest under its
 * hull. The best plan is finished exactly on its concave runs. What is left between plan and bound is the gap.
 */
export function solveGlobal(curves: ChannelCurves, given: FeasibleSet, rows: readonly ExtraRow[]): SeparableOptimum {
  const set = spendableInSteps(given);
  const { nChannels } = curves;
  const nPoints = Math.max(48, Math.floor((rows.length > 0 ? 256 : 768) / Math.max(1, nChannels / 30)));
  const fine = Array.from({ length: nChannels }, (_, channel) => layFineCurve(curves, set, channel, nPoints));
  const relaxer = createRelaxer(set, fine, rows);
  const whole = fine.map(({ spend }): Box => [0, spend.length - 1]);
  const root =
    relaxer.relax(
      whole,
      whole.map(() => null),
    ) ?? noPlan(rows, set);
  const search = createSearch(set, fine, rows, relaxer);
  const found = search.run({ boxes: whole, relaxed: root }, nodesAllowed(nChannels, rows.length));
  return finish(curves, set, rows, fine, found);
}

/** Where all that may change does so in equal whole units, only so much of the budget can be spent. */
function spendableInSteps(set: FeasibleSet): FeasibleSet {
  const free = [...set.step.keys()].filter((c) => set.upper[c]! > set.lower[c]!);
  const [step] = free.map((c) => set.step[c]!);
  if (!step || set.spendAll || free.some((c) => set.step[c] !== step)) return set;
  const fixed = set.lower.reduce((sum, amount, c) => sum + (free.includes(c) ? 0 : amount), 0);
  return { ...set, budget: fixed + step * Math.floor((set.budget - fixed) / step + 1e-9) };
}

/** The relaxed optimum alone: a plan and a bound for curves that need not be known to the last digit. */
export function boundGlobal(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
): { spend: Float64Array; bound: number } {
  const fine = Array.from({ length: curves.nChannels }, (_, c) => layFineCurve(curves, set, c, 128, 1e-4));
  const whole = fine.map(({ spend }): Box => [0, spend.length - 1]);
  return (
    createRelaxer(set, fine, rows).relax(
      whole,
      whole.map(() => null),
    ) ?? noPlan(rows, set)
  );
}

/** How many subproblems fit into a light answer. */
function nodesAllowed(nChannels: number, nRows: number): number {
  return Math.max(16, Math.floor(8_000 / nChannels / (nRows > 0 ? 40 * nRows : 1)));
}

function noPlan(rows: readonly ExtraRow[], set: FeasibleSet): never {
  const named = rows.map(
    ({ by, name, limit }) =>
      `${by.where} ${by.name.startsWith(name) ? "" : `${name} `}${by.name} ${formatAmount(Math.abs(limit))}`,
  );
  const steps = set.step.some((step) => step > 0) ? "whole units (Step) or " : "";
  const rest = named.length > 0 ? ` or one of: ${named.join("; ")}` : "";
  return unavailable(
    `No plan keeps all limits: loosen ${steps}Min when on${rest}, or let money be left over (Spend all = no)`,
  );
}

interface Found {
  readonly best: Settled | null;
  readonly bound: number;
}

function createSearch(
  set: FeasibleSet,
  fine: readonly FineCurve[],
  rows: readonly ExtraRow[],
  relaxer: Relaxer,
): { run(root: Subproblem, nodes: number): Found } {
  let best: Settled | null = null;

  const keepsRows = (spend: Float64Array): boolean =>
    rows.every((row) => rowActivity(row, spend) <= row.limit + 1e-8 * set.budget);

  function offer(spend: Float64Array, boxes: readonly Box[] | null): void {
    if (!fine.every((curve, c) => isAllowedSpend(curve, spend[c]!)) || !keepsRows(spend)) return;
    const value = fine.reduce((sum, curve, c) => sum + curve.at(spend[c]!), 0);
    if (!best || value > best.value) best = { spend, value, boxes };
  }

  /** Channels in a dent go to one of its ends, the others stay on their concave runs; up to three rounds. */
  function settle({ boxes, relaxed }: Subproblem, goUp: boolean): void {
    let [at, plan] = [boxes, relaxed];
    for (let round = 0; round < 3; round++) {
      at = plan.hulls.map((hull, c) => settledBox(hull, fine[c]!, plan.spend[c]!, plan.dent[c]!, goUp));
      const next = relaxer.relax(
        at,
        at.map(() => null),
      );
      if (!next) return;
      offer(next.spend, at);
      if (hasNoDent(next, fine)) return;
      plan = next;
    }
  }

  function children({ boxes, relaxed }: Subproblem): Subproblem[] {
    const channel = deepestDent(relaxed, boxes);
    if (channel < 0) return [];
    return splitBox(boxes[channel]!, fine[channel]!, relaxed.spend[channel]!).flatMap((box) => {
      const own = boxes.map((other, c) => (c === channel ? box : other));
      const known: (ConcaveHull | null)[] = relaxed.hulls.map((hull, c) => (c === channel ? null : hull));
      const next = relaxer.relax(own, relaxer.hasRows ? own.map(() => null) : known);
      return next ? [{ boxes: own, relaxed: next }] : [];
    });
  }

  function look(problem: Subproblem): void {
    if (hasNoDent(problem.relaxed, fine))
      offer(
        problem.relaxed.spend,
        problem.relaxed.hulls.map((hull, c) => concaveRun(hull, fine[c]!, problem.relaxed.spend[c]!)),
      );
    else {
      offer(problem.relaxed.spend, null);
      for (const goUp of [true, false]) settle(problem, goUp);
    }
  }

  function run(root: Subproblem, nodes: number): Found {
    const open = [root];
    look(root);
    let bound = root.relaxed.bound;
    for (let node = 0; open.length > 0; node++) {
      open.sort((a, b) => a.relaxed.bound - b.relaxed.bound);
      const next = open.pop()!;
      bound = next.relaxed.bound;
      if (best && bound - best.value <= gapSought(fine.length) * Math.abs(bound)) break;
      if (node >= nodes) break;
      const inside = children(next);
      if (inside.length === 0) bound = open.at(-1)?.relaxed.bound ?? bound;
      for (const child of inside) {
        if (node < 20 || node % 8 === 0 || hasNoDent(child.relaxed, fine)) look(child);
        open.push(child);
      }
    }
    return { best, bound };
  }

  return { run };
}

/** A dent so small that the plan counts as lying on the curve. */
function hasNoDent({ dent, bound }: Relaxed, fine: readonly FineCurve[]): boolean {
  return dent.every((depth, c) => depth <= 1e-9 * Math.abs(bound) + 2 * fine[c]!.error);
}

function deepestDent({ dent }: Relaxed, boxes: readonly Box[]): number {
  let deepest = -1;
  for (let c = 0; c < dent.length; c++)
    if (boxes[c]![1] > boxes[c]![0] && dent[c]! > (deepest < 0 ? 0 : dent[deepest]!)) deepest = c;
  return deepest;
}

/** Two boxes that meet at a spend; a jump is left out between them. */
function splitBox([from, to]: Box, { spend, solidFrom }: FineCurve, at: number): Box[] {
  let k = from;
  while (k + 1 < to && spend[k + 1]! <= at) k++;
  if (k < solidFrom)
    return [
      [from, k],
      [k + 1, to],
    ];
  if (to - from <= 1) return [];
  const middle = Math.min(to - 1, Math.max(from + 1, spend[k + 1]! - at < at - spend[k]! ? k + 1 : k));
  return [
    [from, middle],
    [middle, to],
  ];
}

/** The concave run that a channel stays on: its own, or that at one end of the dent it lies in. */
function settledBox(hull: ConcaveHull, curve: FineCurve, at: number, dent: number, goUp: boolean): Box {
  if (dent <= 2 * curve.error) return concaveRun(hull, curve, at);
  const { touching } = hull;
  let k = 0;
  while (k + 2 < touching.length && curve.spend[touching[k + 1]!]! <= at) k++;
  const end = touching[goUp ? Math.min(k + 1, touching.length - 1) : k]!;
  return concaveRun(hull, curve, curve.spend[end]!);
}

/** Finishes the best plan on its concave runs with true values; keeps it where extra rows or nothing better hold it. */
function finish(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
  fine: readonly FineCurve[],
  { best, bound }: Found,
): SeparableOptimum {
  if (!best) return noPlan(rows, set);
  const valueOf = (spend: Float64Array): number => spend.reduce((sum, x, c) => sum + curves.value(c, x), 0);
  const plain = { spend: best.spend, value: valueOf(best.spend), channelPrice: slopesAt(curves, best.spend) };
  const price = middlePrice(set, plain);
  if (rows.length > 0 || !best.boxes) return { ...plain, price, bound: Math.max(bound, plain.value) };
  const lower = Float64Array.from(best.boxes, ([from], c) => fine[c]!.spend[from]!);
  const upper = Float64Array.from(best.boxes, ([, to], c) => fine[c]!.spend[to]!);
  const polished = solveConcave(curves, { ...set, lower, upper }, 1e-11);
  const better = polished.value >= plain.value ? polished : { ...plain, price };
  return { ...better, bound: Math.max(bound, better.value) };
}

function slopesAt(curves: ChannelCurves, spend: Float64Array): Float64Array {
  return spend.map((amount, channel) => curves.slope(channel, amount));
}

/** What the next unit of money brings where a channel may still move: the median of the free channels' slopes. */
function middlePrice(set: FeasibleSet, plan: { spend: Float64Array; channelPrice: Float64Array }): number {
  const isFree = (c: number): boolean => plan.spend[c]! > set.lower[c]! && plan.spend[c]! < set.upper[c]!;
  const free = [...plan.channelPrice].filter((_, c) => isFree(c)).sort((a, b) => a - b);
  return free[Math.floor(free.length / 2)] ?? Math.max(0, ...plan.channelPrice);
}
