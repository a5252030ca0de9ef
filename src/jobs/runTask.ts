import type { HeavyControl, TaskRunner } from "./job";
import type { TaskName, TaskRequest, TaskResponse } from "./tasks";

/** Sends one task out, with the types of its name. */
export function runTask<N extends TaskName>(
  runner: TaskRunner,
  name: N,
  request: TaskRequest<N>,
  control: HeavyControl,
): Promise<TaskResponse<N>> {
  return runner.run(name, request, control) as Promise<TaskResponse<N>>;
}
