import type { CarryoverShape } from "./carryover";

/** A series spread over the periods after it by carryover weights; `output` is maxLag longer than the series. */
export interface CarryoverFilter {
  readonly output: Float64Array;
  forward(parameters: Float64Array, at: number): void;
  /** As `forward`, and ready for `pullBack`. */
  forwardWithSlopes(parameters: Float64Array, at: number): void;
  /**
   * Adds Σ_t adjoint_t · outer_t · d(output_t)/d(parameter p) to `gradient[from + p]`, after `forwardWithSlopes`; `outer` is
   * the slope of what comes after the filter.
   */
  pullBack(adjoint: Float64Array, outer: Float64Array, gradient: Float64Array, from: number): void;
}

/** A filter that takes any weights and any input. */
export interface DirectFilter extends CarryoverFilter {
  /** The adjoint of the input: out_s = Σ_l weight_l · adjoint_{s+l}. */
  pullBackInput(adjoint: Float64Array, out: Float64Array): void;
  setInput(values: Float64Array): void;
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
  const weightSlopes = new Float64Array(nParameters * lags);
  const blockWeights = new Float64Array(front);
  const adjointHere = new Float64Array(output.length);
  const products = new Float64Array(front); // Σ_t adjoint_t · input_{t−l}, [lag]
  const forward = (parameters: Float64Array, at: number): void => {
    carryover.weights(parameters, at, weights, weightSlopes);
    blockWeights.set(weights);
    output.fill(0);
    for (let lag = 0; lag < front; lag += BLOCK) addBlock(padded, front - lag, blockWeights, lag, output);
  };
  return {
    ...{ output, forward, forwardWithSlopes: forward },
    setInput: (values) => padded.set(values, front),
    pullBack(adjoint, outer, gradient, from) {
      for (let t = 0; t < adjointHere.length; t++) adjointHere[t] = adjoint[t]! * outer[t]!;
      for (let lag = 0; lag < front; lag += BLOCK) multiplyBlock(padded, front - lag, adjointHere, lag, products);
      for (let p = 0; p < nParameters; p++) {
        for (let lag = 0; lag < lags; lag++) gradient[from + p]! += weightSlopes[p * lags + lag]! * products[lag]!;
      }
    },
    pullBackInput(adjoint, out) {
      for (let s = 0; s < out.length; s++) {
        let sum = 0;
        for (let lag = 0; lag < lags; lag++) sum += weights[lag]! * adjoint[s + lag]!;
        out[s] = sum;
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

/** products[lag + k] = Σ_t adjoint_t · padded[t + start − k] for k < 5. */
function multiplyBlock(
  padded: Float64Array,
  start: number,
  adjoint: Float64Array,
  lag: number,
  products: Float64Array,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let t = 0, at = start; t < adjoint.length; t++, at++) {
    const weight = adjoint[t]!;
    s0 += weight * padded[at]!;
    s1 += weight * padded[at - 1]!;
    s2 += weight * padded[at - 2]!;
    s3 += weight * padded[at - 3]!;
    s4 += weight * padded[at - 4]!;
  }
  products[lag] = s0;
  products[lag + 1] = s1;
  products[lag + 2] = s2;
  products[lag + 3] = s3;
  products[lag + 4] = s4;
}
