import { solveFlight, type FlightAnswer, type FlightQuestion } from "../optimize";
import type { Progress } from "./job";
import { openStored, type StoredModel } from "./storedForm";

export interface SolveFlightTaskRequest {
  readonly model: StoredModel;
  readonly question: FlightQuestion;
}

/** A flight in a worker; reports the best value so far and the bound. */
export function* solveFlightTask({ model, question }: SolveFlightTaskRequest): Generator<Progress, FlightAnswer> {
  yield { phase: "laying out", done: 0, detail: "" };
  const run = solveFlight(openStored(model), question);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    const { done, best, bound } = step.value;
    yield { phase: "branch and bound", done, detail: nearness(best, bound) };
  }
}

/** "best so far 8142.31, at most 8150.22"; nothing before both are known. */
function nearness(best: number, bound: number): string {
  if (!Number.isFinite(best) || !Number.isFinite(bound)) return "";
  return `best so far ${Number(best.toPrecision(6))}, at most ${Number(bound.toPrecision(6))}`;
}
