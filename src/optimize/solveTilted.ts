import { preferenceCost, weightedCurves, type ChannelCurves } from "./channelCurves";
import { rememberDraws, type KnownDraws } from "./drawCache";
import { hasOpposingPairs, outcomeBox, splitPairs } from "./pairSearch";
import { shiftedTails } from "./shiftedTails";
import { boundGlobal } from "./solveGlobal";
import { solveSeparable } from "./solveSeparable";
import type { SeparableOptimum } from "./solveConcave";
import { shareOfGap, type Solving } from "./solving";
import { mixPlanes, tangentPlane } from "./tangentPlane";
import type { TiltedProblem } from "./tiltedProblem";

/** What a question near this one left: its plan and its draws. */
export interface WarmStart {
  readonly known: KnownDraws;
  readonly plan: Float64Array | null; // [channel]
}

const mostRounds = 40;
const gapSought = 1e-5;
const tolerance = 1e-7;

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
  const solve = problem.posture <= 0.5 ? descendBound : climbTail;
  if (!hasOpposingPairs(problem.model)) return yield* solve(problem, known, from);
  return yield* splitPairs(problem, (set) => solve({ ...problem, set }, known, from));
}

function evaluate({ model, objective, posture, set, wishes }: TiltedProblem, spend: Float64Array): number {
  return tangentPlane(model, objective, posture, spend, null).value - preferenceCost(set, wishes, spend);
}

function curvesOf(problem: TiltedProblem, weights: readonly Float64Array[], known: KnownDraws): ChannelCurves {
  const { model, objective, set, wishes } = problem;
  return weightedCurves(model, objective, set, wishes, weights, known);
}

function* descendBound(problem: TiltedProblem, known: KnownDraws, from: Float64Array): Solving<SeparableOptimum> {
  const { model, objective, posture, set, rows } = problem;
  const box = outcomeBox(model, set);
  const start = tangentPlane(model, objective, 0.5, from, box).weights;
  let best = {
    ...solveSeparable(curvesOf(problem, start, known), set, rows, tolerance),
    value: -Infinity,
    bound: Infinity,
  };
  let plane = tangentPlane(model, objective, posture, best.spend, box);
  const average = Float64Array.from(best.spend);
  for (let round = 0, stale = 0; round < mostRounds; round++) {
    const optimum = solveSeparable(curvesOf(problem, plane.weights, known), set, rows, tolerance);
    const share = 2 / (round + 2);
    for (let c = 0; c < average.length; c++) average[c] = average[c]! + share * (optimum.spend[c]! - average[c]!);
    const bound = Math.min(best.bound, optimum.bound + plane.constant);
    stale = bound < best.bound - 0.1 * gapSought * Math.abs(bound) ? 0 : stale + 1;
    best = { ...best, bound };
    for (const spend of [optimum.spend, average]) {
      const value = evaluate(problem, spend);
      if (value > best.value) best = { ...optimum, spend: Float64Array.from(spend), value, bound };
    }
    if (best.bound - best.value <= gapSought * Math.abs(best.bound) || (box && stale > 3)) break;
    const closed = shareOfGap(1, (best.bound - best.value) / Math.abs(best.bound), gapSought);
    yield { phase: "planes", done: Math.max(round / mostRounds, closed), best: best.value, bound: best.bound };
    plane = mixPlanes(plane, tangentPlane(model, objective, posture, optimum.spend, box), 2 / (round + 3));
  }
  return { ...best, bound: Math.max(best.bound, best.value) };
}

/** How near the bound of a best tail is worked out, and how often a new climb is tried from where it is met. */
const tailAccuracy = 2e-3;
const mostClimbs = 3;

function* climbTail(problem: TiltedProblem, known: KnownDraws, from: Float64Array): Solving<SeparableOptimum> {
  const { model, set, rows } = problem;
  const box = outcomeBox(model, set);
  let best: SeparableOptimum = climb(problem, known, from, [0.5, problem.posture]);
  let bound = Infinity;
  for (let round = 0; round < mostClimbs; round++) {
    const tails = shiftedTails(problem, known, best.spend, box);
    const loose = boundGlobal(tails.curves, set, rows, tailAccuracy);
    bound = Math.min(bound, loose.bound + tails.constant);
    yield { phase: "best tail", done: (round + 1) / (mostClimbs + 1), best: best.value, bound };
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
  const { model, objective, posture, set, rows } = problem;
  const plans = planes.map((at) => {
    let best: SeparableOptimum | null = null;
    let { weights } = tangentPlane(model, objective, at, from, null);
    for (let round = 0; round < mostRounds; round++) {
      const optimum = solveSeparable(curvesOf(problem, weights, known), set, rows, tolerance);
      const value = evaluate(problem, optimum.spend);
      const isBetter = !best || value > best.value + 1e-7 * Math.abs(value);
      if (!best || value > best.value) best = { ...optimum, value };
      if (!isBetter) break;
      weights = tangentPlane(model, objective, posture, optimum.spend, null).weights;
    }
    return best!;
  });
  return plans.reduce((one, other) => (other.value > one.value ? other : one));
}
