import type { SheetValues } from "../base";
import type { HistoryRanges } from "../models";
import { modelAge as age, type ModelAge } from "../monitoring";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

/** A fitted model and its history as the sheet holds it now. */
export interface ModelAgeRequest extends HistoryRanges {
  readonly model: SheetValues;
}

/** How many days of data are newer than the model, and which rows changed since its fit. */
export function modelAge({ model, ...ranges }: ModelAgeRequest, context: JobContext): ModelAge {
  return age(needFitted(model, context, "The age of a model"), ranges);
}
