export * from "./responseModel";
export * from "./sharesOfCeiling";
export * from "./pathResponse";
export * from "./perPeriod";
export * from "./mmm";
export * from "./quarterTable";
export * from "./saved";
