import { missing, numberOr, type ResultCell } from "../base";
import { summariseDraws, type RangeSummary } from "../numerics";
import { answerChannel, checkConfidence, needsValue, type ChannelQuestion, type ChannelRequest } from "./channelOf";
import type { JobContext } from "./job";

export type ReturnMeasure = "roi" | "roas" | "cac" | "outcome_per_spend";

/** What CHANNEL_RETURN asks. Measure omitted: roi; confidence omitted: the mean alone. */
export interface ChannelReturnRequest extends ChannelRequest {
  readonly measure: ReturnMeasure | null;
  readonly confidence: number | null;
}

/**
 * Average, incremental return of a channel at its current spend, as one row: the mean, with a confidence also low, high.
 *   roi = roas         value of the outcome ÷ spend (1 = break-even)
 *   cac                spend ÷ outcome: cost per that outcome
 *   outcome_per_spend  outcome ÷ spend
 */
export function channelReturn(request: ChannelReturnRequest, context: JobContext): ResultCell[] {
  const { measure, confidence } = request;
  if (confidence !== null) checkConfidence(confidence);
  const answer = answerChannel(request, context, (question) => {
    const why = whyMissing(question, measure ?? "roi");
    if (why) return confidence === null ? [missing(why)] : [missing(why), missing(why), missing(why)];
    const { mean, low, high } = returnRange(question, measure ?? "roi", confidence ?? 0.9);
    const { info, model } = question;
    const endless = `some draws of ${info.name} bring no ${model.outcome.name}, so their cost has no upper end`;
    return confidence === null ? [mean] : [mean, low, numberOr(high, endless)];
  });
  return Array.isArray(answer) ? answer : [answer as ResultCell];
}

function whyMissing({ model, channel, info }: ChannelQuestion, measure: ReturnMeasure): string {
  if (info.currentSpend === 0) return `${info.name} has no spend, so there is no return on it`;
  if ((measure === "roi" || measure === "roas") && Number.isNaN(info.value)) return needsValue(model);
  const brings = model.meanResponse(channel, info.currentSpend) > 0;
  return measure === "cac" && !brings
    ? `${info.name} brings no ${model.outcome.name}, so there is no cost per one`
    : "";
}

function returnRange(
  { model, channel, info }: ChannelQuestion,
  measure: ReturnMeasure,
  confidence: number,
): RangeSummary {
  const draws = new Float64Array(model.nDraws);
  model.response(channel, info.currentSpend, draws);
  const { mean, low, high } = summariseDraws(draws, confidence);
  const spend = info.currentSpend;
  if (measure === "cac") return { mean: spend / mean, low: spend / high, high: low > 0 ? spend / low : Infinity };
  const factor = (measure === "outcome_per_spend" ? 1 : info.value) / spend;
  return { mean: mean * factor, low: low * factor, high: high * factor };
}
