export * from "./job";
export * from "./catalogue";
