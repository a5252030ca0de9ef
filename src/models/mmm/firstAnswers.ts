import { mean } from "../../numerics";
import type { Interaction } from "../responseModel";
import { decompose, type Decomposition } from "./decompose";
import type { FittedDraws } from "./fittedDraws";
import { type Horizon, planningHorizon } from "./horizon";
import { horizonInteractions } from "./horizonInteractions";
import { type HorizonResponse, horizonResponses, meanResponse } from "./horizonResponse";
import type { OutcomeDraws } from "./predict";

/** What media bring over the planning horizon at the current spends, mean over the draws. */
export interface CurrentOutcomes {
  /** By channel. */
  readonly current: readonly number[];
  /** By all pairs together. */
  readonly joint: number;
}

/** What every sheet asks of a fit first: computed with the fit and stored, so that no cell waits for it. Plain data. */
export interface FirstAnswers extends CurrentOutcomes {
  readonly decomposition: Decomposition;
}

/** The first answers of a fit; `outcomes` are the expected ones of the fitted periods. */
export function firstAnswers(fit: FittedDraws, outcomes: OutcomeDraws): FirstAnswers {
  const planning = planningHorizon(fit);
  const current = currentOutcomes(fit, planning, horizonResponses(fit, planning));
  return { ...current, decomposition: decompose(fit, outcomes) };
}

/** The current outcomes by the channels' responses. */
export function currentOutcomes(
  fit: FittedDraws,
  planning: Horizon,
  responses: (channel: number) => HorizonResponse,
): CurrentOutcomes {
  const { spend } = planning;
  const scratch = new Float64Array(fit.nDraws);
  const joint = horizonInteractions(fit, planning, responses).map((pair) => meanJoint(pair, spend, responses));
  return {
    current: spend.map((amount, c) => meanResponse(responses(c), amount, scratch)),
    joint: joint.reduce((sum, effect) => sum + effect, 0),
  };
}

/** Mean joint effect of a pair at these spends. */
function meanJoint(
  { a, b, strength }: Interaction,
  spend: readonly number[],
  responses: (channel: number) => HorizonResponse,
): number {
  const [first, second] = [new Float64Array(strength.length), new Float64Array(strength.length)];
  responses(a).response(spend[a]!, first);
  responses(b).response(spend[b]!, second);
  return mean(strength.map((s, d) => s * Math.sqrt(first[d]! * second[d]!)));
}
