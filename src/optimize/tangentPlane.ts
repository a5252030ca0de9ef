import type { ResponseModel } from "../models";
import { jointPlane, type OutcomeBox } from "./jointPlane";
import type { Objective } from "./objective";
import { weighOutcomes } from "./outcomeDraws";
import { postureWeights } from "./posture";

/** An objective replaced by a weighted sum of the channels' draws that touches it at one plan. */
export interface TangentPlane {
  /** The objective at that plan (without the price of missed preferences). */
  readonly value: number;
  /** Objective per outcome of each draw. */
  readonly weights: readonly Float64Array[]; // [channel][draw]
  readonly constant: number;
}

/**
 * The tangent plane of posture and joint effects at a plan, given what its channels bring; with a box never below the
 * objective inside it.
 */
export function tangentPlane(
  model: ResponseModel,
  objective: Objective,
  posture: number,
  spend: Float64Array,
  byChannel: readonly Float64Array[], // [channel][draw]
  box: OutcomeBox | null,
): TangentPlane {
  const totals = weighOutcomes(model, byChannel, objective);
  const share = new Float64Array(model.nDraws);
  postureWeights(totals, posture, share);
  const { worth, constant } = jointPlane(model, objective, byChannel, box);
  for (const own of worth) for (let d = 0; d < own.length; d++) own[d]! *= share[d]!;
  const weigh = (draws: Float64Array): number => draws.reduce((sum, draw, d) => sum + share[d]! * draw, 0);
  const cost = objective.spendCost * spend.reduce((sum, amount) => sum + amount, 0);
  return { value: weigh(totals) - cost, weights: worth, constant: weigh(constant) };
}

/** (1 − share) × plane + share × other, the weights in place: an average of upper bounds is an upper bound. */
export function mixPlanes(plane: TangentPlane, other: TangentPlane, share: number): TangentPlane {
  plane.weights.forEach((own, channel) => {
    const added = other.weights[channel]!;
    for (let d = 0; d < own.length; d++) own[d] = own[d]! + share * (added[d]! - own[d]!);
  });
  return { ...plane, constant: plane.constant + share * (other.constant - plane.constant) };
}
