import { fittedDocument, isFittedModel, type ResponseModel, writeDocument } from "../models";
import { readPlanProblem, type PlanAnswer } from "../optimize";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { optimizeBudget, type OptimizeBudgetRequest } from "./optimizeBudget";
import { resolveModel } from "./resolveModel";
import { runTask } from "./runTask";
import type { StoredModel } from "./solvePlanTask";

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
  const stored = storedForm(request, model, context);
  if (!stored) return optimizeBudget(request, context);
  const { budget, limits, objective, posture, settings } = request;
  const question = { budget, limits, objective, posture, settings };
  return runTask(runner, "solvePlan", { model: stored, question }, control);
}

/** The form in which a model can be sent to a worker; null for one that has none. */
function storedForm(request: OptimizeBudgetRequest, model: ResponseModel, { models }: JobContext): StoredModel | null {
  const isCell = request.model.length === 1 && request.model[0]!.length === 1;
  if (!isCell) return { summary: request.model };
  if (isFittedModel(model)) return { document: writeDocument(fittedDocument(model.key, model.finished)) };
  const document = models.documentOf?.(model.key);
  return document === undefined ? null : { document };
}
