import { dotOfThree } from "../numerics";
import type { CarryoverFilter } from "./directFilter";

/**
 * The geometric carryover as a recursion: two products per period, however many lags there are. With T = Σ_{l=0..L} r^l,
 *   output_t = r · output_{t−1} + (input_t − r^(L+1) · input_{t−L−1}) / T
 * and its derivative by r by the same recursion, in the same pass. Equal to the direct sum up to rounding; where all
 * inputs within the lags are 0 the output is exactly 0 (the recursion would leave a residue of ±1e-17, at which a curve
 * may have a huge slope).
 */
export function createGeometricFilter(input: ArrayLike<number>, maxLag: number): CarryoverFilter {
  const { padded, stretches, lags, length } = padInput(input, maxLag);
  const output = new Float64Array(length); // outside of the stretches it stays 0
  const slopes = new Float64Array(length);
  return {
    output,
    forward(parameters, at) {
      const weights = geometricSum(parameters[at]!, lags);
      for (const { from, to } of stretches) run(padded, lags, from, to, weights, output);
    },
    forwardWithSlopes(parameters, at) {
      const weights = geometricSum(parameters[at]!, lags);
      for (const { from, to } of stretches) runWithSlopes(padded, lags, from, to, weights, output, slopes);
    },
    pullBack(adjoint, outer, gradient, from) {
      gradient[from]! += dotOfThree(adjoint, outer, slopes, length);
    },
  };
}

/** Periods from..to (exclusive) in which something carries over. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A series as the recursion reads it: input_t stands at lags + t, and the stretches in which it is not all 0. */
export function padInput(
  input: ArrayLike<number>,
  maxLag: number,
): { padded: Float64Array; stretches: readonly Stretch[]; lags: number; length: number } {
  const length = input.length + maxLag;
  const lags = maxLag + 1;
  const padded = new Float64Array(lags + length);
  padded.set(Array.from(input), lags);
  return { padded, stretches: spentStretches(padded, lags, length), lags, length };
}

/** Σ_{l=0..maxLag} retention^l and what belongs to it. */
export interface GeometricSum {
  readonly retention: number;
  /** T and its derivative. */
  readonly total: number;
  readonly totalSlope: number;
  /** retention^maxLag. */
  readonly lastPower: number;
}

/** The sum of the weights before normalising, by Horner's rule with its derivative. */
export function geometricSum(retention: number, lags: number): GeometricSum {
  let total = 0;
  let totalSlope = 0;
  let lastPower = 1;
  for (let lag = 0; lag < lags; lag++) {
    totalSlope = totalSlope * retention + total;
    total = total * retention + 1;
    if (lag > 0) lastPower *= retention;
  }
  return { retention, total, totalSlope, lastPower };
}

function run(
  padded: Float64Array,
  lags: number,
  from: number,
  to: number,
  { retention, total, lastPower }: GeometricSum,
  output: Float64Array,
): void {
  const first = 1 / total;
  const dropped = (lastPower * retention) / total;
  let carried = 0;
  for (let t = from; t < to; t++) {
    carried = retention * carried + (first * padded[t + lags]! - dropped * padded[t]!);
    output[t] = carried > 0 ? carried : 0; // rounding may leave −1e-17 at the end of a stretch
  }
}

/** d(output_t)/d(retention) is that at fixed T, itself a recursion, less output_t · T′/T. */
function runWithSlopes(
  padded: Float64Array,
  lags: number,
  from: number,
  to: number,
  { retention, total, totalSlope, lastPower }: GeometricSum,
  output: Float64Array,
  slopes: Float64Array,
): void {
  const first = 1 / total;
  const dropped = (lastPower * retention) / total;
  const droppedSlope = (lags * lastPower) / total;
  const ratio = totalSlope / total;
  let carried = 0;
  let slope = 0;
  for (let t = from; t < to; t++) {
    const leaving = padded[t]!;
    slope = retention * slope + (carried - droppedSlope * leaving);
    carried = retention * carried + (first * padded[t + lags]! - dropped * leaving);
    output[t] = carried > 0 ? carried : 0;
    slopes[t] = slope - ratio * carried;
  }
}

/** Stretches of periods with an input that is not 0 within the lags before them (their own included). */
function spentStretches(padded: Float64Array, lags: number, length: number): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (let t = 0; t < length; t++) {
    if (padded[t + lags] === 0) continue;
    const last = stretches.at(-1);
    if (last && t <= last.to) last.to = t + lags;
    else stretches.push({ from: t, to: t + lags });
  }
  return stretches;
}
