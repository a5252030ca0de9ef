export * from "./sheetBlock";
