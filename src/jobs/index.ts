export * from "./job";
export * from "./catalogue";
export * from "./deskCatalogue";
export { restoreModel } from "../models";
export { tasks, type TaskName } from "./tasks";
export { deskTasks } from "./deskTasks";
export type { TaskTable } from "./taskTable";
