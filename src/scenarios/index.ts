export * from "./scenario";
export * from "./readScenarios";
export * from "./alterLimits";
export * from "./comparePlans";
export * from "./compareScenarios";
export * from "./comparisonTable";
