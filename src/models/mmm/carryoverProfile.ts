import type { FittedDraws } from "./fittedDraws";

/** Shares of a channel's effect by lag: `shares[lag][draw]`; those of a draw add up to 1. */
export interface CarryoverProfile {
  readonly shares: readonly Float64Array[];
}

/** The carryover weights of a channel in every draw. */
export function carryoverProfile(fit: FittedDraws, c: number): CarryoverProfile {
  const { shape, shapeAt } = fit.channels[c]!;
  const lags = shape.carryover.maxLag + 1;
  const weights = new Float64Array(lags);
  const ignored = new Float64Array(lags * shape.carryover.parameterNames.length);
  const shares = Array.from({ length: lags }, () => new Float64Array(fit.nDraws));
  for (let d = 0; d < fit.nDraws; d++) {
    shape.carryover.weights(fit.values, d * fit.width + shapeAt, weights, ignored);
    shares.forEach((series, lag) => (series[d] = weights[lag]!));
  }
  return { shares };
}
