export * from "./responseModel";
