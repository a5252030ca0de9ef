export * from "./explainPlan";
export * from "./formatNumber";
export * from "./planStory";
