import type { ResultCell, SheetValues, Table } from "../base";
import { carryoverProfile, type CarryoverProfile } from "../models";
import { summariseDraws } from "../numerics";
import { findChannel } from "./channelOf";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

export interface ChannelLagRequest {
  readonly model: SheetValues;
  readonly channel: string;
}

export interface ChannelLagMeasureRequest extends ChannelLagRequest {
  readonly measure: "peak" | "half_life" | "mean";
}

/** How a channel's effect is spread over the periods after a spend. Table: Lag, Share, Low, High. */
export function channelLag(request: ChannelLagRequest, context: JobContext): Table {
  const { shares } = profileOf(request, context);
  const rows = shares.map((draws, lag): ResultCell[] => {
    const { mean, low, high } = summariseDraws(draws, 0.9);
    return [lag, mean, low, high];
  });
  return { header: ["Lag", "Share", "Low 5%", "High 95%"], rows };
}

/**
 * One figure of the same, in periods. peak: the lag with the largest mean share. mean: Σ lag · share. half_life: periods
 * until half of the effect has come, counting the period of the spend as the first and interpolating within one.
 */
export function channelLagMeasure(request: ChannelLagMeasureRequest, context: JobContext): number {
  const { shares } = profileOf(request, context);
  const means = shares.map((draws) => summariseDraws(draws, 0.9).mean);
  if (request.measure === "peak") return means.indexOf(Math.max(...means));
  if (request.measure === "mean") return means.reduce((sum, share, lag) => sum + share * lag, 0);
  let before = 0;
  const at = means.findIndex((share) => (before += share) >= 0.5);
  return at + 1 - (before - 0.5) / means[at]!;
}

function profileOf({ model, channel }: ChannelLagRequest, context: JobContext): CarryoverProfile {
  const fitted = needFitted(model, context, "CHANNEL_LAG");
  return carryoverProfile(fitted.fit, findChannel(channel, fitted));
}
