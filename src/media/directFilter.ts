import type { CarryoverShape } from "./carryover";

/** A series spread over the periods after it by carryover weights; `output` is maxLag longer than the series. */
export interface CarryoverFilter {
  readonly output: Float64Array;
  /** d(output_t)/d(parameter), one series per parameter, of the last `forwardWithSlopes`. */
  readonly slopes: readonly Float64Array[];
  forward(parameters: Float64Array, at: number): void;
  forwardWithSlopes(parameters: Float64Array, at: number): void;
}

/** A filter that takes any weights and any input. */
export interface DirectFilter extends CarryoverFilter {
  /** Spreads another input by the weights of the last forward pass. */
  spread(values: Float64Array, output: Float64Array): void;
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
  const other = new Float64Array(padded.length);
  const output = new Float64Array(input.length + maxLag);
  const slopes = carryover.parameterNames.map(() => new Float64Array(output.length));
  const weights = new Float64Array(lags);
  const weightSlopes = new Float64Array(nParameters * lags);
  const blockWeights = new Float64Array(front);
  const filter = (values: Float64Array, from: Float64Array, at: number, to: Float64Array): void => {
    for (let lag = 0; lag < lags; lag++) blockWeights[lag] = from[at + lag]!;
    to.fill(0);
    for (let lag = 0; lag < front; lag += BLOCK) addBlock(values, front - lag, blockWeights, lag, to);
  };
  const forward = (parameters: Float64Array, at: number): void => {
    carryover.weights(parameters, at, weights, weightSlopes);
    filter(padded, weights, 0, output);
  };
  return {
    ...{ output, slopes, forward },
    setInput: (values) => padded.set(values, front),
    spread(values, to) {
      other.set(values, front);
      filter(other, weights, 0, to);
    },
    forwardWithSlopes(parameters, at) {
      forward(parameters, at);
      for (let p = 0; p < nParameters; p++) filter(padded, weightSlopes, p * lags, slopes[p]!);
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
