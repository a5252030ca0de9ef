import {
  FIRST_NODE_WORD,
  LOG_NODES,
  nodeInverse,
  nodeLogHigh,
  nodeLogLow,
  nodes,
  powersOfTwo,
} from "./elementaryTables";

export const LN2_HIGH = 0.6931471803691238; // leading 32 bits of ln 2: k × this is exact for |k| < 2^20
export const LN2_LOW = 1.9082149292705877e-10;
export const HALF_STEP = 0x1000;

export const scratch = new Float64Array(1);
export const words = new Int32Array(scratch.buffer); // [low, high] on every engine in use (little endian)

/**
 * Natural logarithm: x = 2^k (node + d), ln x = k ln 2 + ln(node) + ln(1 + d/node), the nearest of 128 nodes from a table
 * and |d/node| <= 1/256, by the series to degree 7, after Tang 1990. 1 is a node, so that nothing cancels beside it.
 * Relative error under 3e-16. −Infinity at 0, NaN below 0.
 */
export function log(x: number): number {
  if (!(x > 1e-300 && x < 1e300)) return extremeLog(x);
  scratch[0] = x;
  const steps = words[1]! - (FIRST_NODE_WORD - HALF_STEP);
  const k = steps >> 20;
  const j = (steps >> 13) & (LOG_NODES - 1);
  const r = (x * powersOfTwo[1022 - k]! - nodes[j]!) * nodeInverse[j]!;
  const whole = k * LN2_HIGH + nodeLogHigh[j]!;
  const high = whole + r;
  const low = whole - high + r + (k * LN2_LOW + nodeLogLow[j]!);
  const r2 = r * r;
  const series = -0.5 + r * (1 / 3) + r2 * (-1 / 4 + r * (1 / 5) + r2 * (-1 / 6 + r * (1 / 7)));
  return high + (low + r2 * series);
}

function extremeLog(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const far = powersOfTwo[1022 + 1000]!; // 2^1000
  return x < 1 ? log(x * far) - 1000 * LN2_LOW - 1000 * LN2_HIGH : log(x / far) + 1000 * LN2_LOW + 1000 * LN2_HIGH;
}

/** ln(1 + x) without loss of digits near 0 (Goldberg 1991, theorem 4). NaN below −1. */
export function log1p(x: number): number {
  const u = 1 + x;
  return u === 1 ? x : u === Infinity ? u : (log(u) * x) / (u - 1);
}
