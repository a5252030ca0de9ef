export * from "./channelAmounts";
export * from "./checkApproval";
export * from "./kpis";
export * from "./kpiTable";
export * from "./trackPlan";
