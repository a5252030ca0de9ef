import type { CarryoverShape } from "./carryover";
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
  const filter = createFilter(spend, carryover);
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
  const filter = createFilter(spend, carryover);
  const spread = createFilter(spend, carryover);
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

/** A series filtered by carryover weights. */
interface Filter {
  readonly output: Float64Array;
  readonly weights: Float64Array;
  setInput(values: Float64Array): void;
  forward(parameters: Float64Array, at: number): void;
  useWeights(other: Filter): void;
  backward(adjoint: Float64Array, gradient: Float64Array, at: number): void;
}

/** Lags are worked off in blocks of this many: fewer passes over the series, and numbers stay in registers. */
const BLOCK = 5;

function createFilter(input: ArrayLike<number>, carryover: CarryoverShape): Filter {
  const { maxLag } = carryover;
  const lags = maxLag + 1;
  const front = Math.ceil(lags / BLOCK) * BLOCK; // zeros before the first period
  const nParameters = carryover.parameterNames.length;
  const padded = new Float64Array(front + input.length + maxLag);
  padded.set(Array.from(input), front);
  const output = new Float64Array(input.length + maxLag);
  const weights = new Float64Array(lags);
  const weightGradient = new Float64Array(nParameters * lags);
  const blockWeights = new Float64Array(front);
  const byWeight = new Float64Array(front);
  const filter = (from: Float64Array): void => {
    blockWeights.set(from);
    output.fill(0);
    for (let lag = 0; lag < front; lag += BLOCK) addBlock(padded, front - lag, blockWeights, lag, output);
  };
  return {
    output,
    weights,
    setInput: (values) => padded.set(values, front),
    forward(parameters, at) {
      carryover.weights(parameters, at, weights, weightGradient);
      filter(weights);
    },
    useWeights: (other) => filter(other.weights),
    backward(adjoint, gradient, at) {
      if (nParameters === 0) return;
      for (let lag = 0; lag < front; lag += BLOCK)
        blockDots(adjoint, padded, front - lag, byWeight, lag, output.length);
      for (let p = 0; p < nParameters; p++) {
        gradient[at + p] = dotAt(weightGradient, p * lags, byWeight, lags);
      }
    },
  };
}

/** output_t += Σ_{k<5} weights[lag + k] · padded[t + start − k]. */
function addBlock(padded: Float64Array, start: number, weights: Float64Array, lag: number, output: Float64Array): void {
  const w0 = weights[lag]!;
  const w1 = weights[lag + 1]!;
  const w2 = weights[lag + 2]!;
  const w3 = weights[lag + 3]!;
  const w4 = weights[lag + 4]!;
  let p1 = padded[start - 1]!;
  let p2 = padded[start - 2]!;
  let p3 = padded[start - 3]!;
  let p4 = padded[start - 4]!;
  for (let t = 0; t < output.length; t++) {
    const p0 = padded[t + start]!;
    output[t] = output[t]! + (w0 * p0 + w1 * p1 + (w2 * p2 + w3 * p3) + w4 * p4);
    p4 = p3;
    p3 = p2;
    p2 = p1;
    p1 = p0;
  }
}

/** out[lag + k] = Σ_t adjoint_t · padded[t + start − k] for k < 5. */
function blockDots(
  adjoint: Float64Array,
  padded: Float64Array,
  start: number,
  out: Float64Array,
  lag: number,
  length: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let p1 = padded[start - 1]!;
  let p2 = padded[start - 2]!;
  let p3 = padded[start - 3]!;
  let p4 = padded[start - 4]!;
  for (let t = 0; t < length; t++) {
    const a = adjoint[t]!;
    const p0 = padded[t + start]!;
    s0 += a * p0;
    s1 += a * p1;
    s2 += a * p2;
    s3 += a * p3;
    s4 += a * p4;
    p4 = p3;
    p3 = p2;
    p2 = p1;
    p1 = p0;
  }
  out[lag] = s0;
  out[lag + 1] = s1;
  out[lag + 2] = s2;
  out[lag + 3] = s3;
  out[lag + 4] = s4;
}

function dotAt(a: Float64Array, from: number, b: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[from + i]! * b[i]!;
  return sum;
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
