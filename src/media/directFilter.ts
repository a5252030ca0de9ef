import type { CarryoverShape } from "./carryover";

/** A series spread over the periods after it by carryover weights; `output` is maxLag longer than the series. */
export interface CarryoverFilter {
  readonly output: Float64Array;
  forward(parameters: Float64Array, at: number): void;
  /** Given d(result)/d(output_t), writes d(result)/d(parameter) of the last `forward` to `gradient[at…]`. */
  backward(adjoint: Float64Array, gradient: Float64Array, at: number): void;
}

/** A filter that takes any weights and any input. */
export interface DirectFilter extends CarryoverFilter {
  readonly weights: Float64Array;
  setInput(values: Float64Array): void;
  /** Filters its input with the weights of another filter. */
  useWeights(other: DirectFilter): void;
}

/** Lags are worked off in blocks of this many: fewer passes over the series, and numbers stay in registers. */
const BLOCK = 5;

/** output_t = Σ_l weight_l · input_{t−l}, for every kind of carryover. No input before the first period. */
export function createDirectFilter(input: ArrayLike<number>, carryover: CarryoverShape): DirectFilter {
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
