import { unavailable, type SheetValues } from "../base";
import type { ResponseModel } from "../models";
import type { JobContext } from "./job";

/** The model that a function's `model` argument names: a cell whose text starts with the model's key. */
export function resolveModel(model: SheetValues, { models }: JobContext): ResponseModel {
  const text = String(model[0]?.[0] ?? "");
  const key = text.split(" ")[0] ?? "";
  return models.get(key) ?? unavailable(`model ${key} is not loaded: recalculate its JUDGE_MODEL cell`);
}
