import { invalid, rangeHeaders, type ResultCell, type SheetValues, type Table } from "../base";
import {
  continueHistory,
  drawsOfPeriod,
  expectedOutcomes,
  type FittedModel,
  meanOverDraws,
  predictiveOutcomes,
} from "../models";
import { summariseDraws } from "../numerics";
import { readPlan } from "../optimize";
import { checkConfidence } from "./channelOf";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

export interface ForecastPlanRequest {
  readonly model: SheetValues;
  /** Amounts per planning horizon. */
  readonly plan: SheetValues;
  /** Periods ahead; omitted: the planning horizon. */
  readonly periods: number | null;
  readonly confidence: number | null;
}

/**
 * The outcome of the periods after the history under a plan: predictive mean and range, the expected baseline and what
 * media add (carry-in and joint effects included). Controls are assumed to be what they were a year before. Table:
 * Date, Mean, Low, High, Baseline, Media; dates are serial numbers.
 */
export function forecastPlan(request: ForecastPlanRequest, context: JobContext): Table {
  const model = needFitted(request.model, context, "FORECAST_PLAN");
  const confidence = checkConfidence(request.confidence ?? 0.9);
  const periods = request.periods ?? model.periods;
  if (!Number.isInteger(periods) || periods < 1 || periods > 520) {
    invalid(`periods is ${periods}. Type a whole number from 1 to 520`);
  }
  const rows = forecastRows(model, readPlan(request.plan, model), periods, confidence);
  return { header: ["Date", "Mean", ...rangeHeaders(confidence), "Baseline", "Media"], rows };
}

function forecastRows(model: FittedModel, plan: Float64Array, periods: number, confidence: number): ResultCell[][] {
  const from = model.finished.plan.history.dates.length;
  const history = continueHistory(model.fit, model.planning, plan, periods);
  const expected = expectedOutcomes(model.fit, history, from, from + periods);
  const predictive = predictiveOutcomes(model.fit, from, expected);
  const baseline = meanOverDraws(expected.baseline, periods);
  const media = [...expected.media, ...expected.joint].map((values) => meanOverDraws(values, periods));
  return Array.from({ length: periods }, (_, t) => {
    const { low, high } = summariseDraws(drawsOfPeriod(predictive, periods, t), confidence);
    const added = media.reduce((sum, values) => sum + values[t]!, 0);
    return [history.dates[from + t]!, baseline[t]! + added, low, high, baseline[t]!, added];
  });
}
