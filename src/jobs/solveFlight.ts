import { planFlight, type FlightAnswer } from "../optimize";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import type { OptimizeFlightRequest } from "./optimizeFlight";
import { resolveModel } from "./resolveModel";
import { runTask } from "./runTask";
import { storedForm } from "./storedForm";

/**
 * OPTIMIZE_FLIGHT's answer, bit for bit that of `optimizeFlight`. A flight over a fitted model's carryover runs as a
 * task (a worker where there is one) with progress, bound and cancel; one over judgement curves is answered at once.
 */
export async function solveFlight(
  request: OptimizeFlightRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<FlightAnswer> {
  const model = resolveModel(request.model, context);
  const { budget, periods, limits, demand, settings } = request;
  const question = { budget, periods, limits, demand, settings };
  const stored = model.path ? storedForm(request.model, model, context) : null;
  return stored ? runTask(runner, "solveFlight", { model: stored, question }, control) : planFlight(model, question);
}
