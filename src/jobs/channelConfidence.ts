import type { ResultCell } from "../base";
import { type ChannelInfo, effectEvidence, isFittedModel, type ResponseModel } from "../models";
import { exp, summariseDraws } from "../numerics";
import { answerChannel, type ChannelRequest, spendOrCurrent } from "./channelOf";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface ChannelConfidenceRequest extends ChannelRequest {
  /** Per period; omitted: the current spend. */
  readonly spend: number | null;
}

/** Judgement rests on stated priors, not on data: it gets at most this many points. */
const MOST_FOR_JUDGEMENT = 30;

/**
 * How well the data support an answer about a channel at a spend, 0-100 (not a probability of success):
 *   100 · precision · reach · evidence
 * precision = 1/(1 + half the 90% range of the response ÷ its mean); reach = 1 within the spends seen, e^(−distance ÷
 * widest spend seen) outside; evidence = 1, half where the data left the prior as it was or the verdict is fail, 0.3 for judgement.
 */
export function channelConfidence(request: ChannelConfidenceRequest, context: JobContext): ResultCell {
  const whole = resolveModel(request.model, context);
  return answerChannel(request, context, ({ model, channel, info }) => {
    const spend = spendOrCurrent(request.spend, info);
    const draws = new Float64Array(model.nDraws);
    model.response(channel, spend, draws);
    const { mean, low, high } = summariseDraws(draws, 0.9);
    const precision = mean > 0 ? 1 / (1 + (high - low) / (2 * mean)) : 0;
    return Math.round(100 * precision * reach(spend, info) * evidenceOf(whole, info));
  }) as ResultCell;
}

function reach(spend: number, { seen }: ChannelInfo): number {
  const distance = Math.max(seen.from - spend, spend - seen.to, 0);
  return distance === 0 ? 1 : exp(-distance / Math.max(seen.to, 1e-9));
}

function evidenceOf(model: ResponseModel, { name }: ChannelInfo): number {
  if (!isFittedModel(model)) return MOST_FOR_JUDGEMENT / 100;
  const isSilent = effectEvidence(model.fit).some((one) => one.name === name && one.isPriorOnly);
  return isSilent || model.finished.verdict.status === "fail" ? 0.5 : 1;
}
