export type CarryoverKind = "geometric" | "delayed" | "binomial" | "weibull pdf" | "weibull cdf" | "none";

/**
 * How the effect of a spend is spread over the periods after it. The weights of lags 0..maxLag add up to 1, so that
 * carryover moves an effect in time and never changes how much is spent.
 */
export interface CarryoverShape {
  readonly kind: CarryoverKind;
  readonly maxLag: number;
  /** Names of the parameters in the order in which they are given. */
  readonly parameterNames: readonly string[];
  /**
   * Weights at these parameters (`parameters[at]`, `parameters[at + 1]`, …) into `weights` (length maxLag + 1) and
   * their derivatives into `gradient` (parameter-major: `gradient[p * (maxLag + 1) + lag]`).
   */
  weights(parameters: Float64Array, at: number, weights: Float64Array, gradient: Float64Array): void;
}

/** Divides raw weights by their sum, and turns their derivatives into those of the normalised weights. */
export function normaliseWeights(weights: Float64Array, gradient: Float64Array, nParameters: number): void {
  const lags = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let lag = 0; lag < lags; lag++) weights[lag]! /= total;
  for (let p = 0; p < nParameters; p++) {
    let slope = 0;
    for (let lag = 0; lag < lags; lag++) slope += gradient[p * lags + lag]!;
    for (let lag = 0; lag < lags; lag++) {
      gradient[p * lags + lag] = (gradient[p * lags + lag]! - weights[lag]! * slope) / total;
    }
  }
}
