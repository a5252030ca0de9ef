export * from "./elementary";
export * from "./rng";
