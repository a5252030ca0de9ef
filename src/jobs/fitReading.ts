import type { SheetValues } from "../base";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { needFitted } from "./needFitted";
import type { FitReading } from "./readFitTask";
import { runDeskTask } from "./runDeskTask";

export interface FitReadingRequest {
  readonly model: SheetValues;
}

/** Gathers in a worker what the pane shows of a fit, so that the thread that draws stays free. */
export async function fitReading(
  { model }: FitReadingRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<FitReading> {
  const { key, finished } = needFitted(model, context, "The fit report");
  return runDeskTask(runner, "readFit", { key, finished }, control);
}
