import { preferenceCost, weightedCurves, type ChannelCurves } from "./channelCurves";
import { rowActivity } from "./extraRows";
import { rememberDraws, type KnownDraws } from "./drawCache";
import { hasOpposingPairs, outcomeBox, splitPairs } from "./pairSearch";
import { objectiveDraws } from "./outcomeDraws";
import { postureAverage } from "./posture";
import { shiftedTails } from "./shiftedTails";
import { boundGlobal } from "./solveGlobal";
import { solveSeparable } from "./solveSeparable";
import type { SeparableOptimum } from "./solveConcave";
import { shareOfGap, type Solving } from "./solving";
import type { OutcomeBox } from "./jointPlane";
import { mixPlanes, tangentPlane, type TangentPlane } from "./tangentPlane";
import type { TiltedProblem } from "./tiltedProblem";

/** What a question near this one left: its plan and its draws. */
export interface WarmStart {
  readonly known: KnownDraws;
  readonly plan: Float64Array | null; // [channel]
}

const mostRounds = 40;
const gapSought = 1e-5;
const tolerance = 1e-7;
/** Where parts can be split instead, a further plane must take this share of the gap to be worth its while. */
const worthARound = 0.02;

/**
 * Plans for a posture or with joint effects. Up to balanced the objective is the minimum of its tangent planes (tail
 * averages are minima over weights of the draws, positive joint effects are concave in the outcomes), and every plane is
 * a separable problem whose optimum is an upper bound: the best mixture of planes is sought by Frank-Wolfe steps (Jaggi
 * 2013), the gap is the duality gap. Above balanced the objective is a maximum of planes: climbing from plane to plane
 * finds a local optimum, shifted tail averages of the channels bound it and say where to climb next. Negative joint
 * effects are bounded on boxes, which are split until the bound is near.
 */
export function* tiltedSteps(problem: TiltedProblem, warm?: WarmStart): Solving<SeparableOptimum> {
  const known = warm?.known ?? rememberDraws(problem.model);
  const from = warm?.plan ?? problem.set.current;
  const solve = (part: TiltedProblem, near: Float64Array, isPart: boolean): Solving<SeparableOptimum> =>
    problem.posture <= 0.5 ? descendBound(part, known, near) : climbTail(part, known, near, isPart ? 1 : mostClimbs);
  if (!hasOpposingPairs(problem.model)) return yield* solve(problem, from, false);
  return yield* splitPairs(problem, known, (set, near) => solve({ ...problem, set }, near ?? from, near !== null));
}

/** The objective's tangent plane at a plan, and what the plan is worth, missed preferences included. */
function touch(
  { model, objective, posture, set, wishes }: TiltedProblem,
  known: KnownDraws,
  spend: Float64Array,
  box: OutcomeBox | null,
  at = posture,
): { readonly plane: TangentPlane; readonly value: number } {
  const plane = tangentPlane(model, objective, at, spend, known.plan(spend), box);
  return { plane, value: plane.value - preferenceCost(set, wishes, spend) };
}

/** What a plan that need not be remembered is worth. */
function valueOf({ model, objective, posture, set, wishes }: TiltedProblem, spend: Float64Array): number {
  return postureAverage(objectiveDraws(model, objective, spend), posture) - preferenceCost(set, wishes, spend);
}

function curvesOf(problem: TiltedProblem, weights: readonly Float64Array[], known: KnownDraws): ChannelCurves {
  const { model, objective, set, wishes } = problem;
  return weightedCurves(model, objective, set, wishes, weights, known);
}

function* descendBound(problem: TiltedProblem, known: KnownDraws, from: Float64Array): Solving<SeparableOptimum> {
  const { set, rows } = problem;
  const box = outcomeBox(problem.model, set, known);
  const start = touch(problem, known, from, box, 0.5).plane.weights;
  let best = {
    ...solveSeparable(curvesOf(problem, start, known), set, rows, tolerance),
    value: -Infinity,
    bound: Infinity,
  };
  let { plane } = touch(problem, known, best.spend, box);
  const average = Float64Array.from(best.spend);
  for (let round = 0; round < mostRounds; round++) {
    const optimum = solveSeparable(curvesOf(problem, plane.weights, known), set, rows, tolerance);
    const share = 2 / (round + 2);
    for (let c = 0; c < average.length; c++) average[c] = average[c]! + share * (optimum.spend[c]! - average[c]!);
    const bound = Math.min(best.bound, optimum.bound + plane.constant);
    const fallen = best.bound - bound;
    best = { ...best, bound };
    const next = touch(problem, known, optimum.spend, box);
    const mean = isAllowed(problem, average) ? valueOf(problem, average) : -Infinity;
    if (next.value > best.value) best = { ...optimum, value: next.value, bound };
    if (mean > best.value) best = { ...optimum, spend: Float64Array.from(average), value: mean, bound };
    const isSplitNext = box !== null && fallen <= worthARound * (best.bound - best.value);
    if (best.bound - best.value <= gapSought * Math.abs(best.bound) || isSplitNext) break;
    const closed = shareOfGap(1, (best.bound - best.value) / Math.abs(best.bound), gapSought);
    yield { phase: "planes", done: Math.max(round / mostRounds, closed), best: best.value, bound: best.bound };
    plane = mixPlanes(plane, next.plane, 2 / (round + 3));
  }
  return { ...best, bound: Math.max(best.bound, best.value) };
}

/** Whether a mixture of plans keeps what the plans keep: not where amounts jump, nor where it breaks a bent row. */
function isAllowed({ set, rows }: TiltedProblem, mixture: Float64Array): boolean {
  const jumps = set.step.some((step) => step > 0) || set.minWhenOn.some((least) => least > 0);
  return !jumps && rows.every((row) => rowActivity(row, mixture) <= row.limit + 1e-8 * set.budget);
}

/** How near the bound of a best tail is worked out, and how often a new climb is tried from where it is met. */
const tailAccuracy = 2e-3;
const mostClimbs = 3;

function* climbTail(
  problem: TiltedProblem,
  known: KnownDraws,
  from: Float64Array,
  climbs: number,
): Solving<SeparableOptimum> {
  const { model, set, rows } = problem;
  const box = outcomeBox(model, set, known);
  let best: SeparableOptimum = climb(problem, known, from, climbs > 1 ? [0.5, problem.posture] : [problem.posture]);
  let bound = Infinity;
  for (let round = 0; round < climbs; round++) {
    const tails = shiftedTails(problem, known, best.spend, box);
    const loose = boundGlobal(tails.curves, set, rows, tailAccuracy);
    bound = Math.min(bound, loose.bound + tails.constant);
    yield { phase: "best tail", done: (round + 1) / (climbs + 1), best: best.value, bound };
    if (climbs === 1) break;
    const next = climb(problem, known, loose.spend, [problem.posture]);
    const isBetter = next.value > best.value + 1e-7 * Math.abs(best.value);
    if (next.value > best.value) best = next;
    if (!isBetter || bound - best.value <= tailAccuracy * Math.abs(bound)) break;
  }
  return { ...best, bound: Math.max(bound, best.value) };
}

/** Climbs from plane to plane, from the planes of some postures at a plan, until nothing is gained. */
function climb(
  problem: TiltedProblem,
  known: KnownDraws,
  from: Float64Array,
  planes: readonly number[],
): SeparableOptimum {
  const { set, rows } = problem;
  const plans = planes.map((at) => {
    let best: SeparableOptimum | null = null;
    let { weights } = touch(problem, known, from, null, at).plane;
    for (let round = 0; round < mostRounds; round++) {
      const optimum = solveSeparable(curvesOf(problem, weights, known), set, rows, tolerance);
      const { plane, value } = touch(problem, known, optimum.spend, null);
      const isBetter = !best || value > best.value + 1e-7 * Math.abs(value);
      if (!best || value > best.value) best = { ...optimum, value };
      if (!isBetter) break;
      weights = plane.weights;
    }
    return best!;
  });
  return plans.reduce((one, other) => (other.value > one.value ? other : one));
}
