import type { SheetValues } from "../base";
import { reviewLimits as review, type LimitProblem } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What the pane asks while limits are typed: can they be planned under? */
export interface ReviewLimitsRequest {
  readonly model: SheetValues;
  readonly budget: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly settings: SheetValues | null;
}

/** What keeps the limits from being planned under, row by row, with the ways out; empty where nothing does. */
export function reviewLimits(request: ReviewLimitsRequest, context: JobContext): readonly LimitProblem[] {
  return review(resolveModel(request.model, context), { ...request, posture: null });
}
