import { type ResultCell, type SheetValues } from "../base";
import { isFittedModel, jointEvidence, type ResponseModel } from "../models";
import { summariseDraws } from "../numerics";
import { findChannel } from "./channelOf";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface ChannelInteractionRequest {
  readonly model: SheetValues;
  /** Both omitted: the matrix of all pairs. One omitted: that channel with each other. */
  readonly channelA: string | null;
  readonly channelB: string | null;
}

/** What stands where the data cannot say. */
const NOT_IDENTIFIED = "not identified";

/**
 * Joint effect of two channels beyond their own: the strength s in s · √(R_a R_b), mean over the draws; one cell for a
 * pair, else rows in the model's channel order. A fitted model says `not identified` for a pair that was not fitted
 * (setting Interactions) or of which the data hardly narrowed the prior; its range stands in MODEL_INFO.
 */
export function channelInteraction(request: ChannelInteractionRequest, context: JobContext): ResultCell[][] {
  const model = resolveModel(request.model, context);
  const rows = request.channelA === null ? model.channels.map((_, c) => c) : [findChannel(request.channelA, model)];
  const columns = request.channelB === null ? model.channels.map((_, c) => c) : [findChannel(request.channelB, model)];
  const isSilent = silentPairs(model);
  return rows.map((a) => columns.map((b) => (isSilent(a, b) ? NOT_IDENTIFIED : strength(model, a, b))));
}

function strength(model: ResponseModel, a: number, b: number): ResultCell {
  if (a === b) return "";
  const pair = model.interactions.find((one) => isPair(one, a, b));
  return pair ? summariseDraws(pair.strength, 0.9).mean : 0;
}

/** Pairs of a fitted model about which nothing can be said. */
function silentPairs(model: ResponseModel): (a: number, b: number) => boolean {
  if (!isFittedModel(model)) return () => false;
  const known = jointEvidence(model.fit).filter(({ isIdentified }) => isIdentified);
  return (a, b) => a !== b && !known.some((one) => isPair(one, a, b));
}

function isPair(one: { readonly a: number; readonly b: number }, a: number, b: number): boolean {
  return (one.a === a && one.b === b) || (one.a === b && one.b === a);
}
