import type { Table } from "../base";
import { trackPlan as track, type TrackQuestion } from "../monitoring";

/** What TRACK_PLAN asks. Amber and red omitted: 10% and 15%. */
export type TrackPlanRequest = TrackQuestion;

/** Actual against plan: Channel, Plan, Actual, Predicted, Gap, Gap %, In range, Status. */
export function trackPlan(request: TrackPlanRequest): Table {
  return track(request);
}
