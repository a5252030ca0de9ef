import { unavailable, type ResultCell } from "../base";
import { sharesOfCeiling } from "../models";
import { findRootAbove } from "../numerics";
import { answerChannel, spendOrCurrent, type ChannelQuestion, type ChannelRequest } from "./channelOf";
import type { JobContext } from "./job";

export type SaturationMeasure = "share" | "half" | "double_cost";

/** What CHANNEL_SATURATION asks. Spend omitted: the current spend; measure omitted: share. */
export interface ChannelSaturationRequest extends ChannelRequest {
  readonly spend: number | null;
  readonly measure: SaturationMeasure | null;
}

/**
 * How full a channel is.
 *   share        mean over the draws of response(spend) ÷ ceiling, 0..1; in a fitted model of a spend that is kept up
 *                for ever, so that carryover is counted in full
 *   half         the spend at which that share is one half
 *   double_cost  the spend above which the next outcome costs twice what it costs at the spend (current if omitted)
 * A curve without a ceiling (power) has no share and no half: #N/A.
 */
export function channelSaturation(request: ChannelSaturationRequest, context: JobContext): ResultCell {
  return answerChannel(request, context, (question) => {
    const spend = spendOrCurrent(request.spend, question.info);
    switch (request.measure ?? "share") {
      case "half":
        return halfSpend(question);
      case "double_cost":
        return doubleCostSpend(question, spend);
      default:
        return shareOfCeiling(question, spend);
    }
  });
}

/** Buffers for the draws of one answer: reused, because a sheet asks thousands of times. */
const buffers = new Map<string, Float64Array>();

function buffer(name: string, length: number): Float64Array {
  const kept = buffers.get(name);
  if (kept?.length === length) return kept;
  const fresh = new Float64Array(length);
  buffers.set(name, fresh);
  return fresh;
}

function shareOfCeiling({ model, channel, info }: ChannelQuestion, spend: number): number {
  const n = model.nDraws;
  const shares = buffer("shares", n);
  if (!sharesOfCeiling(model, channel, spend, shares, buffer("scratch", n))) {
    unavailable(
      `${info.name}: a power curve has no ceiling, so no share of it. Ask for double_cost, or use Curve hill`,
    );
  }
  let sum = 0;
  for (let d = 0; d < n; d++) sum += shares[d]!;
  return sum / n;
}

/** A positive spend to start a search from. */
function scaleOf({ info }: ChannelQuestion): number {
  return info.currentSpend || info.seen.to || 1;
}

function halfSpend(question: ChannelQuestion): number {
  const missingHalf = (spend: number): number => 0.5 - shareOfCeiling(question, spend);
  const half = findRootAbove(missingHalf, scaleOf(question) * 1e-9);
  return Number.isFinite(half) ? half : unavailable(`${question.info.name}: no spend reaches half of the ceiling`);
}

function doubleCostSpend({ model, channel, info }: ChannelQuestion, spend: number): number {
  const now = model.meanSlope(channel, spend);
  if (!(now > 0)) return unavailable(`${info.name}: the next unit of money brings nothing at a spend of ${spend}`);
  const start = spend || 1e-9 * (info.currentSpend || info.seen.to || 1);
  const doubled = findRootAbove((at) => model.meanSlope(channel, at) - now / 2, start);
  return Number.isFinite(doubled)
    ? doubled
    : unavailable(`${info.name}: the cost of the next outcome never doubles from a spend of ${spend}`);
}
