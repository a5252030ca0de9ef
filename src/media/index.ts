export * from "./geometricAdstock";
export * from "./carryover";
export * from "./saturation";
export * from "./responsePath";
export * from "./createResponsePath";
export { createEffectBanks } from "./createEffectBanks";
export type { EffectBank, EffectSeat } from "./effectBank";
