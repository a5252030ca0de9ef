import { invalid, unavailable } from "../base";
import { readPlanProblem } from "../optimize";
import type { ExploredPlans } from "../scenarios";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import type { OptimizeBudgetRequest } from "./optimizeBudget";
import { resolveModel } from "./resolveModel";
import { runDeskTask } from "./runDeskTask";
import { storedForm } from "./storedForm";

/** A planner's question, and how many plans under its limits to look at. Count omitted: 5,000; seed omitted: 1. */
export interface ExplorePlansRequest extends OptimizeBudgetRequest {
  readonly count: number | null;
  readonly seed: number | null;
}

const mostPlans = 100_000;

/** Many random plans under the limits with their outcome and risk, in a worker with progress and cancel. */
export async function explorePlans(
  request: ExplorePlansRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<ExploredPlans> {
  const count = request.count ?? 5_000;
  if (!(Number.isInteger(count) && count >= 1 && count <= mostPlans))
    invalid(`count is ${count}. Ask for 1 to ${mostPlans} plans`);
  const model = resolveModel(request.model, context);
  readPlanProblem(model, request);
  const stored = storedForm(request.model, model, context);
  if (!stored) return unavailable(`model ${model.key} is not stored yet: recalculate its cell, then explore again`);
  const { budget, limits, objective, posture, settings, seed } = request;
  const question = { ...{ budget, limits, objective, posture, settings }, count, seed: seed ?? 1 };
  return runDeskTask(runner, "explorePlans", { model: stored, question }, control);
}
