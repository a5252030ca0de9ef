import { chainsOf, essBulk, essTail, joinChains, rHat } from "../../posterior";
import type { MmmChain } from "./sampleMmm";

/** What the sampler says of a fit, over all parameters and chains. NaN where it cannot be said. Plain data. */
export interface FitDiagnostics {
  readonly rHat: number;
  /** The parameter with the largest R-hat. */
  readonly worst: string;
  readonly essBulk: number;
  readonly essTail: number;
  readonly divergences: number;
  readonly draws: number;
  readonly eBfmi: number;
  readonly cutTrees: number;
  readonly gradients: number;
}

/** R-hat of the errors' size: tells at little cost whether chains that only forecast have settled. NaN where stuck. */
export function noiseRHat(chains: readonly MmmChain[]): number {
  const { names } = chains[0]!;
  const draws = joinChains(
    names,
    chains.map((chain) => chain.draws),
  );
  return rHat(chainsOf(draws, names.indexOf("noise")));
}

/** Diagnostics of a fit from all its draws, before any thinning. */
export function diagnose(chains: readonly MmmChain[]): FitDiagnostics {
  const draws = joinChains(
    chains[0]!.names,
    chains.map((chain) => chain.draws),
  );
  const each = draws.names.map((name, k) => {
    const series = chainsOf(draws, k);
    return { name, rHat: rHat(series), essBulk: essBulk(series), essTail: essTail(series) };
  });
  const worst = each.reduce((a, b) => (b.rHat > a.rHat || Number.isNaN(b.rHat) ? b : a));
  const sum = (pick: (chain: MmmChain) => number): number => chains.reduce((total, chain) => total + pick(chain), 0);
  return {
    rHat: worst.rHat,
    worst: worst.name,
    essBulk: Math.min(...each.map((one) => one.essBulk)),
    essTail: Math.min(...each.map((one) => one.essTail)),
    divergences: sum((chain) => chain.divergences),
    draws: draws.nChains * draws.nDraws,
    eBfmi: Math.min(...chains.map((chain) => chain.eBfmi)),
    cutTrees: sum((chain) => chain.cutTrees),
    gradients: sum((chain) => chain.gradients),
  };
}
