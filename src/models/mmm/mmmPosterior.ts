import { createKernelSpace } from "../../kernel";
import { createEffectBanks, type EffectSeat } from "../../media";
import { type BaselineLayout, baselineColumns, layoutBaseline } from "./baseline";
import { type ChannelEffect, createChannelEffect } from "./channelEffect";
import { pairName } from "./channelPair";
import { type MmmDensity, normalDensityOf, studentDensity } from "./errorDensities";
import type { History, LiftTest } from "./history";
import { NOISE_GUESS } from "./mediaPart";
import { createScaling, type Scaling } from "./scaling";
import { shapeOf, shapePriors } from "./shapeOf";
import type { MmmSpec } from "./spec";

/** The posterior of a mix model as the sampler sees it, and the way back to parameters with names. */
export interface MmmPosterior extends MmmDensity {
  readonly scaling: Scaling;
  readonly layout: BaselineLayout;
  /**
   * Names of the parameters: per channel "name · effect", "name · coefficient", "name · retention", …; "noise"; baseline
   * columns; per pair "name + name · joint effect".
   */
  readonly names: readonly string[];
}

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
  const space = createKernelSpace();
  const spends = history.channels.map(({ values }, c) =>
    Float64Array.from(values, (amount) => amount / scaling.spendUnit[c]!),
  );
  const { banks, seats } = createEffectBanks(
    spends.map((spend, c) => ({ spend, shape: shapeOf(spec.channels[c]!) })),
    space,
  );
  const channels = seats.map((seat, c) => channelEffect(history, spec, scaling, tests, c, spends[c]!, seat));
  const pairs = spec.interactions ?? [];
  const names = [
    ...spec.channels.flatMap((channel) => [
      `${channel.name} · effect`,
      `${channel.name} · coefficient`,
      ...shapePriors(channel).map(({ name }) => `${channel.name} · ${name}`),
    ]),
    "noise",
    ...columns.map(({ name }) => name),
    ...pairs.map((pair) => `${pairName(spec.channels, pair)} · joint effect`),
  ];
  const shared = { outcome, channels, banks, space, pairs, columns };
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
  spend: Float64Array,
  seat: EffectSeat,
): ChannelEffect {
  const { values } = history.channels[c]!;
  const rows = values.length;
  const total = values.reduce((sum, amount) => sum + amount, 0);
  return createChannelEffect({
    spec: spec.channels[c]!,
    ...{ spend, seat },
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
    noise: spec.error === "student" ? NOISE_GUESS / Math.SQRT2 : NOISE_GUESS, // scale of a t with 4 degrees: sd / √2
  });
}
