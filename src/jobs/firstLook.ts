import { createFitPlan, type FirstLook, type FitRanges, type PriorOutcome } from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { runDeskTask } from "./runDeskTask";

/** The same ranges as FIT_MODEL's. */
export type FirstLookRequest = FitRanges;

/** What can be said of a fit within a fraction of a second. */
export interface FirstLookAnswer {
  readonly dates: readonly number[];
  readonly actual: readonly number[];
  /** The prior predictive check. */
  readonly prior: PriorOutcome;
  /** Laplace's approximation of the fit. */
  readonly look: FirstLook;
}

/** What the priors allow and what a normal approximation says of the fit: shown before the sampler has finished. */
export async function firstLook(
  request: FirstLookRequest,
  _context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<FirstLookAnswer> {
  const plan = createFitPlan(request);
  const { dates, outcome } = plan.history;
  const looks = await runDeskTask(runner, "firstLook", { plan }, control);
  return { dates, actual: outcome.values, ...looks };
}
