import type { ResponseModel, SpendPerDraw } from "../models";

/** What becomes of one channel's curve: outcome = response × R(spend / cost). */
export interface CurveChange {
  /** Factor of the outcome, >= 0; 0: the channel brings nothing. */
  readonly response: number;
  /** Factor of what the same exposure costs, > 0. */
  readonly cost: number;
}

/** Nothing changes. */
export const unchanged: CurveChange = { response: 1, cost: 1 };

/** Scales draws in place. */
function scale(draws: Float64Array, factor: number): void {
  if (factor !== 1) for (let d = 0; d < draws.length; d++) draws[d]! *= factor;
}

/**
 * The model with changed curves, `changes[channel]`: response × R(spend / cost), its slope and ceiling alike. A cost
 * 30% higher buys 1/1.3 of what the money bought; everything else, the draws included, stays.
 */
export function alterCurves(model: ResponseModel, changes: readonly CurveChange[]): ResponseModel {
  const of = (channel: number): CurveChange => changes[channel] ?? unchanged;
  const bought = (channel: number, spend: SpendPerDraw): SpendPerDraw => {
    const { cost } = of(channel);
    if (cost === 1) return spend;
    return typeof spend === "number" ? spend / cost : spend.map((amount) => amount / cost);
  };
  return {
    ...model,
    response(channel, spend, out) {
      model.response(channel, bought(channel, spend), out);
      scale(out, of(channel).response);
    },
    slope(channel, spend, out) {
      model.slope(channel, bought(channel, spend), out);
      scale(out, of(channel).response / of(channel).cost);
    },
    meanResponse: (channel, spend) =>
      of(channel).response * model.meanResponse(channel, bought(channel, spend) as number),
    meanSlope: (channel, spend) =>
      (of(channel).response / of(channel).cost) * model.meanSlope(channel, bought(channel, spend) as number),
    ceiling(channel, out) {
      if (!model.ceiling(channel, out)) return false;
      scale(out, of(channel).response);
      return true;
    },
    repeatError: (channel, out) => model.repeatError(channel, out),
  };
}

/**
 * The same model, whose mean curves are worked out once per spend: planning again after a change of one channel then
 * costs little more than that channel. Answers are the model's own, to the bit.
 */
export function rememberMeans(model: ResponseModel): ResponseModel {
  const remember = (
    answer: (channel: number, spend: number) => number,
  ): ((channel: number, spend: number) => number) => {
    const known = model.channels.map(() => new Map<number, number>());
    return (channel, spend) => {
      const own = known[channel]!;
      const kept = own.get(spend);
      if (kept !== undefined) return kept;
      const value = answer(channel, spend);
      own.set(spend, value);
      return value;
    };
  };
  return {
    ...model,
    response: (channel, spend, out) => model.response(channel, spend, out),
    slope: (channel, spend, out) => model.slope(channel, spend, out),
    meanResponse: remember((channel, spend) => model.meanResponse(channel, spend)),
    meanSlope: remember((channel, spend) => model.meanSlope(channel, spend)),
    ceiling: (channel, out) => model.ceiling(channel, out),
    repeatError: (channel, out) => model.repeatError(channel, out),
  };
}
