import { folded, isDegenerate, rankNormalise, splitChains } from "./rankNormalise";

/**
 * Rank-normalised split R-hat: the larger of that of the draws and that of their distances from the median
 * (Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021). 1 when the chains agree. One array of draws per chain.
 * NaN for constant, non-finite or fewer than 4 draws: never a number that looks healthy.
 */
export function rHat(chains: readonly Float64Array[]): number {
  if (isDegenerate(chains)) return NaN;
  const split = splitChains(chains);
  const spread = folded(split);
  const bulk = plainRHat(rankNormalise(split));
  return isDegenerate(spread) ? bulk : Math.max(bulk, plainRHat(rankNormalise(spread)));
}

/** √((W (n − 1)/n + B/n)/W): between- against within-chain variance (Gelman & Rubin 1992), of chains as given. */
export function plainRHat(chains: readonly Float64Array[]): number {
  const n = chains[0]!.length;
  const means = chains.map(mean);
  const within = mean(Float64Array.from(chains.map((chain, c) => sumOfSquares(chain, means[c]!) / (n - 1))));
  const between = sumOfSquares(Float64Array.from(means), mean(Float64Array.from(means))) / (means.length - 1);
  return Math.sqrt((n - 1) / n + between / within);
}

/** Arithmetic mean. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function sumOfSquares(values: Float64Array, centre: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) * (values[i]! - centre);
  return sum;
}
