import type { ResponseModel } from "../models";
import type { Objective } from "./objective";
import { outcomeDraws, weighOutcomes } from "./outcomeDraws";
import { postureWeights } from "./posture";

/** An objective replaced by a weighted sum of the channels' draws that touches it at one plan. */
export interface TangentPlane {
  /** The objective at that plan (without the price of missed preferences). */
  readonly value: number;
  /** Objective per outcome of each draw. */
  readonly weights: readonly Float64Array[]; // [channel][draw]
}

/**
 * What an outcome of a channel is worth in each draw when joint effects are replaced by their tangents:
 *   strength √(R_a R_b) <= ½ strength (t R_a + R_b / t),  equal at t = √(R_b / R_a)     (arithmetic over geometric mean)
 * so the replacement is never too low for a positive strength. A negative one is replaced by its tangent as well when
 * `isBound` is false, and left out when it is true (0 is then never too low).
 */
export function jointWorth(
  model: ResponseModel,
  objective: Objective,
  byChannel: readonly Float64Array[],
  isBound: boolean,
): Float64Array[] {
  const worth = model.channels.map((_, channel) => new Float64Array(model.nDraws).fill(objective.worth[channel]!));
  for (const { a, b, strength } of model.interactions) {
    const half = (objective.worth[a]! + objective.worth[b]!) / 4;
    for (let d = 0; d < model.nDraws; d++) {
      const [first, second] = [byChannel[a]![d]!, byChannel[b]![d]!];
      if (!(first > 0 && second > 0) || (isBound && strength[d]! < 0)) continue;
      const tilt = Math.sqrt(second / first);
      worth[a]![d] = worth[a]![d]! + half * strength[d]! * tilt;
      worth[b]![d] = worth[b]![d]! + (half * strength[d]!) / tilt;
    }
  }
  return worth;
}

/** The tangent plane of posture and joint effects at a plan. */
export function tangentPlane(
  model: ResponseModel,
  objective: Objective,
  posture: number,
  spend: Float64Array,
): TangentPlane {
  const { byChannel } = outcomeDraws(model, spend);
  const totals = weighOutcomes(model, byChannel, objective);
  const share = new Float64Array(model.nDraws);
  postureWeights(totals, posture, share);
  const weights = jointWorth(model, objective, byChannel, posture <= 0.5);
  for (const own of weights) for (let d = 0; d < own.length; d++) own[d]! *= share[d]!;
  const gross = totals.reduce((sum, total, d) => sum + share[d]! * total, 0);
  return { value: gross - objective.spendCost * spend.reduce((sum, amount) => sum + amount, 0), weights };
}

/** (1 − share) × plane + share × other, in place: an average of upper bounds is an upper bound. */
export function mixPlanes(weights: readonly Float64Array[], other: readonly Float64Array[], share: number): void {
  weights.forEach((own, channel) => {
    const added = other[channel]!;
    for (let d = 0; d < own.length; d++) own[d] = own[d]! + share * (added[d]! - own[d]!);
  });
}
