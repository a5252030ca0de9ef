import { readPlan, readPlanProblem, type LimitCheck } from "../optimize";
import { checkLimits, type CheckLimitsRequest } from "./checkLimits";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { resolveModel } from "./resolveModel";
import { runDeskTask } from "./runDeskTask";
import { storedForm } from "./storedForm";

/**
 * What `checkLimits` finds, to the bit, worked out in a worker with progress and cancel: every price is a plan solved
 * anew, which takes its time with many channels. The question is read here first, so that what is wrong is said at once.
 */
export async function priceLimits(
  request: CheckLimitsRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<LimitCheck> {
  const model = resolveModel(request.model, context);
  const { limits, budget, objective, posture, settings } = request;
  const spend = readPlan(request.plan, model);
  const total = spend.reduce((sum, amount) => sum + amount, 0);
  readPlanProblem(model, { budget: budget ?? total, limits, objective, posture, settings });
  const stored = storedForm(request.model, model, context);
  if (!stored) return checkLimits(request, context);
  const question = { spend, limits, budget, objective, posture, settings };
  return runDeskTask(runner, "priceLimits", { model: stored, question }, control);
}
