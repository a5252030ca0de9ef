import { exp, expSeries, log, logSeries, tanh } from "../../numerics";
import type { SaturationShape } from "./saturationShape";

/**
 * Logistic saturation (1 − e^(−λx))/(1 + e^(−λx)) = tanh(λx/2): 0 at 0, ceiling 1 (PyMC-Marketing's default).
 * λ > 0 is the steepness per unit of scaled exposure.
 */
export function logisticSaturation(exposure: number, steepness: number): number {
  return tanh((steepness * exposure) / 2);
}

/** tanh(rate · x · factor): the one shape behind the logistic and the tanh curve; `rateOf` and `byRate` give rate. */
function tanhShape(
  kind: "logistic" | "tanh",
  name: string,
  rateOf: (p: number) => number,
  byParameter: (p: number) => number,
): SaturationShape {
  return {
    kind,
    parameterNames: [name],
    isConcave: true,
    ceiling: 1,
    pass: {
      curve: "tanh",
      write(parameters, at, out, to) {
        out[to] = rateOf(parameters[at]!);
        out[to + 2] = byParameter(parameters[at]!);
      },
    },
    value: (exposure, parameters, at) => tanh(rateOf(parameters[at]!) * exposure),
    slope: (exposure, parameters, at) => {
      const rate = rateOf(parameters[at]!);
      const level = tanh(rate * exposure);
      return rate * (1 - level * level);
    },
    evaluate(exposure, from, to, parameters, at, out) {
      const rate = rateOf(parameters[at]!);
      const rateSlope = byParameter(parameters[at]!);
      const { value, byExposure } = out;
      const byRate = out.byParameter[0]!;
      expSeries(exposure, 0, -2 * rate, from, to, value);
      for (let t = from; t < to; t++) {
        const level = 2 / (1 + value[t]!) - 1; // exactly 0 at 0
        const rest = 1 - level * level;
        value[t] = level;
        byExposure[t] = rate * rest;
        byRate[t] = rateSlope * exposure[t]! * rest;
      }
    },
  };
}

/** Logistic saturation as a shape; its parameter is the steepness λ. */
export function logisticShape(): SaturationShape {
  return tanhShape(
    "logistic",
    "steepness",
    (steepness) => steepness / 2,
    () => 0.5,
  );
}

/** tanh(x/scale): the parameter is the exposure at which 76% of the ceiling is reached. */
export function tanhSaturationShape(): SaturationShape {
  return tanhShape(
    "tanh",
    "scale",
    (scale) => 1 / scale,
    (scale) => -1 / (scale * scale),
  );
}

/** x^exponent, exponent in (0, 1]: returns diminish without a ceiling. */
export function rootShape(): SaturationShape {
  const power = (x: number, exponent: number): number => (x > 0 ? exp(exponent * log(x)) : 0);
  return {
    kind: "root",
    parameterNames: ["exponent"],
    isConcave: true,
    ceiling: Infinity,
    value: (exposure, parameters, at) => power(exposure, parameters[at]!),
    slope: (exposure, parameters, at) =>
      exposure > 0 ? (parameters[at]! * power(exposure, parameters[at]!)) / exposure : 0,
    evaluate(exposure, from, to, parameters, at, out) {
      const exponent = parameters[at]!;
      const { value, byExposure } = out;
      const byExponent = out.byParameter[0]!;
      logSeries(exposure, from, to, byExponent);
      expSeries(byExponent, 0, exponent, from, to, value);
      for (let t = from; t < to; t++) {
        const x = exposure[t]!;
        byExposure[t] = x > 0 ? (exponent * value[t]!) / x : 0;
        byExponent[t] = x > 0 ? value[t]! * byExponent[t]! : 0;
      }
    },
  };
}

/** No saturation: the effect is the exposure. */
export function linearShape(): SaturationShape {
  return {
    kind: "none",
    parameterNames: [],
    isConcave: true,
    ceiling: Infinity,
    value: (exposure) => exposure,
    slope: () => 1,
    evaluate(exposure, from, to, _parameters, _at, out) {
      for (let t = from; t < to; t++) out.value[t] = exposure[t]!;
      out.byExposure.fill(1, from, to);
    },
  };
}
