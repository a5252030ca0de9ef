import { reviewSheet as write, type ReviewContents, type SheetBlock } from "../sheets";

/** Where a monthly review finds its figures. */
export type ReviewSheetRequest = ReviewContents;

/** The monthly review as one page of live formulas. */
export function reviewSheet(request: ReviewSheetRequest): SheetBlock {
  return write(request);
}
