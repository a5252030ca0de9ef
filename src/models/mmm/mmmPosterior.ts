import type { LogDensity } from "../../inference";
import { log1p } from "../../numerics";
import { type BaselineColumn, type BaselineLayout, baselineColumns, layoutBaseline } from "./baseline";
import { type ChannelEffect, createChannelEffect } from "./channelEffect";
import { collapseBaseline } from "./collapse";
import { logScale } from "./coordinates";
import type { History, LiftTest } from "./history";
import { createScaling, type Scaling } from "./scaling";
import { shapePriors } from "./shapeOf";
import type { MmmSpec } from "./spec";

/** The posterior of a mix model as the sampler sees it, and the way back to parameters with names. */
export interface MmmPosterior extends LogDensity {
  readonly scaling: Scaling;
  readonly layout: BaselineLayout;
  readonly start: Float64Array;
  /** Names of the parameters: per channel "name · effect", "name · coefficient", "name · retention", …; "noise"; baseline columns. */
  readonly names: readonly string[];
  /** Parameters at a position; collapsed coefficients are drawn from their exact conditional. */
  parameters(position: Float64Array, normal: () => number, out: Float64Array): void;
}

/** Noise sd prior: HalfNormal(1) in outcome sds; errors can hardly be larger than the outcome's own spread. */
const NOISE_PRIOR_SD = 1;
const NOISE_GUESS = 0.4;
/** Degrees of freedom of Student-t errors. */
const STUDENT_DEGREES = 4;

/** Builds the posterior of a specification on a history; the scales are the history's own unless they are given. */
export function createMmmPosterior(
  history: History,
  spec: MmmSpec,
  tests: readonly LiftTest[],
  scaling: Scaling = ownScaling(history, spec),
): MmmPosterior {
  const meanOverSd = scaling.outcomeMean / scaling.outcomeSd;
  const layout = layoutBaseline(history, spec.seasonality, spec.trendKnots, meanOverSd);
  const columns = baselineColumns(
    layout,
    history.dates,
    history.controls.map(({ values }) => values),
  );
  const outcome = Float64Array.from(history.outcome.values, (y) => (y - scaling.outcomeMean) / scaling.outcomeSd);
  const channels = spec.channels.map((_, c) => channelEffect(history, spec, scaling, tests, c));
  const names = [
    ...spec.channels.flatMap((channel) => [
      `${channel.name} · effect`,
      `${channel.name} · coefficient`,
      ...shapePriors(channel).map(({ name }) => `${channel.name} · ${name}`),
    ]),
    "noise",
    ...columns.map(({ name }) => name),
  ];
  const shared = { outcome, channels, columns };
  const density = spec.error === "student" ? studentDensity(shared) : normalDensityOf(shared);
  return { ...density, scaling, layout, names };
}

function ownScaling(history: History, spec: MmmSpec): Scaling {
  return createScaling(
    history,
    spec.channels.map(({ saturation }) => saturation),
  );
}

function channelEffect(
  history: History,
  spec: MmmSpec,
  scaling: Scaling,
  tests: readonly LiftTest[],
  c: number,
): ChannelEffect {
  const { values } = history.channels[c]!;
  const rows = values.length;
  const total = values.reduce((sum, amount) => sum + amount, 0);
  return createChannelEffect({
    spec: spec.channels[c]!,
    spend: Float64Array.from(values, (amount) => amount / scaling.spendUnit[c]!),
    scale: {
      perRoi: total / (rows * scaling.outcomeSd),
      perShare: Math.max(Math.abs(scaling.outcomeMean), 1e-3 * scaling.outcomeSd) / scaling.outcomeSd,
    },
    tests: tests
      .filter(({ channel, to }) => channel === c && to < rows)
      .map((test) => ({
        ...test,
        lift: test.lift / scaling.outcomeSd,
        standardError: test.standardError / scaling.outcomeSd,
      })),
    noise: NOISE_GUESS,
  });
}

interface Parts {
  readonly outcome: Float64Array;
  readonly channels: readonly ChannelEffect[];
  readonly columns: readonly BaselineColumn[];
}

type Density = Pick<MmmPosterior, "size" | "evaluate" | "start" | "parameters">;

/** What both kinds of errors share: the channels and the noise. */
function mediaPart({ outcome, channels }: Parts) {
  const noise = logScale(NOISE_PRIOR_SD, NOISE_GUESS);
  const residual = new Float64Array(outcome.length);
  const noiseAt = channels.reduce((sum, { nCoordinates }) => sum + nCoordinates, 0);
  return {
    noise,
    residual,
    noiseAt,
    start: Float64Array.from([
      ...channels.flatMap(({ coordinates }) => coordinates.map(({ start }) => start)),
      noise.start,
    ]),
    /** Sets everything from a position; leaves outcome − media in `residual`; returns the log prior. */
    forward(position: Float64Array): number {
      residual.set(outcome);
      let logPrior = 0;
      let at = 0;
      for (let c = 0; c < channels.length; c++) {
        const channel = channels[c]!;
        logPrior += channel.forward(position, at);
        channel.subtractFrom(residual);
        at += channel.nCoordinates;
      }
      noise.set(position[noiseAt]!);
      return logPrior + noise.logPrior;
    },
    backward(byResidual: Float64Array, gradient: Float64Array): void {
      let at = 0;
      for (let c = 0; c < channels.length; c++) {
        channels[c]!.backward(byResidual, gradient, at);
        at += channels[c]!.nCoordinates;
      }
    },
    writeValues(out: Float64Array): void {
      let at = 0;
      for (const channel of channels) {
        out[at] = channel.values[0]!;
        out[at + 1] = channel.coefficient();
        out.set(channel.values.subarray(1), at + 2);
        at += channel.values.length + 1;
      }
      out[at] = noise.value;
    },
  };
}

/** Normal errors: the linear block is integrated out exactly. */
function normalDensityOf(parts: Parts): Density {
  const media = mediaPart(parts);
  const rows = parts.outcome.length;
  const collapsed = collapseBaseline(parts.columns, rows);
  const byResidual = new Float64Array(rows);
  const byLogSigma = new Float64Array(1);
  const coefficients = new Float64Array(collapsed.nColumns);
  return {
    size: media.noiseAt + 1,
    start: media.start,
    evaluate(position, gradient) {
      const logPrior = media.forward(position);
      const likelihood = collapsed.evaluate(media.residual, media.noise.value, byResidual, byLogSigma);
      media.backward(byResidual, gradient);
      gradient[media.noiseAt] = byLogSigma[0]! + media.noise.logPriorSlope;
      return logPrior + likelihood;
    },
    parameters(position, normal, out) {
      media.forward(position);
      media.writeValues(out);
      collapsed.drawCoefficients(media.residual, media.noise.value, normal, coefficients);
      out.set(coefficients, media.noiseAt + 1 + parts.channels.length);
    },
  };
}

/** Student-t errors: the coefficients of the linear block are sampled, in units of their prior sd. */
function studentDensity(parts: Parts): Density {
  const media = mediaPart(parts);
  const { columns } = parts;
  const rows = parts.outcome.length;
  const byResidual = new Float64Array(rows);
  const first = media.noiseAt + 1;
  return {
    size: first + columns.length,
    start: Float64Array.from([...media.start, ...columns.map(() => 0)]),
    evaluate(position, gradient) {
      let value = media.forward(position);
      const { residual, noise } = media;
      for (let k = 0; k < columns.length; k++) {
        const coefficient = position[first + k]! * columns[k]!.priorSd;
        value -= 0.5 * position[first + k]! * position[first + k]!;
        for (let t = 0; t < rows; t++) residual[t]! -= coefficient * columns[k]!.values[t]!;
      }
      const scale = STUDENT_DEGREES * noise.value * noise.value;
      let byLogNoise = -rows;
      for (let t = 0; t < rows; t++) {
        const square = (residual[t]! * residual[t]!) / scale;
        value -= 0.5 * (STUDENT_DEGREES + 1) * log1p(square);
        const weight = (STUDENT_DEGREES + 1) / (1 + square);
        byResidual[t] = (-weight * residual[t]!) / scale;
        byLogNoise += weight * square;
      }
      media.backward(byResidual, gradient);
      gradient[media.noiseAt] = byLogNoise + noise.logPriorSlope;
      for (let k = 0; k < columns.length; k++) {
        let sum = 0;
        for (let t = 0; t < rows; t++) sum -= byResidual[t]! * columns[k]!.values[t]!;
        gradient[first + k] = sum * columns[k]!.priorSd - position[first + k]!;
      }
      return value - rows * position[media.noiseAt]!;
    },
    parameters(position, _normal, out) {
      media.forward(position);
      media.writeValues(out);
      columns.forEach(({ priorSd }, k) => (out[first + parts.channels.length + k] = position[first + k]! * priorSd));
    },
  };
}
