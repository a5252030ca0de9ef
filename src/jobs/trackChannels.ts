import type { SheetValues } from "../base";
import {
  defaultThresholds,
  trackChannels as track,
  trackTotal,
  type ChannelTrack,
  type TotalTrack,
} from "../monitoring";
import { readPlan } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** A plan under way: its model and amounts, and the Summary table of what came of it. Null thresholds: 10% and 15%. */
export interface TrackChannelsRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly actuals: SheetValues;
  readonly amber: number | null;
  readonly red: number | null;
}

export interface TrackChannelsAnswer {
  readonly channels: readonly ChannelTrack[];
  readonly total: TotalTrack;
}

/** Every channel against its own curve: status, what moved it, and what to do; and the whole outcome by its own range. */
export function trackChannels(request: TrackChannelsRequest, context: JobContext): TrackChannelsAnswer {
  const model = resolveModel(request.model, context);
  const thresholds = { amber: request.amber ?? defaultThresholds.amber, red: request.red ?? defaultThresholds.red };
  const running = { plan: readPlan(request.plan, model), actuals: request.actuals, thresholds };
  return { channels: track(model, running), total: trackTotal(model, running) };
}
