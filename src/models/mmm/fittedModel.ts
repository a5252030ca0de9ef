import { isBrandByName } from "../../data";
import { createNormalDraws, createRng, exp, mean } from "../../numerics";
import type { ChannelInfo, ResponseModel } from "../responseModel";
import { background } from "./background";
import { decompose, type Decomposition } from "./decompose";
import { type FittedDraws, readDraws } from "./fittedDraws";
import type { FinishedFit } from "./finishFit";
import { currentOutcomes } from "./firstAnswers";
import { type Horizon, planningHorizon } from "./horizon";
import { horizonInteractions } from "./horizonInteractions";
import { type HorizonResponse, horizonResponses, meanResponse } from "./horizonResponse";
import { createPathResponse } from "./pathResponse";
import { shapeWords } from "./shapeOf";
import { steadyShare } from "./steadyShare";

/** A fitted mix model: a ResponseModel over its planning horizon, with all it knows of its history. */
export interface FittedModel extends ResponseModel {
  readonly kind: "fitted";
  readonly finished: FinishedFit;
  readonly fit: FittedDraws;
  readonly planning: Horizon;
  /** What a spend over the horizon brings through a channel. */
  horizonResponse(channel: number): HorizonResponse;
  decomposition(): Decomposition;
}

/** True for a model that was fitted to a history. */
export function isFittedModel(model: ResponseModel): model is FittedModel {
  return (model as { kind?: unknown }).kind === "fitted";
}

/** The model of a finished fit. Everything comes from the stored form; a channel's curve is made when it is first asked. */
export function createFittedModel(key: string, finished: FinishedFit): FittedModel {
  const fit = readDraws(finished.plan, finished.draws);
  const { history, spec } = finished.plan;
  const planning = planningHorizon(fit);
  const { nDraws } = fit;
  const responses = horizonResponses(fit, planning);
  const scratch = new Float64Array(nDraws);
  const { current, joint } = finished.answers ?? currentOutcomes(fit, planning, responses);
  const channels = history.channels.map((_, c) => channelInfo(finished, fit, planning, c, current[c]!));
  let decomposition = finished.answers?.decomposition;
  const attributed = current.reduce((sum, outcome) => sum + outcome, joint);
  const isMoney = history.outcome.unit === "money";
  const { unit } = history.frequency;
  return {
    ...{ kind: "fitted", key, finished, fit, planning, channels, nDraws },
    uncertainty: "posterior",
    outcome: { name: history.outcome.name, unit: isMoney ? "money" : "count", observed: attributed },
    horizon: `${planning.periods} ${unit}${planning.periods === 1 ? "" : "s"}`,
    periods: planning.periods,
    interactions: horizonInteractions(fit, planning, responses),
    notes: [...spec.notes, ...finished.verdict.reasons.map(({ text }) => text)],
    response: (c, spend, out) => responses(c).response(spend, out),
    slope: (c, spend, out) => responses(c).slope(spend, out),
    meanResponse: (c, spend) => meanResponse(responses(c), spend, scratch),
    meanSlope(c, spend) {
      responses(c).slope(spend, scratch);
      return mean(scratch);
    },
    ceiling: (c, out) => responses(c).ceiling(out),
    steadyShare: (c, spend, out) => steadyShare(fit, planning.periods, c, spend, out),
    path: (question) => createPathResponse(fit, question),
    carryoverShare: (c, spend) => responses(c).shareAfter(spend),
    background: () => background(fit, planning),
    repeatError: (_, out) => repeatError(fit, planning.periods, attributed, out),
    horizonResponse: responses,
    decomposition: () => (decomposition ??= decompose(fit)),
  };
}

function channelInfo(
  { plan }: FinishedFit,
  fit: FittedDraws,
  planning: Horizon,
  c: number,
  currentOutcome: number,
): ChannelInfo {
  const { name, groups, isBrand = isBrandByName(name), value } = plan.history.channels[c]!;
  const { saturation } = fit.channels[c]!.shape;
  const isMoney = plan.history.outcome.unit === "money";
  return {
    ...{ name, groups, isBrand, currentOutcome },
    currentSpend: planning.spend[c]!,
    seen: planning.seen[c]!,
    value: value ?? (isMoney ? 1 : NaN),
    ...{ margin: NaN, clv: NaN, rate: NaN, noCurve: "" },
    shape: saturation.isConcave ? "concave" : "any",
    assumption: `fitted: ${shapeWords(plan.spec.channels[c]!)}`,
  };
}

/**
 * The noise of a horizon's outcome as a factor on what media bring: log-normal, mean 1, the same for every channel in a
 * draw; its spread is the errors' sd · √periods over the attributed outcome, at most 1. Student-t errors of 4 degrees of
 * freedom have a sd of √2 times their scale.
 */
function repeatError(fit: FittedDraws, periods: number, attributed: number, out: Float64Array): void {
  const normal = createNormalDraws(createRng(fit.plan.spec.seed, 300_000));
  const sdPerScale = fit.plan.spec.error === "student" ? Math.SQRT2 : 1;
  for (let d = 0; d < fit.nDraws; d++) {
    const scale = fit.values[d * fit.width + fit.noiseAt]! * fit.scaling.outcomeSd;
    const noise = sdPerScale * scale * Math.sqrt(periods);
    const spread = attributed > 0 ? Math.min(noise / attributed, 1) : 0;
    out[d] = exp(spread * normal() - 0.5 * spread * spread);
  }
}
