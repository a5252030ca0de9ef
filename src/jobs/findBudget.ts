import type { SheetValues } from "../base";
import { describePlan, findBudget as find, type PlanAnswer } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What FIND_BUDGET asks. With a confidence the target is reached with that predictive probability, else in the mean. */
export interface FindBudgetRequest {
  readonly model: SheetValues;
  readonly target: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly confidence: number | null;
}

/** The smallest budget that reaches the target (`amount`) and its plan (`plan.table` is OPTIMIZE_BUDGET's). */
export function findBudget(
  request: FindBudgetRequest,
  context: JobContext,
): { readonly amount: number; readonly plan: PlanAnswer } {
  const { limits, objective, target, confidence } = request;
  const model = resolveModel(request.model, context);
  const parts = find(model, { limits, objective, posture: null, settings: null }, { target, confidence });
  const plan = describePlan(parts);
  return { amount: plan.spend, plan };
}
