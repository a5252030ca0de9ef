export * from "./responseModel";
export * from "./perPeriod";
export * from "./quarterTable";
export * from "./saved";
