import type { SheetValues } from "../base";
import { planBudget, type PlanAnswer } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What OPTIMIZE_BUDGET and the pane's Goals screen ask. Options that are left out are null. */
export interface OptimizeBudgetRequest {
  readonly model: SheetValues;
  readonly budget: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly posture: string | number | null;
  readonly settings: SheetValues | null;
}

/** The best plan for a budget under limits: OPTIMIZE_BUDGET's table (`table`) and what the pane shows beside it. */
export function optimizeBudget(request: OptimizeBudgetRequest, context: JobContext): PlanAnswer {
  return planBudget(resolveModel(request.model, context), request);
}
