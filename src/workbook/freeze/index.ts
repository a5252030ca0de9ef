export * from "./freezeFormulas";
export * from "./frozenFormula";
export * from "./ourFunctions";
