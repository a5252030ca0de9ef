export * from "./explainPlan";
export * from "./formatNumber";
export * from "./planStory";
export * from "./readStory";
