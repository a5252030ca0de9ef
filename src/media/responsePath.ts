import type { CarryoverShape } from "./carryover";
import { createDirectFilter } from "./directFilter";
import { createGeometricFilter } from "./geometricFilter";
import type { SaturationSeries, SaturationShape } from "./saturation";

/** What comes first: the usual order lets spends accumulate and saturates what is there; the other way is for bursts. */
export type MediaOrder = "carryover-first" | "saturation-first";

/** The shape of a channel's response: how effects carry over and how they diminish. */
export interface ResponseShape {
  readonly carryover: CarryoverShape;
  readonly saturation: SaturationShape;
  readonly order: MediaOrder;
}

/** Number of parameters of a shape: those of the carryover first, then those of the saturation. */
export function parameterCount(shape: ResponseShape): number {
  return shape.carryover.parameterNames.length + shape.saturation.parameterNames.length;
}

/**
 * The unit effects of one channel's spends over time, with the gradient by the shape's parameters: the kernel of the
 * fit, and the definition that contributions and plans share.
 *   carryover-first: effect_t = saturation(Σ_l weight_l · spend_{t−l})
 *   saturation-first: effect_t = Σ_l weight_l · saturation(spend_{t−l})
 * Effects run `maxLag` periods beyond the spends, so that what works after the last period counts. No spend before the
 * first period. All arrays are made once; forward and backward allocate nothing.
 */
export interface ResponsePath {
  /** Periods with spend plus maxLag. */
  readonly length: number;
  /** Unit effects of the last `forward`, `effect[0..length)`. */
  readonly effect: Float64Array;
  forward(parameters: Float64Array, at: number): void;
  /** Given d(result)/d(effect_t), writes d(result)/d(parameter) of the last `forward` to `gradient[at…]`. */
  backward(adjoint: Float64Array, gradient: Float64Array, at: number): void;
}

/** A path for these spends (in the scaled unit of the saturation's parameters). */
export function createResponsePath(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  return shape.order === "carryover-first" ? carryoverFirst(spend, shape) : saturationFirst(spend, shape);
}

function carryoverFirst(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const { carryover, saturation } = shape;
  const length = spend.length + carryover.maxLag;
  const isGeometric = carryover.kind === "geometric";
  const filter = isGeometric ? createGeometricFilter(spend, carryover.maxLag) : createDirectFilter(spend, carryover);
  const series = createSeries(saturation, length);
  const exposureAdjoint = new Float64Array(length);
  const nCarryover = carryover.parameterNames.length;
  return {
    length,
    effect: series.value,
    forward(parameters, at) {
      filter.forward(parameters, at);
      saturation.evaluate(filter.output, 0, length, parameters, at + nCarryover, series);
    },
    backward(adjoint, gradient, at) {
      const { byExposure } = series;
      for (let t = 0; t < length; t++) exposureAdjoint[t] = adjoint[t]! * byExposure[t]!;
      filter.backward(exposureAdjoint, gradient, at);
      for (let p = 0; p < series.byParameter.length; p++) {
        gradient[at + nCarryover + p] = dot(adjoint, series.byParameter[p]!, length);
      }
    },
  };
}

function saturationFirst(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const { carryover, saturation } = shape;
  const nPeriods = spend.length;
  const exposure = Float64Array.from(spend);
  const series = createSeries(saturation, nPeriods);
  const filter = createDirectFilter(spend, carryover);
  const spread = createDirectFilter(spend, carryover);
  const nCarryover = carryover.parameterNames.length;
  return {
    length: nPeriods + carryover.maxLag,
    effect: filter.output,
    forward(parameters, at) {
      saturation.evaluate(exposure, 0, nPeriods, parameters, at + nCarryover, series);
      filter.setInput(series.value);
      filter.forward(parameters, at);
    },
    backward(adjoint, gradient, at) {
      filter.backward(adjoint, gradient, at);
      for (let p = 0; p < series.byParameter.length; p++) {
        spread.setInput(series.byParameter[p]!);
        spread.useWeights(filter);
        gradient[at + nCarryover + p] = dot(adjoint, spread.output, spread.output.length);
      }
    },
  };
}

function dot(a: Float64Array, b: Float64Array, length: number): number {
  let even = 0;
  let odd = 0;
  let t = 0;
  for (; t + 1 < length; t += 2) {
    even += a[t]! * b[t]!;
    odd += a[t + 1]! * b[t + 1]!;
  }
  if (t < length) even += a[t]! * b[t]!;
  return even + odd;
}

function createSeries(saturation: SaturationShape, length: number): SaturationSeries {
  return {
    value: new Float64Array(length),
    byExposure: new Float64Array(length),
    byParameter: saturation.parameterNames.map(() => new Float64Array(length)),
  };
}
