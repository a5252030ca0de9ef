import { unavailable, type SheetValues } from "../base";
import { type FittedModel, isFittedModel } from "../models";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** The fitted model that an argument names; a judgement model has no history, so it is #N/A with words. */
export function needFitted(model: SheetValues, context: JobContext, what: string): FittedModel {
  const found = resolveModel(model, context);
  if (isFittedModel(found)) return found;
  return unavailable(`${what} needs a model fitted to history: point to a FIT_MODEL cell (this one is judgement)`);
}
