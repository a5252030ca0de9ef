import type { ResponseModel } from "../models";

/** The mean curves of a model, each spend worked out once. */
export interface KnownMeans {
  response(channel: number, spend: number): number;
  slope(channel: number, spend: number): number;
}

/** So many spends are remembered per channel; then it starts afresh. */
const mostKept = 4096;
const known = new WeakMap<ResponseModel, KnownMeans>();

/**
 * The mean response and slope of a model, remembered as long as the model lives: budgets, prices of limits, frontiers
 * and scenarios ask for the same spends again and again. Values are the model's own, so answers do not change.
 */
export function knownMeans(model: ResponseModel): KnownMeans {
  const kept = known.get(model);
  if (kept) return kept;
  const means = {
    response: remember(model, (channel, spend) => model.meanResponse(channel, spend)),
    slope: remember(model, (channel, spend) => model.meanSlope(channel, spend)),
  };
  known.set(model, means);
  return means;
}

function remember({ channels }: ResponseModel, ask: (channel: number, spend: number) => number): KnownMeans["slope"] {
  const answers = channels.map(() => new Map<number, number>());
  return (channel, spend) => {
    const own = answers[channel]!;
    const old = own.get(spend);
    if (old !== undefined) return old;
    const value = ask(channel, spend);
    if (own.size >= mostKept) own.clear();
    own.set(spend, value);
    return value;
  };
}
