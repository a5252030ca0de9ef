import type { SheetValues } from "../base";
import { blendPlans as blend, readPlan, readPlanProblem, type BlendPath } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What the Plan screen's slider asks: the question that the plan answers, and the plan. */
export interface BlendPlansRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly budget: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly settings: SheetValues | null;
}

/** The way from where the money is now to a plan, in steps that keep every limit, each with what it brings. */
export function blendPlans(request: BlendPlansRequest, context: JobContext): BlendPath {
  const model = resolveModel(request.model, context);
  const problem = readPlanProblem(model, { ...request, posture: null });
  return blend(problem, readPlan(request.plan, model));
}
