import { unavailable } from "../base";
import { preferenceCost, weightedCurves, type ChannelCurves } from "./channelCurves";
import { boundGlobal } from "./solveGlobal";
import { solveSeparable } from "./solveSeparable";
import { shareOfGap, type Solving } from "./solving";
import type { SeparableOptimum } from "./solveConcave";
import { mixPlanes, tangentPlane } from "./tangentPlane";
import { tailCurves } from "./tailCurves";
import type { TiltedProblem } from "./tiltedProblem";

const mostRounds = 40;
const gapSought = 1e-5;
const tolerance = 1e-9;

/**
 * Plans for a posture or with joint effects. Up to balanced the objective is the minimum of its tangent planes (tail
 * averages are minima over weights of the draws, joint effects are concave in the outcomes), and every plane is a
 * separable problem whose optimum is an upper bound: the best mixture of planes is sought by Frank-Wolfe steps (Jaggi
 * 2013), the gap is the duality gap. Above balanced the objective is a maximum of planes: climbing from plane to plane
 * from several plans finds a local optimum, the sum of the channels' own tails bounds it.
 */
export function* tiltedSteps(problem: TiltedProblem): Solving<SeparableOptimum> {
  return yield* problem.posture <= 0.5 ? descendBound(problem) : climbTail(problem);
}

function evaluate({ model, objective, posture, set, wishes }: TiltedProblem, spend: Float64Array): number {
  return tangentPlane(model, objective, posture, spend).value - preferenceCost(set, wishes, spend);
}

function curvesOf(problem: TiltedProblem, weights: readonly Float64Array[]): ChannelCurves {
  const { model, objective, set, wishes } = problem;
  return weightedCurves(model, objective, set, wishes, weights);
}

function* descendBound(problem: TiltedProblem): Solving<SeparableOptimum> {
  const { model, objective, posture, set } = problem;
  const start = tangentPlane(model, objective, 0.5, set.current).weights;
  let best = {
    ...solveSeparable(curvesOf(problem, start), set, problem.rows, tolerance),
    value: -Infinity,
    bound: Infinity,
  };
  const weights = tangentPlane(model, objective, posture, best.spend).weights;
  const average = Float64Array.from(best.spend);
  for (let round = 0; round < mostRounds; round++) {
    const optimum = solveSeparable(curvesOf(problem, weights), set, problem.rows, tolerance);
    const share = 2 / (round + 2);
    for (let c = 0; c < average.length; c++) average[c] = average[c]! + share * (optimum.spend[c]! - average[c]!);
    const bound = Math.min(best.bound, optimum.bound);
    best = { ...best, bound };
    for (const spend of [optimum.spend, average]) {
      const value = evaluate(problem, spend);
      if (value > best.value) best = { ...optimum, spend: Float64Array.from(spend), value, bound };
    }
    if (best.bound - best.value <= gapSought * Math.abs(best.bound)) break;
    const closed = shareOfGap(1, (best.bound - best.value) / Math.abs(best.bound), gapSought);
    yield { phase: "planes", done: Math.max(round / mostRounds, closed), best: best.value, bound: best.bound };
    mixPlanes(weights, tangentPlane(model, objective, posture, optimum.spend).weights, 2 / (round + 3));
  }
  return { ...best, bound: Math.max(best.bound, best.value) };
}

function* climbTail(problem: TiltedProblem): Solving<SeparableOptimum> {
  const { model, objective, posture, set } = problem;
  const loose = boundGlobal(tailCurves(problem), set, problem.rows, 1e-4);
  let best: SeparableOptimum | null = null;
  for (const start of [0.5, posture].map((at) => tangentPlane(model, objective, at, loose.spend).weights)) {
    let weights: readonly Float64Array[] = start;
    for (let round = 0, last = -Infinity; round < mostRounds; round++) {
      const optimum = solveSeparable(curvesOf(problem, weights), set, problem.rows, tolerance);
      const value = evaluate(problem, optimum.spend);
      if (!best || value > best.value) best = { ...optimum, value };
      if (value <= last * (1 + 1e-9)) break;
      last = value;
      yield { phase: "climbing", done: Math.min(0.9, 0.1 + round / 10), best: best.value, bound: loose.bound };
      weights = tangentPlane(model, objective, posture, optimum.spend).weights;
    }
  }
  const found: SeparableOptimum = best ?? unavailable("no plan was found for this posture");
  return { ...found, bound: Math.max(loose.bound, found.value) };
}
