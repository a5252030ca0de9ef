export * from "./geometricAdstock";
export * from "./carryover";
export * from "./saturation";
export * from "./responsePath";
export * from "./createResponsePath";
