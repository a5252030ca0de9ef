import { type ChainProgress, sampleChain } from "../../inference";
import { createNormalDraws, createRng } from "../../numerics";
import type { History, LiftTest } from "./history";
import { createMmmPosterior } from "./mmmPosterior";
import type { MmmSpec } from "./spec";

/** Everything that decides a fit. Plain data: it travels to workers and is stored with the model. */
export interface FitPlan {
  readonly history: History;
  readonly tests: readonly LiftTest[];
  readonly spec: MmmSpec;
}

/** One chain of a fit as named parameters (see MmmPosterior.names). Plain data. */
export interface MmmChain {
  /** `draws[draw * names.length + k]`. */
  readonly draws: Float64Array;
  readonly names: readonly string[];
  readonly divergences: number;
  readonly eBfmi: number;
  readonly cutTrees: number;
  /** Gradients computed, warm-up included. */
  readonly gradients: number;
}

/** Label that keeps the stream of coefficient draws apart from the sampler's own. */
const COEFFICIENT_STREAM = 100_000;

/** Runs one chain of a fit; a generator that pauses every few transitions. Same plan and chain: the same bits. */
export function* sampleMmm(plan: FitPlan, chain: number): Generator<ChainProgress, MmmChain> {
  const { history, tests, spec } = plan;
  const posterior = createMmmPosterior(history, spec, tests);
  const settings = { seed: spec.seed, chain, warmUp: spec.warmUp, draws: spec.draws };
  const sampled = yield* sampleChain(posterior, posterior.start, settings);
  const { names, size } = posterior;
  const normal = createNormalDraws(createRng(spec.seed, COEFFICIENT_STREAM + chain));
  const draws = new Float64Array(spec.draws * names.length);
  for (let d = 0; d < spec.draws; d++) {
    const row = draws.subarray(d * names.length, (d + 1) * names.length);
    posterior.parameters(sampled.positions.subarray(d * size, (d + 1) * size), normal, row);
  }
  return {
    ...{ draws, names, divergences: sampled.divergences, eBfmi: sampled.eBfmi, cutTrees: sampled.cutTrees },
    gradients: sampled.gradients + sampled.warmUpGradients,
  };
}
