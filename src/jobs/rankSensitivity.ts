import type { SheetValues, Table } from "../base";
import { readPlan } from "../optimize";
import { rankSensitivity as rank, sensitivityTable, type Sensitivity } from "../scenarios";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What RANK_SENSITIVITY asks. Inputs omitted: all but values; swing omitted: 0.2. */
export interface RankSensitivityRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly inputs: SheetValues | null;
  readonly swing: number | null;
}

/** Which assumption carries a plan: tornado, variance shares and regret, as a table and in numbers. */
export function rankSensitivity(
  request: RankSensitivityRequest,
  context: JobContext,
): Sensitivity & { readonly table: Table } {
  const model = resolveModel(request.model, context);
  const ranked = rank(model, {
    spend: readPlan(request.plan, model),
    inputs: request.inputs,
    swing: request.swing,
  });
  return { ...ranked, table: sensitivityTable(ranked) };
}
