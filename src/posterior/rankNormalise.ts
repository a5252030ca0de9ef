import { normalQuantile } from "../numerics";

/** Every chain cut into its first and last half (the middle draw of an odd length is left out). */
export function splitChains(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}

/**
 * Replaces draws by the normal scores of their pooled ranks: z = Φ⁻¹((rank − 3/8)/(n + 1/4)), ties share their mean
 * rank (Blom 1958; Vehtari et al. 2021, equation 14).
 */
export function rankNormalise(chains: readonly Float64Array[]): Float64Array[] {
  const flat = pooled(chains);
  const sorted = Float64Array.from(flat).sort();
  const scores = new Map<number, number>();
  for (let low = 0; low < sorted.length;) {
    let high = low + 1;
    while (high < sorted.length && sorted[high] === sorted[low]) high++;
    const rank = (low + high + 1) / 2;
    scores.set(sorted[low]!, normalQuantile((rank - 0.375) / (sorted.length + 0.25)));
    low = high;
  }
  return chains.map((chain) => chain.map((value) => scores.get(value)!));
}

/** All draws of all chains in one array. */
export function pooled(chains: readonly Float64Array[]): Float64Array {
  const flat = new Float64Array(chains.reduce((sum, chain) => sum + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    flat.set(chain, at);
    at += chain.length;
  }
  return flat;
}

/** |draw − pooled median|: what is left of a variable when only its spread counts. */
export function folded(chains: readonly Float64Array[]): Float64Array[] {
  const sorted = pooled(chains).sort();
  const n = sorted.length;
  const median = 0.5 * (sorted[(n - 1) >> 1]! + sorted[n >> 1]!);
  return chains.map((chain) => chain.map((value) => Math.abs(value - median)));
}

/** True where the draws cannot be judged: too few, not finite, or all the same. */
export function isDegenerate(chains: readonly Float64Array[]): boolean {
  const first = chains[0]?.[0];
  if (first === undefined || chains.some((chain) => chain.length < 4 || !chain.every(Number.isFinite))) return true;
  return chains.every((chain) => chain.every((value) => value === first));
}
