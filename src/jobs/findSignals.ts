import type { SheetValues, Table } from "../base";
import { readPlan } from "../optimize";
import { findSignals as find, signalsTable } from "../scenarios";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What FIND_SIGNALS asks. Plan_b omitted: the plan is set against planning again. */
export interface FindSignalsRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly planB: SheetValues | null;
}

/** The value of every watched figure at which the plan stops being best. */
export function findSignals(request: FindSignalsRequest, context: JobContext): Table {
  const model = resolveModel(request.model, context);
  const other = request.planB ? readPlan(request.planB, model) : null;
  return signalsTable(find(model, readPlan(request.plan, model), other));
}
