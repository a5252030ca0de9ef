import { curvesSheet as writeCurves, type CurvesSheetContents, type SheetBlock } from "../sheets";

export type CurvesSheetRequest = CurvesSheetContents;

/** The Curves sheet: a live table and a chart per channel. */
export function curvesSheet(request: CurvesSheetRequest): SheetBlock {
  return writeCurves(request);
}
