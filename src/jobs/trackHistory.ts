import type { SheetValues } from "../base";
import type { HistoryRanges } from "../models";
import { defaultThresholds, trackHistory as track, type HistoryTrack } from "../monitoring";
import { readPlan } from "../optimize";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

/** A plan made with a fitted model, and the history as the sheet holds it now. Null thresholds: 10% and 15%. */
export interface TrackHistoryRequest extends HistoryRanges {
  readonly model: SheetValues;
  /** Amounts per planning horizon. */
  readonly plan: SheetValues;
  readonly amber: number | null;
  readonly red: number | null;
}

/** The total outcome of every period after the fit against the model's own prediction, with status, cause and words. */
export function trackHistory(request: TrackHistoryRequest, context: JobContext): HistoryTrack {
  const { model: cell, plan, amber, red, ...ranges } = request;
  const model = needFitted(cell, context, "Following a plan by its history");
  const thresholds = { amber: amber ?? defaultThresholds.amber, red: red ?? defaultThresholds.red };
  return track(model, { ranges, plan: readPlan(plan, model), thresholds });
}
