import { explorePlansTask } from "./explorePlansTask";
import { firstLookTask } from "./firstLookTask";
import { priceLimitsTask } from "./priceLimitsTask";
import { readFitTask } from "./readFitTask";
import { replanMidFlightTask } from "./replanMidFlightTask";
import { solvePlanTask } from "./solvePlanTask";
import type { TaskTable } from "./taskTable";

/** The tasks of the desk's heavy jobs: known to the workers and to desk.js, not to functions.js. */
export const deskTasks = {
  firstLook: firstLookTask,
  readFit: readFitTask,
  explorePlans: explorePlansTask,
  replanMidFlight: replanMidFlightTask,
  solvePlan: solvePlanTask,
  priceLimits: priceLimitsTask,
} satisfies TaskTable;

export type DeskTaskName = keyof typeof deskTasks;
export type DeskTaskRequest<N extends DeskTaskName> = Parameters<(typeof deskTasks)[N]>[0];
export type DeskTaskResponse<N extends DeskTaskName> =
  ReturnType<(typeof deskTasks)[N]> extends Generator<unknown, infer R> ? R : never;
