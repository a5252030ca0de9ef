import { planSteps, type PlanAnswer, type PlanQuestion, type SolveProgress } from "../optimize";
import type { Progress } from "./job";
import { openStored, type StoredModel } from "./storedForm";

export interface SolvePlanRequest {
  readonly model: StoredModel;
  readonly question: PlanQuestion;
}

/** The best plan, with a report of best so far and bound after every step of the solver. */
export function* solvePlanTask({ model, question }: SolvePlanRequest): Generator<Progress, PlanAnswer> {
  const run = planSteps(openStored(model), question);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { phase: step.value.phase, done: step.value.done, detail: howNear(step.value) };
  }
}

/** "best so far 8142.31, at most 8150.22 (0.1% more)"; nothing before both are known. */
function howNear({ best, bound }: SolveProgress): string {
  if (!Number.isFinite(best) || !Number.isFinite(bound)) return "";
  const digits = (value: number): string => String(Number(value.toPrecision(6)));
  const gap = Math.max(0, bound - best) / Math.max(Math.abs(bound), Number.MIN_VALUE);
  return `best so far ${digits(best)}, at most ${digits(bound)} (${Number((100 * gap).toPrecision(2))}% more)`;
}
