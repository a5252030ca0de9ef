import type { ResponseModel } from "../models";
import type { Objective } from "./objective";

/** What a plan brings, draw by draw. */
export interface OutcomeDraws {
  readonly byChannel: readonly Float64Array[]; // [channel][draw], without interactions
  readonly total: Float64Array; // [draw], interactions included
}

/** The expected outcome of a plan per channel and draw; channels without a curve bring 0. */
export function outcomeDraws(model: ResponseModel, spend: Float64Array): OutcomeDraws {
  const byChannel = channelDraws(model, spend);
  return { byChannel, total: weighOutcomes(model, byChannel, null) };
}

function channelDraws(model: ResponseModel, spend: Float64Array): readonly Float64Array[] {
  return model.channels.map(({ noCurve }, channel) => {
    const draws = new Float64Array(model.nDraws);
    if (!noCurve) model.response(channel, spend[channel]!, draws);
    return draws;
  });
}

/**
 * Σ_c worth_c × outcome_c per draw, joint effects included: a pair's is worth the mean of the two.
 * Without an objective the outcomes are counted as they are.
 */
export function weighOutcomes(
  model: ResponseModel,
  byChannel: readonly Float64Array[],
  objective: Objective | null,
): Float64Array {
  const total = new Float64Array(model.nDraws);
  byChannel.forEach((draws, channel) => {
    const worth = objective ? objective.worth[channel]! : 1;
    for (let d = 0; d < total.length; d++) total[d] = total[d]! + worth * draws[d]!;
  });
  for (const { a, b, strength } of model.interactions) {
    const worth = objective ? (objective.worth[a]! + objective.worth[b]!) / 2 : 1;
    const [first, second] = [byChannel[a]!, byChannel[b]!];
    for (let d = 0; d < total.length; d++)
      total[d] = total[d]! + worth * strength[d]! * Math.sqrt(first[d]! * second[d]!);
  }
  return total;
}

/** The objective of a plan per draw: outcomes at their worth, less the spend where it counts as a cost. */
export function objectiveDraws(model: ResponseModel, objective: Objective, spend: Float64Array): Float64Array {
  const totals = weighOutcomes(model, channelDraws(model, spend), objective);
  const cost = objective.spendCost * spend.reduce((sum, amount) => sum + amount, 0);
  if (cost !== 0) for (let d = 0; d < totals.length; d++) totals[d]! -= cost;
  return totals;
}

/**
 * What a plan may bring when it is run once: the expected outcome of every draw times its channels' repeat errors
 * (a predictive distribution, wider than that of the expectation).
 */
export function predictiveDraws(model: ResponseModel, { byChannel, total }: OutcomeDraws): Float64Array {
  const factors = new Float64Array(model.nDraws);
  const repeated = new Float64Array(model.nDraws);
  const plain = new Float64Array(model.nDraws);
  byChannel.forEach((draws, channel) => {
    model.repeatError(channel, factors);
    for (let d = 0; d < repeated.length; d++) {
      repeated[d] = repeated[d]! + draws[d]! * factors[d]!;
      plain[d] = plain[d]! + draws[d]!;
    }
  });
  return repeated.map((sum, d) => (plain[d]! > 0 ? (sum * total[d]!) / plain[d]! : sum)); // joint effects in proportion
}
