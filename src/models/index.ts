export * from "./responseModel";
export * from "./perPeriod";
