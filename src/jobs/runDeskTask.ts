import type { DeskTaskName, DeskTaskRequest, DeskTaskResponse } from "./deskTasks";
import type { HeavyControl, TaskRunner } from "./job";

/** Sends one task of the desk's jobs out, with the types of its name. */
export function runDeskTask<N extends DeskTaskName>(
  runner: TaskRunner,
  name: N,
  request: DeskTaskRequest<N>,
  control: HeavyControl,
): Promise<DeskTaskResponse<N>> {
  return runner.run(name, request, control) as Promise<DeskTaskResponse<N>>;
}
