import { exp, log } from "../../numerics";

/** ln Σ e^x without overflow; −Infinity for an empty list. */
export function logSumExp(values: Float64Array): number {
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (top === -Infinity) return top;
  return top + log(values.reduce((sum, value) => sum + exp(value - top), 0));
}

/** Cumulative shares of weights given by their logarithms, rising to exactly 1. */
export function cumulativeShares(logWeights: Float64Array): Float64Array {
  const total = logSumExp(logWeights);
  let sum = 0;
  const shares = logWeights.map((value) => (sum += exp(value - total)));
  shares[shares.length - 1] = 1;
  return shares;
}

/** The first index whose cumulative share is above u, by bisection. */
export function indexOfShare(cumulative: Float64Array, u: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low;
}
