import { exp, expSeries, log, logSeries } from "../../numerics";
import type { SaturationShape } from "./saturationShape";

/**
 * Hill saturation: share of a channel's ceiling reached at this exposure.
 *   exposure^slope / (exposure^slope + halfSaturation^slope)      Jin et al. 2017
 * exposure >= 0 in the unit of halfSaturation; returns 0..1; 0 at 0; one half at halfSaturation.
 */
export function hillSaturation(exposure: number, halfSaturation: number, slope: number): number {
  if (!(exposure > 0)) return 0;
  if (slope === 1) return exposure / (exposure + halfSaturation);
  return 1 / (1 + exp(-slope * (log(exposure) - log(halfSaturation))));
}

function hillSlope(exposure: number, halfSaturation: number, slope: number): number {
  if (!(exposure > 0)) return slope === 1 ? 1 / halfSaturation : 0;
  const share = hillSaturation(exposure, halfSaturation, slope);
  return (slope * share * (1 - share)) / exposure;
}

/** x/(x + halfSaturation): Hill with slope 1, which is also Michaelis-Menten with its maximum as the effect. */
export function concaveHillShape(kind: "hill" | "michaelis-menten"): SaturationShape {
  return {
    kind,
    parameterNames: ["half saturation"],
    isConcave: true,
    pass: {
      curve: "unitHill",
      write(parameters, at, out, to) {
        out[to] = parameters[at]!;
      },
    },
    ceiling: 1,
    value: (exposure, parameters, at) => hillSaturation(exposure, parameters[at]!, 1),
    slope: (exposure, parameters, at) => {
      const sum = exposure + parameters[at]!;
      return parameters[at]! / (sum * sum);
    },
    evaluate(exposure, from, to, parameters, at, out) {
      const halfSaturation = parameters[at]!;
      const { value, byExposure } = out;
      const byHalf = out.byParameter[0]!;
      for (let t = from; t < to; t++) {
        const x = exposure[t]!;
        const inverse = 1 / (x + halfSaturation);
        const share = x * inverse;
        value[t] = share;
        byExposure[t] = halfSaturation * inverse * inverse;
        byHalf[t] = -share * inverse;
      }
    },
  };
}

/** Hill with a slope of its own: free (two parameters), or fixed to a number other than 1 (one parameter). */
export function hillShape(fixedSlope: number | null): SaturationShape {
  const slopeOf = (parameters: Float64Array, at: number): number => fixedSlope ?? parameters[at + 1]!;
  const isFree = fixedSlope === null;
  return {
    kind: "hill",
    parameterNames: fixedSlope === null ? ["half saturation", "slope"] : ["half saturation"],
    isConcave: fixedSlope !== null && fixedSlope <= 1,
    ceiling: 1,
    pass: {
      curve: "hill",
      write(parameters, at, out, to) {
        out[to] = parameters[at]!;
        out[to + 2] = slopeOf(parameters, at);
        out[to + 4] = log(parameters[at]!);
      },
    },
    value: (exposure, parameters, at) => hillSaturation(exposure, parameters[at]!, slopeOf(parameters, at)),
    slope: (exposure, parameters, at) => hillSlope(exposure, parameters[at]!, slopeOf(parameters, at)),
    evaluate(exposure, from, to, parameters, at, out) {
      const halfSaturation = parameters[at]!;
      const slope = slopeOf(parameters, at);
      const logHalf = log(halfSaturation);
      const { value, byExposure } = out;
      const byHalf = out.byParameter[0]!;
      const logExposure = out.byParameter[1] ?? value;
      logSeries(exposure, from, to, logExposure);
      expSeries(logExposure, logHalf, -slope, from, to, byHalf); // (halfSaturation/x)^slope, Infinity at 0
      const byHalfScale = -slope / halfSaturation;
      for (let t = from; t < to; t++) {
        const x = exposure[t]!;
        const share = 1 / (1 + byHalf[t]!);
        const spread = share * (1 - share);
        byExposure[t] = x > 0 ? (slope * spread) / x : 0;
        byHalf[t] = byHalfScale * spread;
        if (isFree) logExposure[t] = x > 0 ? spread * (logExposure[t]! - logHalf) : 0;
        value[t] = share;
      }
    },
  };
}
