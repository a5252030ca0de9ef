export * from "./port";
export * from "./saveModel";
export * from "./sheetChecks";
