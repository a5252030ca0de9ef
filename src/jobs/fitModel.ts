import { counted } from "../base";
import {
  accuracy,
  createFitPlan,
  createFittedModel,
  type FinishedFit,
  type FitPlan,
  fitKey,
  type FitRanges,
  holdoutPlan,
  isFittedModel,
  rowsBeforeTest,
} from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { sampleChains } from "./sampleChains";
import { runTask } from "./runTask";

/** The arguments of FIT_MODEL: ranges with one header row each and the same number of rows; the rest may be null. */
export type FitModelRequest = FitRanges;

/**
 * Fits a mix model to a history and keeps it: the text of the FIT_MODEL cell, such as
 * `MMM:8f3a2c91 · 104 weeks × 6 channels · holdout MAPE 11.2% PASS`. A model that is in memory is not fitted again.
 */
export async function fitModel(
  request: FitModelRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<string> {
  const plan = createFitPlan(request);
  const key = fitKey(plan);
  const known = context.models.get(key);
  if (known && isFittedModel(known)) return describeFit(key, known.finished);
  const finished = await fitPlan(plan, runner, control);
  const document = await runTask(runner, "packFit", { key, finished }, control);
  context.models.put(createFittedModel(key, finished), document);
  return describeFit(key, finished);
}

/** Both fits side by side, the full one and the one that is scored on the last periods, then their summary. */
export async function fitPlan(plan: FitPlan, runner: TaskRunner, control: HeavyControl): Promise<FinishedFit> {
  const held = holdoutPlan(plan, rowsBeforeTest(plan));
  const [chains, holdoutChains] = await sampleChains([plan, held], runner, control);
  return runTask(runner, "finishFit", { plan, chains: chains!, holdoutChains: holdoutChains! }, control);
}

/** The text of a FIT_MODEL cell. */
export function describeFit(key: string, { plan, test, verdict }: FinishedFit): string {
  const { history } = plan;
  const mape = accuracy(test, "mape");
  const shown = Number.isFinite(mape) ? `${(100 * mape).toFixed(1)}%` : "n/a";
  const size = `${counted(history.dates.length, history.frequency.unit)} × ${counted(history.channels.length, "channel")}`;
  return `${key} · ${size} · holdout MAPE ${shown} ${verdict.status.toUpperCase()}`;
}
