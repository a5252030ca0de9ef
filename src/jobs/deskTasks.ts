import { explorePlansTask } from "./explorePlansTask";
import { firstLookTask } from "./firstLookTask";
import { readFitTask } from "./readFitTask";
import { replanMidFlightTask } from "./replanMidFlightTask";
import type { TaskTable } from "./taskTable";

/** The tasks of the desk's heavy jobs: known to the workers and to desk.js, not to functions.js. */
export const deskTasks = {
  firstLook: firstLookTask,
  readFit: readFitTask,
  explorePlans: explorePlansTask,
  replanMidFlight: replanMidFlightTask,
} satisfies TaskTable;

export type DeskTaskName = keyof typeof deskTasks;
export type DeskTaskRequest<N extends DeskTaskName> = Parameters<(typeof deskTasks)[N]>[0];
export type DeskTaskResponse<N extends DeskTaskName> =
  ReturnType<(typeof deskTasks)[N]> extends Generator<unknown, infer R> ? R : never;
