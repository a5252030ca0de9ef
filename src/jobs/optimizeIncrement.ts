import type { SheetValues } from "../base";
import { planIncrement, readPlan, type PlanAnswer } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What OPTIMIZE_INCREMENT asks: `current` is a plan in any of the forms of a plan argument; `extra` may be negative. */
export interface OptimizeIncrementRequest {
  readonly model: SheetValues;
  readonly current: SheetValues;
  readonly extra: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
}

/** The best use of extra money, or the least harmful cut: only that money moves. */
export function optimizeIncrement(request: OptimizeIncrementRequest, context: JobContext): PlanAnswer {
  const model = resolveModel(request.model, context);
  const { extra, limits, objective } = request;
  return planIncrement(model, { current: readPlan(request.current, model), extra, limits, objective });
}
