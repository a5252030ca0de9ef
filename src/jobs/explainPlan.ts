import { unavailable, type SheetValues } from "../base";
import { explainPlan as explain, readStory, type ExplainStyle } from "../explain";
import { parseObjective, readPlan } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What EXPLAIN_PLAN and the pane's "Why this plan" ask. Style omitted: full. */
export interface ExplainPlanRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly limits: SheetValues | null;
  readonly style: ExplainStyle | null;
  /** What the plan maximises; outcome if omitted. */
  readonly objective?: string | null;
}

/** A plan in plain sentences: one per channel, one for the whole, the two assumptions last. */
export function explainPlan(request: ExplainPlanRequest, context: JobContext): readonly string[] {
  const model = resolveModel(request.model, context);
  const plan = readPlan(request.plan, model);
  if (!plan.some((amount) => amount > 0)) unavailable("plan: all amounts are 0, there is nothing to explain");
  const objective = parseObjective(request.objective ?? null);
  const story = readStory(model, { spend: plan, limits: request.limits, objective });
  return explain(story, request.style ?? "full");
}
