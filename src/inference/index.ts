export * from "./laplace";
export * from "./logDensity";
export * from "./sampleChain";
