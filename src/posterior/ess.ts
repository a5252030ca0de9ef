import { log } from "../numerics";
import { quantileOfSorted } from "./intervals";
import { isDegenerate, pooled, rankNormalise, splitChains } from "./rankNormalise";
import { mean } from "./rHat";

/**
 * Bulk effective sample size: that of the rank-normalised split draws (Vehtari et al. 2021). NaN where undefined.
 */
export function essBulk(chains: readonly Float64Array[]): number {
  return isDegenerate(chains) ? NaN : plainEss(rankNormalise(splitChains(chains)));
}

/** Tail effective sample size: the smaller of those of the 5% and the 95% quantile's indicators. NaN where undefined. */
export function essTail(chains: readonly Float64Array[]): number {
  if (isDegenerate(chains)) return NaN;
  const split = splitChains(chains);
  const sorted = pooled(chains).sort(); // of all draws: an odd middle one, which no half has, counts here
  const below = [0.05, 0.95].map((share) => {
    const limit = quantileOfSorted(sorted, share);
    return plainEss(split.map((chain) => chain.map((value) => (value <= limit ? 1 : 0))));
  });
  return Math.min(...below);
}

/**
 * Effective sample size of chains as given: N/(1 + 2 Σ autocorrelations), the sum cut by Geyer's initial monotone
 * sequence (Geyer 1992; Stan reference manual 2.3x, section 16.4), at most N log10 N.
 */
export function plainEss(chains: readonly Float64Array[]): number {
  const n = chains[0]!.length;
  const total = n * chains.length;
  const centred = chains.map((chain) => {
    const centre = mean(chain);
    return chain.map((value) => value - centre);
  });
  const within = (autocovariance(centred, 0) * n) / (n - 1);
  if (!(within > 0)) return NaN;
  const pooledVariance = (within * (n - 1)) / n + (chains.length > 1 ? varianceOfMeans(chains) : 0);
  const correlation = (lag: number): number => 1 - (within - autocovariance(centred, lag)) / pooledVariance;
  const time = autocorrelationTime(correlation, n);
  return total / Math.max(time, 2.302585092994046 / log(total));
}

function varianceOfMeans(chains: readonly Float64Array[]): number {
  const means = chains.map(mean);
  const centre = means.reduce((sum, value) => sum + value, 0) / means.length;
  return means.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (means.length - 1);
}

/** Mean over chains of Σ x_i x_{i+lag} / n. */
function autocovariance(centred: readonly Float64Array[], lag: number): number {
  let total = 0;
  for (const chain of centred) {
    const end = chain.length - lag;
    let even = 0;
    let odd = 0;
    let i = 0;
    for (; i + 1 < end; i += 2) {
      even += chain[i]! * chain[i + lag]!;
      odd += chain[i + 1]! * chain[i + 1 + lag]!;
    }
    if (i < end) even += chain[i]! * chain[i + lag]!;
    total += (even + odd) / chain.length;
  }
  return total / centred.length;
}

/** −1 + 2 Σ of the correlations, summed in pairs while a pair is positive, each pair at most its predecessor. */
function autocorrelationTime(correlation: (lag: number) => number, n: number): number {
  const pairs: number[] = [];
  let even = 1;
  let odd = correlation(1);
  for (let lag = 0; lag < n - 5 && even + odd > 0;) {
    pairs.push(Math.min(even + odd, pairs.at(-1) ?? Infinity));
    lag += 2;
    even = correlation(lag);
    odd = correlation(lag + 1);
  }
  return -1 + 2 * pairs.reduce((sum, pair) => sum + pair, 0) + Math.max(even, 0);
}
