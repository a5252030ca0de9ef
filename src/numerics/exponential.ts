import { EXP_STEPS, powersOfTwo, rootHigh, rootLow } from "./elementaryTables";

/** ln(2)/64 in two parts: a whole number below 2^21 times the first is exact. */
export const STEP_HIGH = 0.6931471803691238 / EXP_STEPS;
export const STEP_LOW = 1.9082149292705877e-10 / EXP_STEPS;
export const STEPS_PER_UNIT = 1.4426950408889634 * EXP_STEPS;
/** 1.5 · 2^52: adding and subtracting it rounds to the nearest whole number, ties to even. */
export const WHOLE = 6755399441055744;

/**
 * e^x = 2^k · 2^(j/64) · e^r with |r| <= ln(2)/128: a table for the middle factor, a Taylor polynomial of degree 5 for the
 * last (its remainder is below 4e-17), after Tang 1989. Relative error under 2e-16. Infinity above 709.78, 0 below
 * −745.13, NaN for NaN.
 */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return extremeExp(x);
  const n = x * STEPS_PER_UNIT + WHOLE - WHOLE;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const j = n & (EXP_STEPS - 1);
  const rest = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  return powersOfTwo[(n >> 6) + 1022]! * (rootHigh[j]! + (rootLow[j]! + rootHigh[j]! * rest));
}

/** Where the result is about to leave the range of normal numbers. */
function extremeExp(x: number): number {
  if (!(x < 709.782712893384)) return x !== x ? x : Infinity;
  if (x < -745.1332191019412) return 0;
  const root = exp(x / 2); // loses no more than the last digits of numbers that nobody reads
  return x > 0 ? root * root : root * (root * 1.152921504606847e18) * 8.673617379884035e-19; // 2^60, 2^−60
}

/**
 * e^x − 1 without loss of digits near 0: the same tables, with 1 taken off the largest term, and two more terms of the
 * series, since its remainder counts against a small result. Relative error under 4e-16.
 */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 0.6)) return exp(x) - 1;
  const n = x * STEPS_PER_UNIT + WHOLE - WHOLE;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const r2 = r * r;
  const rest = r + r2 * (0.5 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120) + r2 * (1 / 720 + r * (1 / 5040))));
  if (n === 0) return rest;
  const j = n & (EXP_STEPS - 1);
  const power = powersOfTwo[(n >> 6) + 1022]!;
  return power * rootHigh[j]! - 1 + power * (rootLow[j]! + rootHigh[j]! * rest);
}
