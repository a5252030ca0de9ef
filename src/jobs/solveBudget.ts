import { readPlanProblem, type PlanAnswer } from "../optimize";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { optimizeBudget, type OptimizeBudgetRequest } from "./optimizeBudget";
import { resolveModel } from "./resolveModel";
import { runDeskTask } from "./runDeskTask";
import { storedForm } from "./storedForm";

/**
 * What `optimizeBudget` answers, to the bit, worked out in a worker with progress (best so far, bound) and cancel. The
 * question is read here first, so that what is wrong with it is said at once.
 */
export async function solveBudget(
  request: OptimizeBudgetRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<PlanAnswer> {
  const model = resolveModel(request.model, context);
  readPlanProblem(model, request);
  const stored = storedForm(request.model, model, context);
  if (!stored) return optimizeBudget(request, context);
  const { budget, limits, objective, posture, settings } = request;
  const question = { budget, limits, objective, posture, settings };
  return runDeskTask(runner, "solvePlan", { model: stored, question }, control);
}
