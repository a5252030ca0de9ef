import { nameKey, readSummary } from "../data";
import type { ResponseModel } from "../models";
import { summariseDraws } from "../numerics";
import { gapOf, statusOf, type Tracked, type TrackStatus } from "./gap";
import { alertConfidence, type RunningPlan } from "./trackChannels";
import { noHistory, trackWords } from "./trackWords";

/** All channels together: the whole outcome of a running plan. */
export interface TotalTrack {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  readonly gapShare: number | null;
  readonly status: TrackStatus;
  readonly words: string;
}

/**
 * The whole outcome against what the curves expect of the money really spent. Its 95% range comes from sums of paired
 * draws, so that what the channels share (a period that is good or bad for all) counts once, not once per channel.
 */
export function trackTotal(model: ResponseModel, { actuals, thresholds }: RunningPlan): TotalTrack {
  const rows = readSummary(actuals).latest.filter((row) => row !== undefined);
  const total = new Float64Array(model.nDraws);
  const draws = new Float64Array(model.nDraws);
  const errors = new Float64Array(model.nDraws);
  let [predicted, actual] = [0, 0];
  model.channels.forEach(({ name, noCurve }, c) => {
    const row = rows.find((one) => nameKey(one.channel) === nameKey(name));
    if (noCurve !== "") return;
    const spend = row?.spend ?? 0;
    model.response(c, spend, draws);
    model.repeatError(c, errors);
    for (let d = 0; d < total.length; d++) total[d]! += draws[d]! * errors[d]!;
    predicted += model.meanResponse(c, spend);
    actual += row?.outcome ?? 0;
  });
  const { low, high } = summariseDraws(total, alertConfidence);
  const tracked: Tracked = { plan: predicted, actual, predicted, low, high };
  const status = statusOf(tracked, thresholds);
  const { share } = gapOf(tracked);
  const words = trackWords(tracked, status, noHistory);
  return { expected: predicted, low, high, actual, gapShare: Number.isFinite(share) ? share : null, status, words };
}
