import { explorePlans, type ExploredPlans, type ExploreQuestion } from "../scenarios";
import type { Progress } from "./job";
import { openStored, type StoredModel } from "./storedForm";

export interface ExplorePlansTaskRequest {
  readonly model: StoredModel;
  readonly question: ExploreQuestion;
}

/** Explores in a worker; reports how many plans have been looked at. */
export function* explorePlansTask({ model, question }: ExplorePlansTaskRequest): Generator<Progress, ExploredPlans> {
  yield { phase: "best plan", done: 0, detail: "" };
  const run = explorePlans(openStored(model), question);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { phase: "exploring", done: step.value.done, detail: `${step.value.plans} plans` };
  }
}
