import type { HeavyControl, TaskRunner } from "./job";
import type { DeskTaskName, DeskTaskRequest, DeskTaskResponse } from "./deskTasks";
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

/** The same for the tasks of the desk's jobs. */
export function runDeskTask<N extends DeskTaskName>(
  runner: TaskRunner,
  name: N,
  request: DeskTaskRequest<N>,
  control: HeavyControl,
): Promise<DeskTaskResponse<N>> {
  return runner.run(name, request, control) as Promise<DeskTaskResponse<N>>;
}
