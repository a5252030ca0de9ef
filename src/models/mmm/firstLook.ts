import { laplaceApproximation } from "../../inference";
import { cholesky, createNormalDraws, createRng } from "../../numerics";
import { scoreForecast } from "./accuracy";
import { effectEvidence, type EffectEvidence } from "./effectEvidence";
import { type FittedDraws, readDraws } from "./fittedDraws";
import { createMmmPosterior } from "./mmmPosterior";
import { fittedOutcomes } from "./decompose";
import { predictiveOutcomes } from "./predict";
import type { FitPlan } from "./sampleMmm";

/** A fit's first look: what a normal approximation at the posterior's mode says, long before the sampler has. */
export interface FirstLook {
  /** Mean and 90% predictive range of the fitted periods, in the outcome's unit. */
  readonly fitted: {
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  /** Returns of the channels over the history, as the fit itself will report them. */
  readonly evidence: readonly EffectEvidence[];
}

/** Stream of the approximation's draws, apart from every sampler's. */
const LOOK_STREAM = 420_000;
const N_DRAWS = 300;

/**
 * Laplace's approximation of a fit (Tierney & Kadane 1986): mode by L-BFGS, covariance from the curvature there, 300
 * draws. Approximate, and for display only: ranges of skewed quantities are off. Deterministic by the fit's seed.
 */
export function firstLook(plan: FitPlan): FirstLook {
  const fit = approximateDraws(plan);
  const { history } = plan;
  const outcomes = predictiveOutcomes(fit, 0, fittedOutcomes(fit));
  const { mean, low, high } = scoreForecast(history.outcome.values, outcomes);
  return { fitted: { mean, low, high }, evidence: effectEvidence(fit) };
}

function approximateDraws(plan: FitPlan): FittedDraws {
  const { history, spec, tests } = plan;
  const posterior = createMmmPosterior(history, spec, tests);
  const { mode, covariance } = laplaceApproximation(posterior, posterior.start);
  const { size } = posterior;
  const factor = cholesky(covariance, size) ?? new Float64Array(size * size);
  const normal = createNormalDraws(createRng(spec.seed, LOOK_STREAM));
  const width = posterior.names.length;
  const draws = new Float64Array(N_DRAWS * width);
  const [scores, position] = [new Float64Array(size), new Float64Array(size)];
  for (let d = 0; d < N_DRAWS; d++) {
    for (let i = 0; i < size; i++) scores[i] = normal();
    for (let i = 0; i < size; i++) {
      position[i] = mode[i]!;
      for (let k = 0; k <= i; k++) position[i]! += factor[i * size + k]! * scores[k]!;
    }
    posterior.parameters(position, normal, draws.subarray(d * width, (d + 1) * width));
  }
  return readDraws(plan, Float32Array.from(draws));
}
