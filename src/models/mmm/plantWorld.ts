import { createResponsePath, parameterCount } from "../../media";
import { createNormalDraws, createRng, exp, log } from "../../numerics";
import { baselineColumns, layoutBaseline } from "./baseline";
import type { History } from "./history";
import type { FitPlan } from "./sampleMmm";
import { createScaling } from "./scaling";
import { shapeOf, shapePriors } from "./shapeOf";

/** A history with the user's own spends and dates and an outcome that was made up, so that the truth is known. */
export interface PlantedPlan {
  readonly plan: FitPlan;
  /** True outcome per money of each channel over the history. */
  readonly perMoney: readonly number[];
}

/** Half the spread of the priors: the planted world is a plausible one, not an extreme one. */
const SPREAD = 0.5;
/** Noise and movement of the planted outcome, in its standard deviations. */
const PLANTED_NOISE = 0.3;

/**
 * Plants a world on a plan: effects and curves are drawn from the middle of the priors, the baseline from its own, noise
 * is 30% of the outcome's spread; spends, dates and controls stay. Lift tests are dropped, since they tell of another world.
 */
export function plantWorld(plan: FitPlan, seed: number): PlantedPlan {
  const { history, spec } = plan;
  const normal = createNormalDraws(createRng(seed, 500_000));
  const rows = history.dates.length;
  const scaling = createScaling(
    history,
    spec.channels.map(({ saturation }) => saturation),
  );
  const { outcomeMean, outcomeSd } = scaling;
  const layout = layoutBaseline(history, spec.seasonality, spec.trendKnots, outcomeMean / outcomeSd);
  const values = Float64Array.from({ length: rows }, () => outcomeMean + PLANTED_NOISE * outcomeSd * normal());
  const controls = history.controls.map((control) => control.values);
  for (const { part, values: column } of baselineColumns(layout, history.dates, controls)) {
    const coefficient = part === "intercept" ? 0 : 0.3 * outcomeSd * normal();
    for (let t = 0; t < rows; t++) values[t] = values[t]! + coefficient * column[t]!;
  }
  const perMoney = history.channels.map((_, c) => addChannel(plan, scaling.spendUnit[c]!, c, normal, values));
  const planted: History = { ...history, outcome: { ...history.outcome, values: Array.from(values) } };
  return { plan: { history: planted, spec: { ...spec, seed }, tests: [] }, perMoney };
}

/** Adds a channel's effects to the outcome, around its mean; returns its outcome per money. */
function addChannel(plan: FitPlan, unit: number, c: number, normal: () => number, values: Float64Array): number {
  const { history, spec } = plan;
  const channel = spec.channels[c]!;
  const spend = history.channels[c]!.values;
  const total = spend.reduce((sum, amount) => sum + amount, 0);
  const parameters = new Float64Array(parameterCount(shapeOf(channel)));
  shapePriors(channel).forEach(({ coordinate }, k) => {
    coordinate.set(SPREAD * normal());
    parameters[k] = coordinate.value;
  });
  const path = createResponsePath(
    spend.map((amount) => amount / unit),
    shapeOf(channel),
  );
  path.forward(parameters, 0);
  const sum = path.effect.reduce((all, effect) => all + effect, 0);
  const outcome = history.outcome.values.reduce((all, value) => all + Math.abs(value), 0);
  const isPerMoney = channel.prior.kind === "roi" || channel.prior.kind === "share";
  const usual = isPerMoney ? channel.prior.median : (0.3 * outcome) / (total * history.channels.length);
  const perMoney = exp(log(usual) + SPREAD * channel.prior.logSd * normal());
  const factor = (perMoney * total) / sum;
  const level = (perMoney * total) / values.length;
  for (let t = 0; t < values.length; t++) values[t] = values[t]! + factor * path.effect[t]! - level;
  return perMoney;
}
