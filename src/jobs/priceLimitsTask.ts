import { limitSteps, type LimitCheck, type LimitQuestion } from "../optimize";
import type { Progress } from "./job";
import { openStored, type StoredModel } from "./storedForm";

export interface PriceLimitsRequest {
  readonly model: StoredModel;
  readonly question: LimitQuestion;
}

/** Every limit checked and priced, with a report after each. */
export function* priceLimitsTask({ model, question }: PriceLimitsRequest): Generator<Progress, LimitCheck> {
  const run = limitSteps(openStored(model), question);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { phase: step.value.phase, done: step.value.done, detail: "" };
  }
}
