import { cholesky, createNormalDraws, createRng } from "../numerics";
import { eBfmi } from "../posterior";
import { type Laplace, laplaceApproximation } from "./laplace";
import type { LogDensity } from "./logDensity";
import { createCovarianceEstimate, denseMetric, diagonalMetric, type Metric } from "./metric";
import { createNuts, type Nuts } from "./nuts";
import { adaptStepSize } from "./stepSize";

export interface ChainSettings {
  readonly seed: number;
  /** Number of the chain: chains of one seed are independent streams, whoever runs them and in which order. */
  readonly chain: number;
  readonly warmUp: number;
  readonly draws: number;
}

/** One chain: positions draw-major, and what the sampler says of itself. */
export interface Chain {
  readonly positions: Float64Array;
  readonly divergences: number;
  readonly eBfmi: number;
  readonly deepestTree: number;
  /** Transitions that hit the deepest tree allowed. */
  readonly cutTrees: number;
  readonly stepSize: number;
  readonly acceptance: number;
  readonly warmUpGradients: number;
  readonly gradients: number;
}

/** How far a chain is. */
export interface ChainProgress {
  readonly phase: "warm-up" | "sampling";
  /** Share of warm-up and sampling done, 0..1. */
  readonly done: number;
  readonly divergences: number;
}

/** Above this size a dense metric costs more than it gains (measured). */
const LARGEST_DENSE = 100;
const FIRST_BUFFER = 20;
const FIRST_WINDOW = 50;
/** Transitions on the last metric: 50, as in Stan, leave the step size a tenth too small (measured). */
const LAST_BUFFER = 80;
const TARGET_ACCEPTANCE = 0.8;

/**
 * Runs one chain: start drawn from the Laplace approximation, warm-up with doubling windows that shrink the metric
 * towards the draws (Stan's scheme, started dense), then draws. A generator: it pauses after every few transitions, so
 * that the caller can report, cancel or let others in; pausing never changes a bit of the result.
 */
export function* sampleChain(
  target: LogDensity,
  start: Float64Array,
  settings: ChainSettings,
): Generator<ChainProgress, Chain> {
  const rng = createRng(settings.seed, settings.chain + 1);
  const normal = createNormalDraws(rng);
  const laplace = laplaceApproximation(target, start);
  yield { phase: "warm-up", done: 0, divergences: 0 };
  const nuts = createNuts(target, drawStart(laplace, target, normal), startMetric(laplace, target.size), rng, normal);
  const warmUpGradients = yield* warmUp(nuts, settings);
  return yield* draw(nuts, settings, warmUpGradients);
}

/** A draw from the approximation, nearer to the mode if the density is not finite there. */
function drawStart(laplace: Laplace, target: LogDensity, normal: () => number): Float64Array {
  const { size } = target;
  const factor = cholesky(laplace.covariance, size);
  const scores = Float64Array.from({ length: size }, normal);
  const gradient = new Float64Array(size);
  for (let reach = 1; reach > 0.01 && factor; reach /= 2) {
    const position = laplace.mode.map((centre, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += factor[i * size + k]! * scores[k]!;
      return centre + reach * sum;
    });
    if (Number.isFinite(target.evaluate(position, gradient)) && gradient.every(Number.isFinite)) return position;
  }
  return laplace.mode;
}

function startMetric(laplace: Laplace, size: number): Metric {
  const variances = Float64Array.from({ length: size }, (_, i) => laplace.covariance[i * size + i]!);
  return (size <= LARGEST_DENSE ? denseMetric(laplace.covariance, size) : null) ?? diagonalMetric(variances);
}

/** The transitions after which a window ends and the metric is renewed. */
export function windowEnds(warmUp: number): number[] {
  const ends: number[] = [];
  const last = warmUp - LAST_BUFFER;
  for (let end = FIRST_BUFFER, width = FIRST_WINDOW; end < last; width *= 2) {
    end = end + 3 * width > last ? last : end + width;
    ends.push(end);
  }
  return ends;
}

function* warmUp(nuts: Nuts, settings: ChainSettings): Generator<ChainProgress, number> {
  const ends = windowEnds(settings.warmUp);
  const estimate = createCovarianceEstimate(nuts.position.length, nuts.metric.isDense);
  nuts.findStepSize();
  const stepSize = adaptStepSize(nuts.stepSize, TARGET_ACCEPTANCE);
  let gradients = 0;
  for (let i = 1; i <= settings.warmUp; i++) {
    const transition = nuts.next();
    gradients += transition.gradients;
    stepSize.learn(transition.acceptance);
    nuts.stepSize = stepSize.current;
    if (i > FIRST_BUFFER && i <= settings.warmUp - LAST_BUFFER) estimate.add(nuts.position);
    if (ends.includes(i)) {
      nuts.metric = estimate.finish(nuts.metric);
      nuts.findStepSize();
      stepSize.restart(nuts.stepSize);
    }
    if (i % 4 === 0) yield { phase: "warm-up", done: i / (settings.warmUp + settings.draws), divergences: 0 };
  }
  nuts.stepSize = stepSize.final;
  return gradients;
}

function* draw(nuts: Nuts, settings: ChainSettings, warmUpGradients: number): Generator<ChainProgress, Chain> {
  const size = nuts.position.length;
  const positions = new Float64Array(settings.draws * size);
  const energies = new Float64Array(settings.draws);
  let divergences = 0;
  let deepestTree = 0;
  let cutTrees = 0;
  let gradients = 0;
  let acceptance = 0;
  for (let d = 0; d < settings.draws; d++) {
    const transition = nuts.next();
    positions.set(nuts.position, d * size);
    energies[d] = transition.energy;
    gradients += transition.gradients;
    acceptance += transition.acceptance;
    deepestTree = Math.max(deepestTree, transition.treeDepth);
    if (transition.treeDepth >= 10) cutTrees++;
    if (transition.isDivergent) divergences++;
    if (d % 4 === 3) {
      yield { phase: "sampling", done: (settings.warmUp + d + 1) / (settings.warmUp + settings.draws), divergences };
    }
  }
  return {
    ...{ positions, divergences, eBfmi: eBfmi(energies), deepestTree, cutTrees, stepSize: nuts.stepSize },
    ...{ acceptance: acceptance / settings.draws, warmUpGradients, gradients },
  };
}
