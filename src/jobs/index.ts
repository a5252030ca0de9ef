export * from "./job";
export * from "./catalogue";
export { restoreModel } from "../models";
