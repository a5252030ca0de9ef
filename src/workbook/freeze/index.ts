export * from "./anchors";
export * from "./formulaReferences";
export * from "./freezeFormulas";
export * from "./frozenFormula";
export * from "./ourFunctions";
export * from "./restoreFormulas";
