import { exp, expm1 } from "./exponential";
import { log, log1p } from "./logarithm";

export { exp, expm1, log, log1p };

/*
 * Elementary functions made of basic IEEE operations only (+ − × ÷, square root, bit fields), so that the same input
 * gives the same bits in every JavaScript engine. `Math.exp`, `Math.log`, `Math.pow` differ in the last digit between
 * engines, and "same inputs, same bits" is a promise to the user.
 */

/** x^y for x >= 0: 0^0 = 1, 0^y = 0 for y > 0. Integer y up to 64 by repeated squaring. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === 0.5) return Math.sqrt(x);
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (Number.isInteger(y) && y > 0 && y <= 64) return integerPower(x, y);
  return exp(y * log(x));
}

function integerPower(x: number, n: number): number {
  let result = 1;
  for (let base = x, left = n; left > 0; left >>= 1, base *= base) if (left & 1) result *= base;
  return result;
}

/** Logistic function 1/(1 + e^−x), without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** Log-odds ln(p/(1 − p)) of a share strictly between 0 and 1. */
export function logit(share: number): number {
  return log(share) - log1p(-share);
}

/** ln(1 + e^x), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  if (x === 0) return x;
  const e = expm1(-2 * Math.abs(x));
  const t = -e / (2 + e);
  return x < 0 ? -t : t;
}

/** Cosine by range reduction and Taylor polynomials; |x| up to about 1e5 keeps 1e-11 absolute accuracy. */
export function cos(x: number): number {
  return sin(x + 1.5707963267948966);
}

/** Sine by range reduction to [−π/2, π/2] and a Taylor polynomial of degree 21. */
export function sin(x: number): number {
  const turns = Math.floor(x / 3.141592653589793 + 0.5);
  const r = x - turns * 3.1415926218032837 - turns * 3.1786509547056392e-8; // π in two parts
  const z = r * r;
  let p = 1 / 51090942171709440000;
  p = p * z - 1 / 121645100408832000;
  p = p * z + 1 / 355687428096000;
  p = p * z - 1 / 1307674368000;
  p = p * z + 1 / 6227020800;
  p = p * z - 1 / 39916800;
  p = p * z + 1 / 362880;
  p = p * z - 1 / 5040;
  p = p * z + 1 / 120;
  p = p * z - 1 / 6;
  const value = r + r * z * p;
  return turns % 2 === 0 ? value : -value;
}
