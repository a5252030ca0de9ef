import { EXP_STEPS, powersOfTwo, rootHigh, rootLow } from "./elementaryTables";
import { FIRST_NODE_WORD, LOG_NODES, nodeInverse, nodeLogHigh, nodeLogLow, nodes } from "./elementaryTables";
import { exp, STEP_HIGH, STEP_LOW, STEPS_PER_UNIT, WHOLE } from "./exponential";
import { HALF_STEP, LN2_HIGH, LN2_LOW, log, scratch, words } from "./logarithm";

/**
 * exp and log of whole series, bit for bit those of single numbers. They are written out here once more because a call
 * that is not inlined puts its result on the heap, which in the inner loop of a fit costs more than the function itself.
 */

/** out_t = e^(rate · (x_t − shift)) for from <= t < to. */
export function expSeries(
  x: Float64Array,
  shift: number,
  rate: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  for (let t = from; t < to; t++) {
    const power = rate * (x[t]! - shift);
    if (power > -708 && power < 709) {
      const n = power * STEPS_PER_UNIT + WHOLE - WHOLE;
      const r = power - n * STEP_HIGH - n * STEP_LOW;
      const j = n & (EXP_STEPS - 1);
      const rest = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
      out[t] = powersOfTwo[(n >> 6) + 1022]! * (rootHigh[j]! + (rootLow[j]! + rootHigh[j]! * rest));
    } else out[t] = exp(power);
  }
}

/** out_t = ln x_t for from <= t < to; −Infinity at 0. */
export function logSeries(x: Float64Array, from: number, to: number, out: Float64Array): void {
  for (let t = from; t < to; t++) {
    const value = x[t]!;
    if (value > 1e-300 && value < 1e300) {
      scratch[0] = value;
      const steps = words[1]! - (FIRST_NODE_WORD - HALF_STEP);
      const k = steps >> 20;
      const j = (steps >> 13) & (LOG_NODES - 1);
      const r = (value * powersOfTwo[1022 - k]! - nodes[j]!) * nodeInverse[j]!;
      const whole = k * LN2_HIGH + nodeLogHigh[j]!;
      const high = whole + r;
      const low = whole - high + r + (k * LN2_LOW + nodeLogLow[j]!);
      const r2 = r * r;
      const series = -0.5 + r * (1 / 3) + r2 * (-1 / 4 + r * (1 / 5) + r2 * (-1 / 6 + r * (1 / 7)));
      out[t] = high + (low + r2 * series);
    } else out[t] = log(value);
  }
}
