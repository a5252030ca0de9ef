import { modelSheet as writeModel, type ModelSheetContents, type SheetBlock } from "../sheets";

/** What the Model sheet is made of: where the history stands, settings, and what the fit said of its size. */
export type ModelSheetRequest = ModelSheetContents;

/** The Model sheet of live formulas over a history in the workbook. */
export function modelSheet(request: ModelSheetRequest): SheetBlock {
  return writeModel(request);
}
