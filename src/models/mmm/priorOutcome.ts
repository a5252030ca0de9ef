import { createResponsePath, parameterCount } from "../../media";
import { createNormalDraws, createRng, exp, log } from "../../numerics";
import { quantileOfSorted } from "../../posterior";
import { baselineColumns, layoutBaseline } from "./baseline";
import type { FitPlan } from "./sampleMmm";
import { createScaling, type Scaling } from "./scaling";
import { shapeOf, shapePriors } from "./shapeOf";
import type { ChannelSpec } from "./spec";

/** A central range of draws per period, in the outcome's unit. */
export interface PriorBand {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** What the priors alone allow, beside what happened: the prior predictive check. 90% ranges. */
export interface PriorOutcome {
  /** What media alone would bring per period. */
  readonly media: PriorBand;
  /** The whole outcome per period: baseline and media. */
  readonly outcome: PriorBand;
  /** Share of the actual periods inside the outcome's range, 0..1. */
  readonly inside: number;
  /** Share of the draws in which media alone bring more than the whole actual outcome, 0..1. */
  readonly mediaAboveAll: number;
}

/** Stream of these draws, apart from every sampler's. */
const PRIOR_STREAM = 410_000;
const N_DRAWS = 400;

/**
 * Draws 400 worlds from the priors alone (effects, curves, baseline, each independent; Gabry et al. 2019) over the
 * history's own spends, dates and controls. The noise of single periods is left out: the ranges are of expected outcomes.
 */
export function priorOutcome(plan: FitPlan): PriorOutcome {
  const { history, spec } = plan;
  const rows = history.dates.length;
  const normal = createNormalDraws(createRng(spec.seed, PRIOR_STREAM));
  const scaling = createScaling(
    history,
    spec.channels.map(({ saturation }) => saturation),
  );
  const media = new Float64Array(N_DRAWS * rows);
  history.channels.forEach((_, c) => addChannel(plan, scaling, c, normal, media));
  const outcome = Float64Array.from(media);
  addBaseline(plan, scaling, normal, outcome);
  const [mediaBand, outcomeBand] = [bandOf(media, rows), bandOf(outcome, rows)];
  const { values } = history.outcome;
  const isInside = (value: number, t: number): boolean => value >= outcomeBand.low[t]! && value <= outcomeBand.high[t]!;
  return {
    ...{ media: mediaBand, outcome: outcomeBand, inside: values.filter(isInside).length / rows },
    mediaAboveAll: shareAbove(media, rows, Math.abs(values.reduce((sum, value) => sum + value, 0))),
  };
}

function addChannel(plan: FitPlan, scaling: Scaling, c: number, normal: () => number, out: Float64Array): void {
  const { history, spec } = plan;
  const channel = spec.channels[c]!;
  const shape = shapeOf(channel);
  const unit = scaling.spendUnit[c]!;
  const { values: spend } = history.channels[c]!;
  const rows = spend.length;
  const pathOf = (factor: number) =>
    createResponsePath(
      spend.map((amount) => (factor * amount) / unit),
      shape,
    );
  const [path, nudged] = [pathOf(1), pathOf(1 + NUDGE)];
  const parameters = new Float64Array(parameterCount(shape));
  const coordinates = shapePriors(channel).map(({ coordinate }) => coordinate);
  for (let d = 0; d < N_DRAWS; d++) {
    coordinates.forEach((one, k) => {
      one.set(normal());
      parameters[k] = one.value;
    });
    path.forward(parameters, 0);
    const total = sumOf(path.effect);
    const elasticity = (): number => {
      nudged.forward(parameters, 0);
      return (sumOf(nudged.effect) / total - 1) / NUDGE;
    };
    const factor = coefficient(channel, normal(), { scaling, spend, total, elasticity });
    for (let t = 0; t < rows; t++) out[d * rows + t]! += factor * path.effect[t]!;
  }
}

/** Relative change of spend by which a marginal return is measured, as in the fit. */
const NUDGE = 0.01;

interface Curve {
  readonly scaling: Scaling;
  readonly spend: readonly number[];
  /** Σ of the unit effects, carried-over ones included. */
  readonly total: number;
  readonly elasticity: () => number;
}

/** Outcome per unit effect in a draw: what the prior's quantity amounts to on this curve. */
function coefficient({ prior }: ChannelSpec, score: number, { scaling, spend, total, elasticity }: Curve): number {
  if (prior.kind === "coefficient") return scaling.outcomeSd * prior.median * Math.abs(score);
  const drawn = exp(log(prior.median) + prior.logSd * score);
  if (prior.kind === "contribution") return (drawn * Math.abs(scaling.outcomeMean) * spend.length) / total;
  const perMoney = prior.kind === "mroi" ? drawn / Math.max(elasticity(), 1e-6) : drawn;
  return (perMoney * sumOf(spend)) / total;
}

function addBaseline(plan: FitPlan, scaling: Scaling, normal: () => number, out: Float64Array): void {
  const { history, spec } = plan;
  const { outcomeMean, outcomeSd } = scaling;
  const rows = history.dates.length;
  const layout = layoutBaseline(history, spec.seasonality, spec.trendKnots, outcomeMean / outcomeSd);
  const controls = history.controls.map(({ values }) => values);
  const columns = baselineColumns(layout, history.dates, controls);
  for (let d = 0; d < N_DRAWS; d++) {
    const row = out.subarray(d * rows, (d + 1) * rows);
    for (let t = 0; t < rows; t++) row[t]! += outcomeMean;
    for (const { priorSd, values } of columns) {
      const size = outcomeSd * priorSd * normal();
      for (let t = 0; t < rows; t++) row[t]! += size * values[t]!;
    }
  }
}

function bandOf(values: Float64Array, rows: number): PriorBand {
  const sorted = Array.from({ length: rows }, (_, t) =>
    Float64Array.from({ length: N_DRAWS }, (_draw, d) => values[d * rows + t]!).sort(),
  );
  const at = (share: number): number[] => sorted.map((draws) => quantileOfSorted(draws, share));
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

function shareAbove(media: Float64Array, rows: number, outcome: number): number {
  let above = 0;
  for (let d = 0; d < N_DRAWS; d++) if (sumOf(media.subarray(d * rows, (d + 1) * rows)) > outcome) above++;
  return above / N_DRAWS;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
