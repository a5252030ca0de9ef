import type { ResponseModel } from "../models";
import type { Objective } from "./objective";
import { outcomeDraws } from "./outcomeDraws";

/**
 * What the next unit of money brings in each channel, in units of the objective (mean over the draws), joint effects
 * included:  worth_c E[R_c'] + Σ_pairs ½ worth E[strength √(R_b / R_c) R_c'] − spend cost.
 * 0 for a channel without a curve (and −1 where spend is a cost).
 */
export function marginalReturns(model: ResponseModel, objective: Objective, spend: Float64Array): Float64Array {
  const { byChannel } = model.interactions.length > 0 ? outcomeDraws(model, spend) : { byChannel: [] };
  const slope = new Float64Array(model.nDraws);
  return Float64Array.from(model.channels, ({ noCurve }, channel) => {
    if (noCurve) return -objective.spendCost || 0;
    let marginal = objective.worth[channel]! * model.meanSlope(channel, spend[channel]!);
    for (const { a, b, strength } of model.interactions) {
      if (a !== channel && b !== channel) continue;
      const [own, other] = a === channel ? [byChannel[a]!, byChannel[b]!] : [byChannel[b]!, byChannel[a]!];
      model.slope(channel, spend[channel]!, slope);
      const worth = (objective.worth[a]! + objective.worth[b]!) / 2;
      let joint = 0;
      for (let d = 0; d < slope.length; d++)
        if (own[d]! > 0) joint += 0.5 * strength[d]! * Math.sqrt(other[d]! / own[d]!) * slope[d]!;
      marginal += (worth * joint) / model.nDraws;
    }
    return marginal - objective.spendCost;
  });
}
