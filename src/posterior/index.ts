export * from "./draws";
export * from "./eBfmi";
export * from "./ess";
export * from "./intervals";
export { plainRHat, rHat } from "./rHat";
