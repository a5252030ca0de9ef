import { dot } from "../numerics";
import { geometricSum, padInput, type GeometricSum, type Stretch } from "./geometricFilter";
import type { ResponsePath } from "./responsePath";

/**
 * The response path of geometric carryover and a Hill curve of slope 1, the default, in one pass over the periods: the
 * recursions of exposure and slope leave the processor room to do the curve beside them. The numbers are those of the
 * filter followed by the curve, up to rounding.
 *   effect = x/(x + h),  by retention h/(x + h)² · dx/dr,  by half saturation −x/(x + h)²
 */
export function geometricHillPath(spend: ArrayLike<number>, maxLag: number): ResponsePath {
  const { padded, stretches, lags, length } = padInput(spend, maxLag);
  const effect = new Float64Array(length); // outside of the stretches all stay 0
  const [byRetention, byHalf] = [new Float64Array(length), new Float64Array(length)];
  return {
    ...{ length, effect },
    forward(parameters, at) {
      const weights = geometricSum(parameters[at]!, lags);
      for (const stretch of stretches) run(padded, lags, stretch, weights, parameters[at + 1]!, effect);
    },
    forwardWithSlopes(parameters, at) {
      const weights = geometricSum(parameters[at]!, lags);
      for (const stretch of stretches) {
        runWithSlopes(padded, lags, stretch, weights, parameters[at + 1]!, effect, byRetention, byHalf);
      }
    },
    pullBack(adjoint, gradient, from) {
      gradient[from]! += dot(adjoint, byRetention, length);
      gradient[from + 1]! += dot(adjoint, byHalf, length);
    },
  };
}

function run(
  padded: Float64Array,
  lags: number,
  { from, to }: Stretch,
  { retention, total, lastPower }: GeometricSum,
  half: number,
  effect: Float64Array,
): void {
  const first = 1 / total;
  const dropped = (lastPower * retention) / total;
  let carried = 0;
  for (let t = from; t < to; t++) {
    carried = retention * carried + (first * padded[t + lags]! - dropped * padded[t]!);
    const exposure = carried > 0 ? carried : 0; // rounding may leave −1e-17 at the end of a stretch
    effect[t] = exposure * (1 / (exposure + half));
  }
}

function runWithSlopes(
  padded: Float64Array,
  lags: number,
  { from, to }: Stretch,
  { retention, total, totalSlope, lastPower }: GeometricSum,
  half: number,
  effect: Float64Array,
  byRetention: Float64Array,
  byHalf: Float64Array,
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
    const exposure = carried > 0 ? carried : 0;
    const inverse = 1 / (exposure + half);
    const share = exposure * inverse;
    effect[t] = share;
    byRetention[t] = half * (inverse * inverse) * (slope - ratio * carried);
    byHalf[t] = -share * inverse;
  }
}
