import type { SheetValues, Table } from "../base";
import { hindsight as split, hindsightTable } from "../monitoring";
import { readPlan } from "../optimize";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

/** The model that a plan was made with, the one refitted on what came, and the plan itself. */
export interface HindsightRequest {
  readonly before: SheetValues;
  readonly after: SheetValues;
  readonly plan: SheetValues;
}

/** The gap between prediction and actual outcome, split into spend, response, baseline and unexplained. */
export function hindsight(request: HindsightRequest, context: JobContext): Table {
  const before = needFitted(request.before, context, "Hindsight");
  const after = needFitted(request.after, context, "Hindsight");
  return hindsightTable(split(before, after, readPlan(request.plan, before)));
}
