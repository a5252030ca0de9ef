import type { SheetValues, Table } from "../base";
import { checkLimits as check, limitsTable, readPlan, type LimitCheck } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What CHECK_LIMITS asks. Budget omitted: what the plan spends; objective and posture: outcome, balanced. */
export interface CheckLimitsRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly limits: SheetValues | null;
  readonly budget: number | null;
  readonly objective: string | null;
  readonly posture: string | number | null;
  readonly settings: SheetValues | null;
}

/** Every limit with its use, slack and price, as CHECK_LIMITS' table and in numbers. */
export function checkLimits(request: CheckLimitsRequest, context: JobContext): LimitCheck & { readonly table: Table } {
  const model = resolveModel(request.model, context);
  const { limits, budget, objective, posture, settings } = request;
  const spend = readPlan(request.plan, model);
  const checked = check(model, { spend, limits, budget, objective, posture, settings });
  return { ...checked, table: limitsTable(checked) };
}
