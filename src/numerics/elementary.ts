/**
 * Elementary functions made of basic IEEE operations only (+ − × ÷, square root, bit fields), so that the same input
 * gives the same bits in every JavaScript engine. `Math.exp`, `Math.log`, `Math.pow` differ in the last digit between
 * engines, and "same inputs, same bits" is a promise to the user.
 */

const LN2_HIGH = 0.6931471803691238; // leading 32 bits of ln 2: k × this is exact for |k| < 2^20
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer); // [low, high] on every engine in use (little endian)

/** POWERS_OF_TWO[k + 1022] = 2^k for −1022 <= k <= 1023: a table is faster than building the bits each time. */
const POWERS_OF_TWO = new Float64Array(2046);
for (let k = -1022, power = 2.2250738585072014e-308; k <= 1023; k++, power *= 2) POWERS_OF_TWO[k + 1022] = power;

/**
 * e^x. Range reduction x = k ln 2 + r, |r| <= ln2/2, then a Taylor polynomial of degree 13 (its remainder is below
 * 5e-18). Relative error under 2e-16. Infinity above 709.78, 0 below -745.13, NaN for NaN.
 */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return x !== x ? x : Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let p = 1 / 6227020800;
  p = p * r + 1 / 479001600;
  p = p * r + 1 / 39916800;
  p = p * r + 1 / 3628800;
  p = p * r + 1 / 362880;
  p = p * r + 1 / 40320;
  p = p * r + 1 / 5040;
  p = p * r + 1 / 720;
  p = p * r + 1 / 120;
  p = p * r + 1 / 24;
  p = p * r + 1 / 6;
  p = p * r + 0.5;
  const value = 1 + (r + r * r * p);
  if (k > -1022 && k < 1024) return value * POWERS_OF_TWO[k + 1022]!;
  return k >= 1024 ? value * POWERS_OF_TWO[2045]! * 2 : value * POWERS_OF_TWO[k + 1082]! * 8.673617379884035e-19; // 2^-60
}

/**
 * Natural logarithm. x = 2^k m with m in [√½, √2); ln m = 2 artanh(s), s = (m − 1)/(m + 1), by its series in s².
 * Relative error under 3e-16. −Infinity at 0, NaN below 0.
 */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  scratch[0] = x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    scratch[0] = x * 18014398509481984; // 2^54
    k = -54;
  }
  const high = words[1]!;
  k += (high >>> 20) - 1023;
  words[1] = (high & 0x000fffff) | 0x3ff00000;
  let m = scratch[0]!;
  if (m > SQRT2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let p = 2 / 21;
  p = p * z + 2 / 19;
  p = p * z + 2 / 17;
  p = p * z + 2 / 15;
  p = p * z + 2 / 13;
  p = p * z + 2 / 11;
  p = p * z + 2 / 9;
  p = p * z + 2 / 7;
  p = p * z + 2 / 5;
  p = p * z + 2 / 3;
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + z * p) + k * LN2_LOW) - f);
}

/** ln(1 + x) without loss of digits near 0 (Goldberg 1991, theorem 4). NaN below −1. */
export function log1p(x: number): number {
  const u = 1 + x;
  return u === 1 ? x : u === Infinity ? u : (log(u) * x) / (u - 1);
}

/** e^x − 1 without loss of digits near 0 (Kahan's quotient). */
export function expm1(x: number): number {
  if (Math.abs(x) > 0.5) return exp(x) - 1;
  const u = exp(x);
  return u === 1 ? x : ((u - 1) * x) / log(u);
}

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
