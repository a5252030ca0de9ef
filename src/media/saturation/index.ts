export * from "./createSaturation";
export * from "./exponentialSaturation";
export * from "./hillSaturation";
export * from "./saturationShape";
