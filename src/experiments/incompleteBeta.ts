import { exp, log, log1p, logGamma } from "../numerics";

const tiny = 1e-300;

/** Lentz's method for the continued fraction of the incomplete beta function (Press et al. 2007, section 6.4). */
function continuedFraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (value < tiny && value > -tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    const change = d * c - 1;
    if (change < 1e-16 && change > -1e-16) break;
  }
  return value;
}

/**
 * The regularised incomplete beta function: the share of Beta(a, b) below x.
 *   I_x(a, b) = ∫₀ˣ t^(a−1) (1−t)^(b−1) dt / B(a, b)      Press et al. 2007, 6.4
 * a, b > 0; 0 at x <= 0, 1 at x >= 1. Relative error near 1e-13 for a, b up to 1e5.
 */
export function betaShareBelow(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}
