import type { CarryoverFilter } from "./directFilter";

/**
 * The geometric carryover as a recursion: two products per period, however many lags there are. With T = Σ_{l=0..L} r^l,
 *   output_t = r · output_{t−1} + (input_t − r^(L+1) · input_{t−L−1}) / T
 * and its derivative by r at fixed T by the same recursion, forwards. Equal to the direct sum up to rounding; where all
 * inputs within the lags are 0 the output is exactly 0 (the recursion would leave a residue of ±1e-17, at which a curve
 * may have a huge slope).
 */
export function createGeometricFilter(input: ArrayLike<number>, maxLag: number): CarryoverFilter {
  const length = input.length + maxLag;
  const lags = maxLag + 1;
  const padded = new Float64Array(lags + length); // input_t stands at lags + t
  padded.set(Array.from(input), lags);
  const stretches = spentStretches(padded, lags, length);
  const output = new Float64Array(length); // outside of the stretches it stays 0
  let retention = 0;
  let total = 1;
  let totalSlope = 0;
  let lastPower = 0; // retention^maxLag
  return {
    output,
    forward(parameters, at) {
      retention = parameters[at]!;
      total = totalSlope = 0;
      let power = 1;
      for (let lag = 0; lag < lags; lag++) {
        totalSlope = totalSlope * retention + total; // Horner, with its derivative
        total = total * retention + 1;
        lastPower = power;
        power *= retention;
      }
      const first = 1 / total;
      const dropped = power / total;
      for (const { from, to } of stretches) {
        let carried = 0;
        for (let t = from; t < to; t++) {
          carried = retention * carried + (first * padded[t + lags]! - dropped * padded[t]!);
          output[t] = carried;
        }
      }
    },
    backward(adjoint, gradient, at) {
      const dropped = (lags * lastPower) / total;
      let bySlope = 0;
      let byTotal = 0;
      for (const { from, to } of stretches) {
        let slope = 0; // d(output_t)/d(retention) at fixed total
        let before = 0; // output_{t−1}
        for (let t = from; t < to; t++) {
          slope = retention * slope + (before - dropped * padded[t]!);
          before = output[t]!;
          bySlope += adjoint[t]! * slope;
          byTotal += adjoint[t]! * before;
        }
      }
      gradient[at] = bySlope - (byTotal * totalSlope) / total;
    },
  };
}

/** Stretches of periods with an input that is not 0 within the lags before them (their own included). */
function spentStretches(padded: Float64Array, lags: number, length: number): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let t = 0; t < length; t++) {
    if (padded[t + lags] === 0) continue;
    const last = stretches.at(-1);
    if (last && t <= last.to) last.to = t + lags;
    else stretches.push({ from: t, to: t + lags });
  }
  return stretches;
}
