import type { TaskTable } from "./taskTable";

/** The tasks of the desk's heavy jobs: known to the workers and to desk.js, not to functions.js. */
export const deskTasks = {} satisfies TaskTable;
