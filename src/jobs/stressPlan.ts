import type { SheetValues, Table } from "../base";
import { readPlan } from "../optimize";
import { stressPlan as stress, stressTable, type StressTest } from "../scenarios";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What STRESS_PLAN asks. Limits omitted: none. */
export interface StressPlanRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly shocks: SheetValues;
  readonly limits: SheetValues | null;
}

/** A plan under named shocks, worst first, as STRESS_PLAN's table and in numbers. */
export function stressPlan(request: StressPlanRequest, context: JobContext): StressTest & { readonly table: Table } {
  const model = resolveModel(request.model, context);
  const { shocks, limits } = request;
  const stressed = stress(model, { spend: readPlan(request.plan, model), shocks, limits });
  return { ...stressed, table: stressTable(stressed) };
}
