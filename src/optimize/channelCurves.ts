import type { ResponseModel } from "../models";
import type { FeasibleSet } from "./feasibleSet";
import type { KnownDraws } from "./drawCache";
import { knownMeans } from "./meanCurveCache";
import type { Objective } from "./objective";

/** What each channel adds to a separable objective, by its spend. */
export interface ChannelCurves {
  readonly nChannels: number;
  /** Whether the curve is concave for certain. */
  isConcave(channel: number): boolean;
  value(channel: number, spend: number): number;
  slope(channel: number, spend: number): number;
  /** For curves that are maxima of concave ones: whether `reach` bounds the channel's curve. */
  isTangentBound?(channel: number): boolean;
  /**
   * What the curve would be worth at `to` if every concave curve that it is a maximum of went on straight from `from`: no
   * spend between the two lies above the straight line from one to the other.
   */
  reach?(channel: number, from: number, to: number): number;
}

/** The price of missing a preference: weight × scale × (spend / budget − share)². */
export interface PreferencePrice {
  /** In units of the objective: the objective at the current plan, so that weight 1 and a miss of 10 points cost 1%. */
  readonly scale: number;
  readonly weight: Float64Array; // [channel]
  readonly share: Float64Array; // [channel]
}

/** Collects the preferences of a feasible set, priced in units of the objective. */
export function preferencePrice(set: FeasibleSet, scale: number): PreferencePrice {
  const weight = new Float64Array(set.lower.length);
  const share = new Float64Array(set.lower.length);
  for (const preference of set.preferences) {
    weight[preference.channel] = preference.weight;
    share[preference.channel] = preference.share;
  }
  return { scale, weight, share };
}

/** What a plan pays for missing the preferences, in units of the objective. */
export function preferenceCost(set: FeasibleSet, price: PreferencePrice, spend: Float64Array): number {
  let cost = 0;
  for (let c = 0; c < spend.length; c++) {
    const miss = spend[c]! / set.budget - price.share[c]!;
    cost += price.weight[c]! * price.scale * miss * miss;
  }
  return cost;
}

/**
 * The curves of the posterior mean: worth × mean response − spend cost − price of missed preferences.
 */
export function meanCurves(
  model: ResponseModel,
  objective: Objective,
  set: FeasibleSet,
  price: PreferencePrice,
): ChannelCurves {
  const means = knownMeans(model);
  return withCosts(model, objective, set, price, {
    response: (channel, spend) => objective.worth[channel]! * means.response(channel, spend),
    slope: (channel, spend) => objective.worth[channel]! * means.slope(channel, spend),
  });
}

/**
 * The curves of a weighted sum over draws, `weights[channel][draw]` (objective per outcome of that draw): what is left
 * when tail averages and interactions are replaced by their tangent planes.
 */
export function weightedCurves(
  model: ResponseModel,
  objective: Objective,
  set: FeasibleSet,
  price: PreferencePrice,
  weights: readonly Float64Array[],
  known: KnownDraws,
): ChannelCurves {
  const weigh = (channel: number, draws: Float64Array): number => {
    const weight = weights[channel]!;
    let sum = 0;
    for (let d = 0; d < draws.length; d++) sum += weight[d]! * draws[d]!;
    return sum;
  };
  const curves = withCosts(model, objective, set, price, {
    response: (channel, spend) => weigh(channel, known.response(channel, spend)),
    slope: (channel, spend) => weigh(channel, known.slope(channel, spend)),
  });
  const isRising = weights.map((own) => own.every((weight) => weight >= 0));
  return { ...curves, isConcave: (channel) => curves.isConcave(channel) && isRising[channel]! };
}

/** What the spends of the channels bring, before costs. */
interface ChannelGain {
  response(channel: number, spend: number): number;
  slope(channel: number, spend: number): number;
  reach?(channel: number, from: number, to: number): number;
}

/** Takes the cost of the spend and the price of missed preferences off. */
export function withCosts(
  model: ResponseModel,
  { spendCost }: Objective,
  { budget }: FeasibleSet,
  { scale, weight, share }: PreferencePrice,
  gain: ChannelGain,
): ChannelCurves {
  const isCurved = (channel: number): boolean => model.channels[channel]!.noCurve === "";
  const costSlope = (channel: number, spend: number): number =>
    spendCost + (2 * weight[channel]! * scale * (spend / budget - share[channel]!)) / budget;
  const cost = (channel: number, spend: number): number => {
    const miss = spend / budget - share[channel]!;
    return spendCost * spend + weight[channel]! * scale * miss * miss;
  };
  return {
    nChannels: model.channels.length,
    isConcave: (channel) => !isCurved(channel) || model.channels[channel]!.shape === "concave",
    value: (channel, spend) => (isCurved(channel) ? gain.response(channel, spend) : 0) - cost(channel, spend),
    slope: (channel, spend) => (isCurved(channel) ? gain.slope(channel, spend) : 0) - costSlope(channel, spend),
    reach: (channel, from, to) =>
      (isCurved(channel) ? gain.reach!(channel, from, to) : 0) -
      cost(channel, from) -
      costSlope(channel, from) * (to - from),
  };
}
