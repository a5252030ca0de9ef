import { replanMidFlight, type MidFlightAnswer, type MidFlightQuestion } from "../monitoring";
import type { Progress } from "./job";
import { openStored, type StoredModel } from "./storedForm";

export interface ReplanMidFlightTaskRequest {
  readonly model: StoredModel;
  readonly question: MidFlightQuestion;
}

/** Plans the rest of a flight in a worker: first the plan, then what each delay would cost. */
export function* replanMidFlightTask({
  model,
  question,
}: ReplanMidFlightTaskRequest): Generator<Progress, MidFlightAnswer> {
  yield { phase: "planning the rest", done: 0, detail: "" };
  const run = replanMidFlight(openStored(model), question);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { phase: "pricing delays", done: step.value, detail: "" };
  }
}
