import type { ResponseModel } from "../../models";

/**
 * A model whose channels are the channels of every period of a flight (channel c of period t is t × channels + c):
 *   response_tc(spend) = demand_t × response_c(spend)
 * `model` speaks per period of the flight. Periods do not act on each other: a fitted model's carryover counts in the
 * period that pays for it.
 */
export function flightModel(model: ResponseModel, demand: Float64Array): ResponseModel {
  const nChannels = model.channels.length;
  const channelOf = (at: number): number => at % nChannels;
  const demandOf = (at: number): number => demand[Math.floor(at / nChannels)]!;
  const scale = (at: number, out: Float64Array): void => {
    const factor = demandOf(at);
    for (let d = 0; d < out.length; d++) out[d]! *= factor;
  };
  const periods = [...demand.keys()];
  return {
    ...model,
    channels: periods.flatMap((t) =>
      model.channels.map((channel) => ({ ...channel, name: `${channel.name} in period ${t + 1}` })),
    ),
    outcome: { ...model.outcome, observed: NaN },
    interactions: periods.flatMap((t) =>
      model.interactions.map(({ a, b, strength }) => ({ a: t * nChannels + a, b: t * nChannels + b, strength })),
    ),
    response(at, spend, out) {
      model.response(channelOf(at), spend, out);
      scale(at, out);
    },
    slope(at, spend, out) {
      model.slope(channelOf(at), spend, out);
      scale(at, out);
    },
    meanResponse: (at, spend) => demandOf(at) * model.meanResponse(channelOf(at), spend),
    meanSlope: (at, spend) => demandOf(at) * model.meanSlope(channelOf(at), spend),
    ceiling(at, out) {
      if (!model.ceiling(channelOf(at), out)) return false;
      scale(at, out);
      return true;
    },
    repeatError: (at, out) => model.repeatError(channelOf(at), out),
  };
}
