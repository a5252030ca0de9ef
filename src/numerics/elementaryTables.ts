/**
 * Tables behind exp and log. Their entries are computed once, with whole numbers of 120 binary digits after the point,
 * so that they are correctly rounded and the same in every engine.
 */

const DIGITS = 120n;
const ONE = 1n << DIGITS;

/** A number as the sum of two: `low` is what rounding to `high` took away. */
interface Parts {
  readonly high: number;
  readonly low: number;
}

/** Splits a fixed-point number after `kept` binary digits behind the point. */
function partsOf(fixed: bigint, kept: bigint): Parts {
  const dropped = DIGITS - kept;
  const high = ((fixed + (1n << (dropped - 1n))) >> dropped) << dropped;
  return { high: toNumber(high), low: toNumber(fixed - high) };
}

function toNumber(fixed: bigint): number {
  return Number(fixed) / Number(ONE);
}

/** 2^k for −1022 <= k <= 1023 at [k + 1022]: a table is faster than building the bits each time. */
export const powersOfTwo = new Float64Array(2046);
for (let k = -1022, power = 2.2250738585072014e-308; k <= 1023; k++, power *= 2) powersOfTwo[k + 1022] = power;

/** Steps of exp per doubling. */
export const EXP_STEPS = 64;
/** 2^(j/64) for 0 <= j < 64, in two parts. */
export const rootHigh = new Float64Array(EXP_STEPS);
export const rootLow = new Float64Array(EXP_STEPS);

/** Whole part of the square root, by Newton's iteration from above. */
function squareRoot(n: bigint): bigint {
  let root = 1n << (BigInt(n.toString(2).length + 1) / 2n);
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return root;
}

function fillRoots(): void {
  let root = 2n * ONE;
  for (let steps = EXP_STEPS; steps > 1; steps /= 2) root = squareRoot(root << DIGITS); // 2^(1/64) in the end
  let power = ONE;
  for (let j = 0; j < EXP_STEPS; j++) {
    const { high, low } = partsOf(power, 52n);
    rootHigh[j] = high;
    rootLow[j] = low;
    power = (power * root) >> DIGITS;
  }
}

/** Nodes of log: 128 over one doubling. */
export const LOG_NODES = 128;
/** High word (IEEE 754) of the first node, 0.6875: from there to twice it, with 1 among the nodes. */
export const FIRST_NODE_WORD = 0x3fe60000;
/** Nodes, their inverses, and their logarithms in two parts, the first with 42 digits after the point. */
export const nodes = new Float64Array(LOG_NODES);
export const nodeInverse = new Float64Array(LOG_NODES);
export const nodeLogHigh = new Float64Array(LOG_NODES);
export const nodeLogLow = new Float64Array(LOG_NODES);

/** ln(node) = 2 artanh((node − 1)/(node + 1)) by its series; node as a multiple of 2^−8. */
function logOfNode(node256: bigint): bigint {
  const ratio = ((node256 - 256n) * ONE) / (node256 + 256n);
  const square = (ratio * ratio) >> DIGITS;
  let sum = 0n;
  for (let power = ratio, i = 1n; power !== 0n && power !== -1n; power = (power * square) >> DIGITS, i += 2n) {
    sum += power / i;
  }
  return 2n * sum;
}

function fillNodes(): void {
  for (let j = 0; j < LOG_NODES; j++) {
    const node256 = j < 80 ? 176 + j : 2 * (j + 48); // steps of 1/256 below 1, of 1/128 from 1 on
    const { high, low } = partsOf(logOfNode(BigInt(node256)), 42n);
    nodes[j] = node256 / 256;
    nodeInverse[j] = 256 / node256;
    nodeLogHigh[j] = high;
    nodeLogLow[j] = low;
  }
}

fillRoots();
fillNodes();

/** The tables as the kernel reads them: 64 × (root high, low), then 128 × (node, inverse, ln high, low). */
export function elementaryTables(): Float64Array {
  const all = new Float64Array(2 * EXP_STEPS + 4 * LOG_NODES);
  for (let j = 0; j < EXP_STEPS; j++) all.set([rootHigh[j]!, rootLow[j]!], 2 * j);
  for (let j = 0; j < LOG_NODES; j++) {
    all.set([nodes[j]!, nodeInverse[j]!, nodeLogHigh[j]!, nodeLogLow[j]!], 2 * EXP_STEPS + 4 * j);
  }
  return all;
}
