import type { SheetValues, Table } from "../base";
import { checkLimits as check, limitsTable, readPlan, type LimitCheck } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What CHECK_LIMITS asks. Budget omitted: what the plan spends. */
export interface CheckLimitsRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly limits: SheetValues | null;
  readonly budget: number | null;
}

/** Every limit with its use, slack and price, as CHECK_LIMITS' table and in numbers. */
export function checkLimits(request: CheckLimitsRequest, context: JobContext): LimitCheck & { readonly table: Table } {
  const model = resolveModel(request.model, context);
  const { limits, budget } = request;
  const checked = check(model, { spend: readPlan(request.plan, model), limits, budget });
  return { ...checked, table: limitsTable(checked) };
}
