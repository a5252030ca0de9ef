export * from "./carryoverShape";
export * from "./createCarryover";
export * from "./geometricCarryover";
export * from "./weibullCarryover";
