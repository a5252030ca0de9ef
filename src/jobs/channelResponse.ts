import { type ResultCell } from "../base";
import { summariseDraws } from "../numerics";
import { answerChannel, checkConfidence, checkSpend, type ChannelQuestion, type ChannelRequest } from "./channelOf";
import type { JobContext } from "./job";

/** What CHANNEL_RESPONSE asks: one spend or a column of them; confidence omitted: the mean alone. */
export interface ChannelResponseRequest extends ChannelRequest {
  readonly spend: readonly number[];
  readonly confidence: number | null;
}

/**
 * Mean outcome at each spend, one row per spend; with a confidence: mean, low and high of the expected outcome.
 * A channel that is not there answers `ifNotFound` once per spend.
 */
export function channelResponse(request: ChannelResponseRequest, context: JobContext): ResultCell[][] {
  const { spend, confidence } = request;
  if (confidence !== null) checkConfidence(confidence);
  const spends = spend.map((money, i) => checkSpend(money, spend.length > 1 ? `spend row ${i + 1}` : "spend"));
  const rows = answerChannel(request, context, (question) =>
    spends.map((money) => respond(question, money, confidence)),
  );
  return Array.isArray(rows) ? rows : spends.map(() => [rows as ResultCell]);
}

function respond({ model, channel }: ChannelQuestion, spend: number, confidence: number | null): ResultCell[] {
  if (confidence === null) return [model.meanResponse(channel, spend)];
  const draws = new Float64Array(model.nDraws);
  model.response(channel, spend, draws);
  const { mean, low, high } = summariseDraws(draws, confidence);
  return [mean, low, high];
}
