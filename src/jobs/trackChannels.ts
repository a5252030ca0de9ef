import type { SheetValues } from "../base";
import { defaultThresholds, trackChannels as track, type ChannelTrack } from "../monitoring";
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

/** Every channel against its own curve: status, what moved it, and what to do. */
export function trackChannels(request: TrackChannelsRequest, context: JobContext): readonly ChannelTrack[] {
  const model = resolveModel(request.model, context);
  const thresholds = { amber: request.amber ?? defaultThresholds.amber, red: request.red ?? defaultThresholds.red };
  return track(model, { plan: readPlan(request.plan, model), actuals: request.actuals, thresholds });
}
