import { createHorizonResponse, expectedOutcomes, type FittedModel, planningHorizon } from "../models";
import { exp, log } from "../numerics";

/** What a channel's return would be without some of the periods that a model was fitted on. */
export interface Influence {
  /** First day of the period, as a serial. */
  readonly date: number;
  /** Relative change of every channel's return that this period made: with ÷ without − 1. */
  readonly change: readonly number[];
  /** Effective share of the draws that the estimate rests on, 0..1; below 0.1 it says little. */
  readonly effective: number;
}

/** Fewest effective draws, as a share, for which leaving rows out by weights is trusted. */
export const fewestEffective = 0.1;

/** Student-t degrees of freedom of the fit's errors where they are not normal. */
const degrees = 4;

/** Log likelihood of the period's outcome in every draw, up to a constant. */
function logLikelihood(model: FittedModel, t: number): Float64Array {
  const { fit } = model;
  const { history, spec } = fit.plan;
  const { baseline, media, joint } = expectedOutcomes(fit, history, t, t + 1);
  const brought = [...media, ...joint];
  return baseline.map((base, d) => {
    const mean = brought.reduce((sum, effects) => sum + effects[d]!, base);
    const sd = fit.scaling.outcomeSd * fit.values[d * fit.width + fit.noiseAt]!;
    const z = (history.outcome.values[t]! - mean) / sd;
    const core = spec.error === "student" ? ((degrees + 1) / 2) * log(1 + (z * z) / degrees) : 0.5 * z * z;
    return -core - log(sd);
  });
}

/** Weights 1 / likelihood, scaled to add up to 1. */
function weightsWithout(logs: Float64Array): Float64Array {
  const least = logs.reduce((low, value) => Math.min(low, value), Infinity);
  const raw = logs.map((value) => exp(least - value));
  const total = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / total);
}

/** Returns over the planning horizon that stood before row `from`, as the model before those rows is asked. */
function returnsPerDraw({ fit, nDraws }: FittedModel, from: number): readonly Float64Array[] {
  const horizon = planningHorizon(fit, from);
  return horizon.spend.map((spend, c) => {
    const draws = new Float64Array(nDraws);
    if (spend > 0) createHorizonResponse(fit, horizon, c).response(spend, draws);
    return draws.map((outcome) => (spend > 0 ? outcome / spend : NaN));
  });
}

const weighted = (draws: Float64Array, weights: Float64Array): number =>
  draws.reduce((sum, draw, d) => sum + draw * weights[d]!, 0);

function influenceOf(logs: Float64Array, date: number, returns: readonly Float64Array[]): Influence {
  const weights = weightsWithout(logs);
  const equal = weights.map(() => 1 / weights.length);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const change = returns.map((draws) => weighted(draws, equal) / weighted(draws, weights) - 1);
  return { date, change, effective: 1 / (squares * weights.length) };
}

/**
 * How much each period from `from` on moved every channel's return (at the spend before it), without a refit: the draws are
 * weighted by 1 ÷ the likelihood of that period, which makes them draws of the fit without it (importance sampling
 * leave-one-out; Gelfand, Dey and Chang 1992). `together` leaves all of them out at once.
 */
export function dataInfluence(
  model: FittedModel,
  from: number,
): { readonly periods: readonly Influence[]; readonly together: Influence } {
  const { dates } = model.fit.plan.history;
  const returns = returnsPerDraw(model, from);
  const logs = dates.slice(from).map((_, k) => logLikelihood(model, from + k));
  const all = new Float64Array(model.nDraws).map((_, d) => logs.reduce((sum, one) => sum + one[d]!, 0));
  return {
    periods: logs.map((one, k) => influenceOf(one, dates[from + k]!, returns)),
    together: influenceOf(all, dates[from] ?? NaN, returns),
  };
}
