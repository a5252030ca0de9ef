import {
  emptyTables,
  inputCells,
  inputsSheet as writeInputs,
  sampleTables,
  type InputCells,
  type InputTables,
  type SheetBlock,
  type SheetStamp,
} from "../sheets";

export interface InputsSheetRequest {
  /** `sample`: the worked example; `empty`: headers and blank rows; `tables`: what is given. */
  readonly contents: "sample" | "empty" | { readonly kind: "tables"; readonly tables: InputTables };
  /** The name the sheet really gets (from the port's preview); null means "Inputs". */
  readonly sheet: string | null;
  readonly stamp: SheetStamp;
}

export interface InputsSheetAnswer {
  readonly block: SheetBlock;
  /** Where tables and goals stand on that sheet. */
  readonly cells: InputCells;
}

/** The Inputs sheet with the places of its tables and goals, for the formulas that refer to them. */
export function inputsSheet(request: InputsSheetRequest): InputsSheetAnswer {
  const tables = tablesOf(request.contents);
  return { block: writeInputs(tables, request.stamp), cells: inputCells(tables, request.sheet ?? "Inputs") };
}

function tablesOf(contents: InputsSheetRequest["contents"]): InputTables {
  if (contents === "sample") return sampleTables;
  return contents === "empty" ? emptyTables : contents.tables;
}
