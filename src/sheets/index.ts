export * from "./moveBlock";
export * from "./moveFormula";
export * from "./sheetBlock";
