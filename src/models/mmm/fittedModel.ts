import { isBrandByName } from "../../data";
import { createNormalDraws, createRng, exp } from "../../numerics";
import type { ChannelInfo, Interaction, ResponseModel } from "../responseModel";
import { background } from "./background";
import { decompose, type Decomposition } from "./decompose";
import { type FittedDraws, readDraws } from "./fittedDraws";
import type { FinishedFit } from "./finishFit";
import { type Horizon, planningHorizon } from "./horizon";
import { horizonInteractions } from "./horizonInteractions";
import { createHorizonResponse, type HorizonResponse } from "./horizonResponse";
import { createPathResponse } from "./pathResponse";
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

/** The model of a finished fit. Everything comes from the stored draws; heavy parts are computed on first use. */
export function createFittedModel(key: string, finished: FinishedFit): FittedModel {
  const fit = readDraws(finished.plan, finished.draws);
  const { history, spec } = finished.plan;
  const planning = planningHorizon(fit);
  const { nDraws } = fit;
  const responses = lazily((c: number) => createHorizonResponse(fit, planning, c));
  const scratch = new Float64Array(nDraws);
  const mean = (): number => scratch.reduce((sum, value) => sum + value, 0) / nDraws;
  const meanResponse = (c: number, spend: number): number => {
    responses(c).response(spend, scratch);
    return mean();
  };
  const isMoney = history.outcome.unit === "money";
  const channels = history.channels.map((_, c) =>
    channelInfo(finished, fit, planning, c, meanResponse(c, planning.spend[c]!)),
  );
  const decomposition = lazily(() => decompose(fit));
  const interactions = horizonInteractions(fit, planning, responses);
  const joint = interactions.reduce((sum, pair) => sum + meanJoint(pair, planning, responses), 0);
  const attributed = channels.reduce((sum, { currentOutcome }) => sum + currentOutcome, joint);
  const { unit } = history.frequency;
  return {
    ...{ kind: "fitted", key, finished, fit, planning, channels, nDraws },
    uncertainty: "posterior",
    outcome: { name: history.outcome.name, unit: isMoney ? "money" : "count", observed: attributed },
    horizon: `${planning.periods} ${unit}${planning.periods === 1 ? "" : "s"}`,
    periods: planning.periods,
    interactions,
    notes: [...spec.notes, ...finished.verdict.reasons.map(({ text }) => text)],
    response: (c, spend, out) => responses(c).response(spend, out),
    slope: (c, spend, out) => responses(c).slope(spend, out),
    meanResponse,
    meanSlope(c, spend) {
      responses(c).slope(spend, scratch);
      return mean();
    },
    ceiling: (c, out) => responses(c).ceiling(out),
    steadyShare: (c, spend, out) => steadyShare(fit, planning.periods, c, spend, out),
    path: (question) => createPathResponse(fit, question),
    carryoverShare: (c, spend) => responses(c).shareAfter(spend),
    background: () => background(fit, planning),
    repeatError: (_, out) => repeatError(fit, planning.periods, attributed, out),
    horizonResponse: responses,
    decomposition: () => decomposition(0),
  };
}

/** Mean joint effect of a pair at the current spends. */
function meanJoint(
  { a, b, strength }: Interaction,
  { spend }: Horizon,
  responses: (channel: number) => HorizonResponse,
): number {
  const [first, second] = [new Float64Array(strength.length), new Float64Array(strength.length)];
  responses(a).response(spend[a]!, first);
  responses(b).response(spend[b]!, second);
  return strength.reduce((sum, s, d) => sum + s * Math.sqrt(first[d]! * second[d]!), 0) / strength.length;
}

/** Computes each answer once. */
function lazily<T>(compute: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const value = known.get(index) ?? compute(index);
    known.set(index, value);
    return value;
  };
}

function channelInfo(
  { plan }: FinishedFit,
  fit: FittedDraws,
  planning: Horizon,
  c: number,
  currentOutcome: number,
): ChannelInfo {
  const { name, groups } = plan.history.channels[c]!;
  const { saturation } = fit.channels[c]!.shape;
  const isMoney = plan.history.outcome.unit === "money";
  return {
    ...{ name, groups, currentOutcome },
    currentSpend: planning.spend[c]!,
    seen: planning.seen[c]!,
    isBrand: isBrandByName(name),
    value: isMoney ? 1 : NaN,
    ...{ margin: NaN, clv: NaN, rate: NaN, noCurve: "" },
    shape: saturation.isConcave ? "concave" : "any",
    assumption: `fitted: ${plan.spec.channels[c]!.adstock} carryover, ${saturation.kind} saturation`,
  };
}

/**
 * The noise of a horizon's outcome as a factor on what media bring: log-normal, mean 1, the same for every channel in a
 * draw; its spread is noise · √periods over the attributed outcome, at most 1.
 */
function repeatError(fit: FittedDraws, periods: number, attributed: number, out: Float64Array): void {
  const normal = createNormalDraws(createRng(fit.plan.spec.seed, 300_000));
  for (let d = 0; d < fit.nDraws; d++) {
    const noise = fit.values[d * fit.width + fit.noiseAt]! * fit.scaling.outcomeSd * Math.sqrt(periods);
    const spread = attributed > 0 ? Math.min(noise / attributed, 1) : 0;
    out[d] = exp(spread * normal() - 0.5 * spread * spread);
  }
}
