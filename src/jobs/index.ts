export * from "./job";
export * from "./catalogue";
export { restoreModel } from "../models";
export { tasks, type TaskName } from "./tasks";
