import { exp, log } from "./elementary";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * ln Γ(x) for x > 0: Stirling's series from 10 upwards, the recurrence below (Abramowitz & Stegun 1964, 6.1.41).
 * Absolute error under 1e-14 up to x = 10, relative 1e-15 above. Infinity at 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let shift = 1;
  let at = x;
  while (at < 10) shift *= at++;
  const inverse = 1 / at;
  const square = inverse * inverse;
  let series = 1 / 156;
  for (const coefficient of [-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]) {
    series = series * square + coefficient;
  }
  return (at - 0.5) * log(at) - at + HALF_LOG_TWO_PI + series * inverse - log(shift);
}

/** Density of Gamma(shape, 1) times x, that is x^shape e^−x / Γ(shape). */
export function gammaDensityTimesX(x: number, shape: number): number {
  return x > 0 ? exp(shape * log(x) - x - logGamma(shape)) : 0;
}

/**
 * Share of Gamma(shape, 1) below x: the regularised lower incomplete gamma function P(shape, x), shape > 0.
 * Power series below shape + 1, continued fraction above (Press et al. 2007, section 6.2). Relative error near 1e-14.
 */
export function gammaShareBelow(x: number, shape: number): number {
  if (!(x > 0)) return 0;
  return x < shape + 1 ? series(x, shape) : 1 - continuedFraction(x, shape);
}

/** Share of Gamma(shape, 1) above x: 1 − P(shape, x) without loss of digits in the upper tail. */
export function gammaShareAbove(x: number, shape: number): number {
  if (!(x > 0)) return 1;
  return x < shape + 1 ? 1 - series(x, shape) : continuedFraction(x, shape);
}

function series(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 100000 && term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * gammaDensityTimesX(x, shape);
}

/** Lentz's method for Γ(shape, x)/Γ(shape). */
function continuedFraction(x: number, shape: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b || tiny);
    c = b + a / c || tiny;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return value * gammaDensityTimesX(x, shape);
}
