import type { SheetValues } from "../base";
import { planRobustness as measure, readPlan, readPlanProblem, type PlanRobustness } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What the pane's Plan screen asks: how firm a plan is. `amount`: money to move between channels (null: 2.5%). */
export interface PlanRobustnessRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly amount: number | null;
}

/** The spread of every amount over the draws, and what it costs to move money between any two channels. */
export function planRobustness(request: PlanRobustnessRequest, context: JobContext): PlanRobustness {
  const model = resolveModel(request.model, context);
  const spend = readPlan(request.plan, model);
  const budget = spend.reduce((sum, amount) => sum + amount, 0);
  const { limits, objective, amount } = request;
  const problem = readPlanProblem(model, { budget, limits, objective, posture: null, settings: null });
  return measure(problem, spend, amount);
}
