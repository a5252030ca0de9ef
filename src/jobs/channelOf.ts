import { EngineError, invalid, singular, unavailable, type ResultCell, type SheetValues } from "../base";
import { nameHint, nameKey, quoteCell } from "../data";
import { isFittedModel, perPeriod, type ChannelInfo, type ResponseModel } from "../models";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What every question about one channel names. */
export interface ChannelRequest {
  readonly model: SheetValues;
  readonly channel: string;
  /** The answer for a channel that the model does not have or that has no curve; null: #N/A with words. */
  readonly ifNotFound?: string | number | boolean | null;
}

/** A model seen per period of its data, and a channel in it that has a curve. */
export interface ChannelQuestion {
  readonly model: ResponseModel;
  readonly channel: number;
  readonly info: ChannelInfo;
}

/**
 * Answers a question about a channel (names ignore case and stray spaces). Unknown, or without a curve: `ifNotFound`
 * where the user gave one, else EngineError `unavailable` that names the nearest channel.
 */
export function answerChannel<Answer>(
  request: ChannelRequest,
  context: JobContext,
  answer: (question: ChannelQuestion) => Answer,
): Answer | ResultCell {
  const { ifNotFound = null } = request;
  const model = perPeriod(resolveModel(request.model, context));
  const channel = placeOf(request.channel, model);
  const info = model.channels[channel];
  if (info && info.noCurve === "") return answer({ model, channel, info });
  if (ifNotFound !== null) return ifNotFound;
  throw new EngineError("unavailable", info ? info.noCurve : notFound(request.channel, model));
}

/** Place of a channel by its name (case and stray spaces do not matter), -1 where the model has none of that name. */
function placeOf(channel: string, { channels }: ResponseModel): number {
  const wanted = nameKey(String(channel));
  return channels.findIndex(({ name }) => nameKey(name) === wanted);
}

function notFound(channel: string, { channels }: ResponseModel): string {
  const names = channels.map(({ name }) => name);
  return `there is no channel ${quoteCell(String(channel))} in the model. ${nameHint(String(channel), names)}`;
}

/** The place of a channel in a model; EngineError `unavailable` that helps to the right name. */
export function findChannel(channel: string, model: ResponseModel): number {
  const at = placeOf(channel, model);
  return at >= 0 ? at : unavailable(notFound(channel, model));
}

/** A spend >= 0 as given, or the channel's current spend where omitted. */
export function spendOrCurrent(spend: number | null, { currentSpend }: ChannelInfo): number {
  return spend === null ? currentSpend : checkSpend(spend);
}

/** A finite spend >= 0, else #VALUE!. */
export function checkSpend(spend: number, where = "spend"): number {
  if (!Number.isFinite(spend)) invalid(`${where} is not a number: type an amount of money`);
  return spend >= 0 ? spend : invalid(`${where} is ${spend}: an amount of money cannot be below 0`);
}

/** A confidence strictly between 0 and 1, else #VALUE!. */
export function checkConfidence(confidence: number): number {
  return confidence > 0 && confidence < 1
    ? confidence
    : invalid(`confidence is ${confidence}: type a fraction between 0 and 1, such as 0.9`);
}

/** The outcome that the next unit of money brings: the mean slope; at a spend where that is unbounded, the first unit. */
export function nextOutcome(model: ResponseModel, channel: number, spend: number): number {
  const slope = model.meanSlope(channel, spend);
  if (spend > 0) return slope;
  const first = model.meanResponse(channel, 1) - model.meanResponse(channel, 0);
  return slope > 2 * first ? first : slope;
}

/** Why a money answer is missing where no value per outcome is known. */
export function needsValue(model: ResponseModel): string {
  const { name } = model.outcome;
  const per = `(money per ${singular(name)})`;
  const mend = isFittedModel(model)
    ? `add Value ${per} to the groups of its FIT_MODEL`
    : `add a Value column ${per} to the table`;
  return `${name} has no value in money: ${mend}`;
}
