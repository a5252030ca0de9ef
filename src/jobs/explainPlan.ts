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
  /** What it was made with: balanced, no settings if omitted. Prices of limits are in the objective at the posture. */
  readonly posture?: string | number | null;
  readonly settings?: SheetValues | null;
}

/** A plan in plain sentences: one per channel, one for the whole, the two assumptions last. */
export function explainPlan(request: ExplainPlanRequest, context: JobContext): readonly string[] {
  const model = resolveModel(request.model, context);
  const plan = readPlan(request.plan, model);
  if (!plan.some((amount) => amount > 0)) unavailable("plan: all amounts are 0, there is nothing to explain");
  const objective = parseObjective(request.objective ?? null);
  const { limits, posture, settings } = request;
  const story = readStory(model, {
    spend: plan,
    limits,
    objective,
    posture: posture ?? null,
    settings: settings ?? null,
  });
  return explain(story, request.style ?? "full");
}
