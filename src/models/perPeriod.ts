import type { ResponseModel, SpendPerDraw } from "./responseModel";

/**
 * The same model seen per period of the data instead of per planning horizon, which is how CHANNEL_* functions speak:
 *   response_period(s) = response(periods · s) / periods, same pattern; the slope stays.
 * A model of one period (judgement) comes back as it is.
 */
export function perPeriod(model: ResponseModel): ResponseModel {
  if (model.periods === 1) return model;
  const { periods } = model;
  const overHorizon = (spend: SpendPerDraw): SpendPerDraw =>
    typeof spend === "number" ? spend * periods : spend.map((amount) => amount * periods);
  const divide = (out: Float64Array): void => {
    for (let d = 0; d < out.length; d++) out[d]! /= periods;
  };
  return {
    ...model,
    periods: 1,
    channels: model.channels.map((channel) => ({
      ...channel,
      currentSpend: channel.currentSpend / periods,
      currentOutcome: channel.currentOutcome / periods,
      seen: { from: channel.seen.from / periods, to: channel.seen.to / periods },
    })),
    outcome: { ...model.outcome, observed: model.outcome.observed / periods },
    response(channel, spend, out) {
      model.response(channel, overHorizon(spend), out);
      divide(out);
    },
    slope: (channel, spend, out) => model.slope(channel, overHorizon(spend), out),
    meanResponse: (channel, spend) => model.meanResponse(channel, spend * periods) / periods,
    meanSlope: (channel, spend) => model.meanSlope(channel, spend * periods),
    ceiling(channel, out) {
      if (!model.ceiling(channel, out)) return false;
      divide(out);
      return true;
    },
    ...(model.steadyShare && {
      steadyShare: (channel, spend, out) => model.steadyShare!(channel, overHorizon(spend), out),
    }),
    ...(model.carryoverShare && {
      carryoverShare: (channel, spend) => model.carryoverShare!(channel, spend * periods),
    }),
    ...(model.background && {
      background: () => model.background!().map((one) => ({ ...one, draws: one.draws.map((sum) => sum / periods) })),
    }),
    repeatError: (channel, out) => model.repeatError(channel, out),
  };
}
