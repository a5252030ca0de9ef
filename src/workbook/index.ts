export * from "./port";
export * from "./saveModel";
