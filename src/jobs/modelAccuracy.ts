import { numberOr, type ResultCell, type SheetValues } from "../base";
import { accuracy, type AccuracyMetric, type FittedModel, holdoutPlan, type Scored, splitRows } from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { needFitted } from "./needFitted";
import { runTask } from "./runTask";
import { sampleChains } from "./sampleChains";

export type AccuracySample = "train" | "validation" | "test";

export interface ModelAccuracyRequest {
  readonly model: SheetValues;
  /** Omitted: mape. */
  readonly metric: AccuracyMetric | null;
  /** Omitted: test. */
  readonly sample: AccuracySample | null;
}

/**
 * One figure of a fitted model's accuracy. train: the periods it was fitted on. test: the last 15%, forecast by a fit on
 * the periods before. validation: the 15% before those, forecast by a fit on the first 70%, which is run on request.
 */
export async function modelAccuracy(
  request: ModelAccuracyRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<ResultCell> {
  const model = needFitted(request.model, context, "MODEL_ACCURACY");
  const sample = request.sample ?? "test";
  const { train, test } = model.finished;
  const scored = sample === "train" ? train : sample === "test" ? test : await validate(model, runner, control);
  const metric = request.metric ?? "mape";
  return numberOr(
    accuracy(scored, metric),
    `${metric} does not exist here: the ${sample} periods have no spread or are 0`,
  );
}

async function validate(model: FittedModel, runner: TaskRunner, control: HeavyControl): Promise<Scored> {
  const { plan } = model.finished;
  const { train, validation } = splitRows(plan.history.dates.length, plan.spec.holdout);
  const [chains] = await sampleChains([holdoutPlan(plan, train)], runner, control);
  const span = { from: train, to: train + validation, confidence: 0.9, isTotal: false };
  return runTask(runner, "scoreAhead", { plan, chains: chains!, ...span }, control);
}
