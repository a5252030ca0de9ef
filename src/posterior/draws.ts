/**
 * The draws of a sampler in their one canonical shape. `values[(chain * nDraws + draw) * nVariables + variable]`;
 * everything else is a view of it.
 */
export interface Draws {
  readonly nChains: number;
  /** Draws per chain. */
  readonly nDraws: number;
  readonly names: readonly string[];
  readonly values: Float64Array;
}

/** The draws of one variable, one array per chain. */
export function chainsOf(draws: Draws, variable: number): Float64Array[] {
  const { nChains, nDraws, values } = draws;
  const width = draws.names.length;
  return Array.from({ length: nChains }, (_, chain) => {
    const series = new Float64Array(nDraws);
    for (let d = 0; d < nDraws; d++) series[d] = values[(chain * nDraws + d) * width + variable]!;
    return series;
  });
}

/** Joins chains of one sampler run; `chains[c]` is draw-major, [draw][variable]. */
export function joinChains(names: readonly string[], chains: readonly Float64Array[]): Draws {
  const length = chains[0]?.length ?? 0;
  const values = new Float64Array(length * chains.length);
  chains.forEach((chain, c) => values.set(chain, c * length));
  return { nChains: chains.length, nDraws: names.length ? length / names.length : 0, names, values };
}

/**
 * Evenly spaced draws across all chains, `keep` in total (all of them if there are fewer), draw-major:
 * `[draw * nVariables + variable]`.
 */
export function thin(draws: Draws, keep: number): Float64Array {
  const total = draws.nChains * draws.nDraws;
  const kept = Math.min(keep, total);
  const width = draws.names.length;
  const out = new Float64Array(kept * width);
  for (let k = 0; k < kept; k++) {
    const from = Math.floor(((k + 0.5) * total) / kept) * width;
    out.set(draws.values.subarray(from, from + width), k * width);
  }
  return out;
}
