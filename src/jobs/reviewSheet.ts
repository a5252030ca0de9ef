import {
  fittedReviewSheet,
  reviewSheet as write,
  type FittedReviewContents,
  type ReviewContents,
  type SheetBlock,
} from "../sheets";

/** Where a monthly review finds its figures. */
export type ReviewSheetRequest = ReviewContents;

/** The monthly review as one page of live formulas. */
export function reviewSheet(request: ReviewSheetRequest): SheetBlock {
  return write(request);
}

/** The same for a plan made with a fitted model: its forecast as it was made beside what came since. */
export function fittedReview(request: FittedReviewContents): SheetBlock {
  return fittedReviewSheet(request);
}
