import type { SheetValues } from "../base";
import { replanMidFlight as replan, type MidFlightAnswer, type MidFlightQuestion } from "../monitoring";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { resolveModel } from "./resolveModel";
import { runDeskTask } from "./runDeskTask";
import { storedForm } from "./storedForm";

export interface ReplanMidFlightRequest extends MidFlightQuestion {
  readonly model: SheetValues;
}

/** Plans the rest of a running flight, in a worker where there is one: see `replanMidFlight` of monitoring. */
export async function replanMidFlight(
  { model: cells, ...question }: ReplanMidFlightRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<MidFlightAnswer> {
  const model = resolveModel(cells, context);
  const stored = storedForm(cells, model, context);
  if (stored) return runDeskTask(runner, "replanMidFlight", { model: stored, question }, control);
  const run = replan(model, question);
  for (let step = run.next(); ; step = run.next()) if (step.done) return step.value;
}
