import { invalid, rangeHeaders, type ResultCell, type Table } from "../base";
import { summariseDraws } from "../numerics";
import {
  answerChannel,
  checkConfidence,
  checkSpend,
  nextOutcome,
  type ChannelQuestion,
  type ChannelRequest,
} from "./channelOf";
import type { JobContext } from "./job";

/** What CHANNEL_CURVE asks. From omitted: 0; to: twice the larger of current and highest seen spend; steps: 20. */
export interface ChannelCurveRequest extends ChannelRequest {
  readonly from: number | null;
  readonly to: number | null;
  readonly steps: number | null;
  readonly confidence: number | null;
}

const DEFAULT_STEPS = 20;
const MOST_STEPS = 1000;

/**
 * A channel's curve as a Table: Spend, Mean, Low, High, Marginal, Seen. `steps` equal steps from `from` to `to`, both
 * ends included (steps + 1 rows). Low and High hold the expected outcome with the confidence (0.9). Marginal: outcome of
 * the next unit of money. Seen: inside the spends that the data have observed.
 */
export function channelCurve(request: ChannelCurveRequest, context: JobContext): Table {
  const confidence = checkConfidence(request.confidence ?? 0.9);
  const answer = answerChannel({ ...request, ifNotFound: null }, context, (question) => {
    const spends = spendGrid(request, question);
    const rows = spends.map((spend) => curveRow(question, spend, confidence));
    return { header: ["Spend", "Mean", ...rangeHeaders(confidence), "Marginal", "Seen"], rows };
  });
  return answer as Table;
}

function spendGrid({ from, to, steps }: ChannelCurveRequest, { info }: ChannelQuestion): number[] {
  const first = checkSpend(from ?? 0, "from");
  const last = checkSpend(to ?? 2 * Math.max(info.currentSpend, info.seen.to, first), "to");
  if (!(last > first)) invalid(`to is ${last} and from is ${first}: the curve must end above where it starts`);
  const count = steps ?? DEFAULT_STEPS;
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_STEPS))
    invalid(`steps is ${count}: type a whole number from 1 to ${MOST_STEPS}`);
  return Array.from({ length: count + 1 }, (_, i) => (i === count ? last : first + ((last - first) * i) / count));
}

function curveRow({ model, channel, info }: ChannelQuestion, spend: number, confidence: number): ResultCell[] {
  const draws = new Float64Array(model.nDraws);
  model.response(channel, spend, draws);
  const { mean, low, high } = summariseDraws(draws, confidence);
  const isSeen = spend >= info.seen.from && spend <= info.seen.to;
  return [spend, mean, low, high, nextOutcome(model, channel, spend), isSeen];
}
