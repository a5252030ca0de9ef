import { createNormalDraws, createRng } from "../../numerics";
import { createResponsePath } from "../../media";
import { baselineColumns, knotGap } from "./baseline";
import type { FittedDraws, PairPlace } from "./fittedDraws";
import type { History } from "./history";

/** Outcomes by draw and period: `values[draw * length + t]`, in the outcome's own unit. */
export interface OutcomeDraws {
  readonly length: number;
  /** Baseline: intercept, trend, season, controls. */
  readonly baseline: Float64Array;
  /** One per channel: its own effect. */
  readonly media: readonly Float64Array[];
  /** One per pair with a joint effect; may be negative. */
  readonly joint: readonly Float64Array[];
}

/**
 * Expected outcomes over the periods from..to (exclusive) of a history that begins with the fitted one and may go on
 * beyond it (the spends and controls of later periods are then what it says). The trend stays level after the fit.
 */
export function expectedOutcomes(fit: FittedDraws, history: History, from: number, to: number): OutcomeDraws {
  const length = to - from;
  const media = fit.channels.map((_, c) =>
    channelDraws(fit, history.channels[c]!.values.slice(0, to), c, from, length),
  );
  return {
    ...{ length, media, baseline: baselineDraws(fit, history, from, to) },
    joint: fit.pairs.map((pair) => jointDraws(fit, pair, media, length)),
  };
}

/** strength · √(effect_a · effect_b) per draw and period. */
function jointDraws(
  fit: FittedDraws,
  { a, b, strengthAt }: PairPlace,
  media: readonly Float64Array[],
  length: number,
): Float64Array {
  return media[a]!.map((effect, i) => {
    const strength = fit.values[Math.floor(i / length) * fit.width + strengthAt]!;
    return strength * Math.sqrt(effect * media[b]![i]!);
  });
}

function baselineDraws(fit: FittedDraws, history: History, from: number, to: number): Float64Array {
  const length = to - from;
  const { outcomeMean, outcomeSd } = fit.scaling;
  const columns = baselineColumns(
    fit.layout,
    history.dates.slice(from, to),
    history.controls.map(({ values }) => values.slice(from, to)),
    from,
  );
  const out = new Float64Array(fit.nDraws * length);
  for (let d = 0; d < fit.nDraws; d++) {
    const row = out.subarray(d * length, (d + 1) * length).fill(outcomeMean);
    columns.forEach(({ values }, k) => {
      const coefficient = outcomeSd * fit.values[d * fit.width + fit.baselineAt + k]!;
      for (let t = 0; t < length; t++) row[t]! += coefficient * values[t]!;
    });
  }
  return out;
}

/**
 * Effects of one channel's spends in the periods from..from + length, per draw, in the outcome's unit. Spends more than
 * maxLag periods before `from` have stopped working and are not looked at.
 */
export function channelDraws(
  fit: FittedDraws,
  spend: readonly number[],
  c: number,
  from: number,
  length: number,
): Float64Array {
  const { shape, shapeAt, coefficientAt } = fit.channels[c]!;
  const unit = fit.scaling.spendUnit[c]!;
  const start = Math.max(0, from - shape.carryover.maxLag);
  const path = createResponsePath(
    spend.slice(start).map((amount) => amount / unit),
    shape,
  );
  const first = from - start;
  const out = new Float64Array(fit.nDraws * length);
  for (let d = 0; d < fit.nDraws; d++) {
    path.forward(fit.values, d * fit.width + shapeAt);
    const factor = fit.scaling.outcomeSd * fit.values[d * fit.width + coefficientAt]!;
    for (let t = 0; t < length; t++) out[d * length + t] = factor * path.effect[first + t]!;
  }
  return out;
}

/** Stream of predictive noise, apart from every sampler's. */
const NOISE_STREAM = 200_000;

/**
 * Predictive outcomes of the periods from `from` on: their expected ones plus the random walk of the trend after the fitted periods plus each period's own
 * error (Student-t with 4 degrees of freedom where the fit has those). Reproducible: the noise belongs to the fit's seed.
 */
export function predictiveOutcomes(
  fit: FittedDraws,
  from: number,
  { length, baseline, media, joint }: OutcomeDraws,
): Float64Array {
  const normal = createNormalDraws(createRng(fit.plan.spec.seed, NOISE_STREAM));
  const { outcomeSd } = fit.scaling;
  const steps = fit.columns.flatMap(({ part }, k) => (part === "trend" ? [fit.baselineAt + k] : []));
  const isStudent = fit.plan.spec.error === "student";
  const out = Float64Array.from(baseline);
  for (const effects of [...media, ...joint]) for (let i = 0; i < out.length; i++) out[i]! += effects[i]!;
  for (let d = 0; d < fit.nDraws; d++) {
    const noise = outcomeSd * fit.values[d * fit.width + fit.noiseAt]!;
    const stepSd = outcomeSd * driftPerPeriod(fit, steps, d);
    let drift = 0;
    for (let t = 0; t < length; t++) {
      if (from + t >= fit.layout.rows) drift += stepSd * normal();
      out[d * length + t]! += drift + noise * normal() * (isStudent ? studentStretch(normal) : 1);
    }
  }
  return out;
}

/**
 * How far the trend of a draw wanders in a period: the root mean square of its own steps from knot to knot, spread over
 * the periods between, in outcome sds. A baseline that has been level is forecast to stay nearly so.
 */
function driftPerPeriod(fit: FittedDraws, steps: readonly number[], d: number): number {
  if (steps.length === 0) return 0;
  const squares = steps.reduce((sum, at) => sum + fit.values[d * fit.width + at]! * fit.values[d * fit.width + at]!, 0);
  return Math.sqrt(squares / steps.length / knotGap(fit.layout));
}

/** 1/√(χ²₄/4): what turns a normal error into a Student-t one. */
function studentStretch(normal: () => number): number {
  let squares = 0;
  for (let k = 0; k < 4; k++) {
    const z = normal();
    squares += z * z;
  }
  return 1 / Math.sqrt(squares / 4);
}

/** Mean over the draws of a draw-by-period table. */
export function meanOverDraws(values: Float64Array, length: number): Float64Array {
  const mean = new Float64Array(length);
  const nDraws = values.length / length;
  for (let d = 0; d < nDraws; d++) for (let t = 0; t < length; t++) mean[t]! += values[d * length + t]! / nDraws;
  return mean;
}

/** The draws of one period. */
export function drawsOfPeriod(values: Float64Array, length: number, t: number): Float64Array {
  return Float64Array.from({ length: values.length / length }, (_, d) => values[d * length + t]!);
}
