export * from "./elementary";
export * from "./rng";
export * from "./gammaQuantile";
export * from "./gammaShare";
export * from "./hash";
export * from "./normal";
export * from "./quantile";
export * from "./rootFinding";
export { sobolDimensions, sobolPoints, sobolSequence } from "./sobol";
