import { exp, log } from "../../numerics";

/** Weights whose logarithm is this far below the largest are 0 to double precision. */
const NEGLIGIBLE = -45;

function largest(values: Float64Array): number {
  let top = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! > top) top = values[i]!;
  return top;
}

const weight = (below: number): number => (below > NEGLIGIBLE ? exp(below) : 0);

/** ln Σ e^x without overflow; −Infinity for an empty list. */
export function logSumExp(values: Float64Array): number {
  const top = largest(values);
  if (top === -Infinity) return top;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weight(values[i]! - top);
  return top + log(sum);
}

/** Cumulative shares of weights given by their logarithms, rising to exactly 1. */
export function cumulativeShares(logWeights: Float64Array): Float64Array {
  const top = largest(logWeights);
  const shares = new Float64Array(logWeights.length);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) shares[i] = sum += weight(logWeights[i]! - top);
  for (let i = 0; i < shares.length; i++) shares[i]! /= sum;
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
