import { exp, log, pow } from "../../numerics";
import { type CarryoverShape, normaliseWeights } from "./carryoverShape";

/**
 * Weibull density at lag + 1 periods: (shape/scale) u^(shape − 1) e^(−u^shape), u = (lag + 1)/scale. Shape above 1 peaks
 * later than lag 0. shape > 0, scale > 0 in periods.
 */
export function weibullDensity(lag: number, shape: number, scale: number): number {
  const u = (lag + 1) / scale;
  return (shape / scale) * pow(u, shape - 1) * exp(-pow(u, shape));
}

/** Weibull PDF carryover: weight of lag l ∝ weibullDensity(l, shape, scale). */
export function weibullPdfCarryover(maxLag: number): CarryoverShape {
  return {
    kind: "weibull pdf",
    maxLag,
    parameterNames: ["shape", "scale"],
    weights(parameters, at, weights, gradient) {
      const shape = parameters[at]!;
      const scale = parameters[at + 1]!;
      const lags = maxLag + 1;
      for (let lag = 0; lag < lags; lag++) {
        const logU = log((lag + 1) / scale);
        const raised = exp(shape * logU);
        const weight = (shape / scale) * exp((shape - 1) * logU - raised) + 1e-300;
        weights[lag] = weight;
        gradient[lag] = weight * (1 / shape + logU - raised * logU);
        gradient[lags + lag] = (weight * shape * (raised - 1)) / scale;
      }
      normaliseWeights(weights, gradient, 2);
    },
  };
}

/**
 * Weibull CDF carryover: what is left after l periods, Π_{k=1..l} (1 − F(k)) = e^(−Σ (k/scale)^shape), F the Weibull
 * distribution: a decay whose rate may change with time (Robyn's flexible adstock). Weight 1 at lag 0 before normalising.
 */
export function weibullCdfCarryover(maxLag: number): CarryoverShape {
  return {
    kind: "weibull cdf",
    maxLag,
    parameterNames: ["shape", "scale"],
    weights(parameters, at, weights, gradient) {
      const shape = parameters[at]!;
      const scale = parameters[at + 1]!;
      const lags = maxLag + 1;
      let hazard = 0;
      let byShape = 0;
      for (let lag = 0; lag < lags; lag++) {
        if (lag > 0) {
          const logU = log(lag / scale);
          const raised = exp(shape * logU);
          hazard += raised;
          byShape += raised * logU;
        }
        const weight = exp(-hazard);
        weights[lag] = weight;
        gradient[lag] = -weight * byShape;
        gradient[lags + lag] = (weight * hazard * shape) / scale;
      }
      normaliseWeights(weights, gradient, 2);
    },
  };
}
