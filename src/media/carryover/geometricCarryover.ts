import { exp, log } from "../../numerics";
import { type CarryoverShape, normaliseWeights } from "./carryoverShape";

/** Spends that work at once only: weight 1 at lag 0. */
export function noCarryover(): CarryoverShape {
  return {
    kind: "none",
    maxLag: 0,
    parameterNames: [],
    weights: (_parameters, _at, weights) => void weights.fill(1),
  };
}

/**
 * Geometric decay: weight of lag l ∝ retention^l over lags 0..maxLag (Broadbent 1979; normalised as Jin et al. 2017).
 * Retention in [0, 1]: 0 is no carryover, 1 is the moving mean over maxLag + 1 periods.
 */
export function geometricCarryover(maxLag: number): CarryoverShape {
  return {
    kind: "geometric",
    maxLag,
    parameterNames: ["retention"],
    weights(parameters, at, weights, gradient) {
      const retention = parameters[at]!;
      let power = 1; // retention^lag
      let lower = 0; // retention^(lag − 1)
      for (let lag = 0; lag <= maxLag; lag++) {
        weights[lag] = power;
        gradient[lag] = lag * lower;
        lower = power;
        power *= retention;
      }
      normaliseWeights(weights, gradient, 1);
    },
  };
}

/**
 * Delayed decay: weight of lag l ∝ retention^((l − peak)²) (Jin et al. 2017): rises to its peak, then falls.
 * Retention in (0, 1), peak >= 0 in periods.
 */
export function delayedCarryover(maxLag: number): CarryoverShape {
  return {
    kind: "delayed",
    maxLag,
    parameterNames: ["retention", "peak"],
    weights(parameters, at, weights, gradient) {
      const retention = Math.max(parameters[at]!, 1e-12);
      const logRetention = log(retention);
      const peak = parameters[at + 1]!;
      const lags = maxLag + 1;
      const nearest = Math.min(Math.round(peak), maxLag) - peak; // keeps the largest raw weight at 1: no underflow
      for (let lag = 0; lag < lags; lag++) {
        const distance = lag - peak;
        const power = distance * distance - nearest * nearest;
        const weight = exp(power * logRetention);
        weights[lag] = weight;
        gradient[lag] = (weight * power) / retention;
        gradient[lags + lag] = -2 * (distance - nearest) * logRetention * weight;
      }
      normaliseWeights(weights, gradient, 2);
    },
  };
}

/**
 * Binomial decay: weight of lag l ∝ (1 − l/(maxLag + 1))^(1/retention − 1) (Meridian 2025). Retention in (0, 1]:
 * towards 0 no carryover, 1 is flat; its tail ends at maxLag, unlike the geometric one.
 */
export function binomialCarryover(maxLag: number): CarryoverShape {
  return {
    kind: "binomial",
    maxLag,
    parameterNames: ["retention"],
    weights(parameters, at, weights, gradient) {
      const retention = Math.max(parameters[at]!, 1e-6);
      for (let lag = 0; lag <= maxLag; lag++) {
        const logShare = log(1 - lag / (maxLag + 1));
        const weight = exp((1 / retention - 1) * logShare);
        weights[lag] = weight;
        gradient[lag] = (-weight * logShare) / (retention * retention);
      }
      normaliseWeights(weights, gradient, 1);
    },
  };
}
