import type { SheetValues, Table } from "../base";
import { isFittedModel, type ResponseModel } from "../models";
import { changeTable, medianChange, returnChanges } from "../monitoring";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface CompareModelsRequest {
  readonly before: SheetValues;
  readonly after: SheetValues;
}

export interface CompareModelsAnswer {
  readonly table: Table;
  /** Median of |change| of the returns; null where nothing can be compared. */
  readonly medianChange: number | null;
  /** Serial dates of the periods that only the newer model knows: the data behind a change. */
  readonly newPeriods: readonly number[];
}

/** How every channel's return changed between two models, beside its noise, and which data are new. */
export function compareModels(request: CompareModelsRequest, context: JobContext): CompareModelsAnswer {
  const [before, after] = [resolveModel(request.before, context), resolveModel(request.after, context)];
  const changes = returnChanges(before, after);
  const median = medianChange(changes);
  const known = new Set(datesOf(before));
  return {
    table: changeTable(changes),
    medianChange: Number.isFinite(median) ? median : null,
    newPeriods: datesOf(after).filter((date) => !known.has(date)),
  };
}

function datesOf(model: ResponseModel): readonly number[] {
  return isFittedModel(model) ? model.finished.plan.history.dates : [];
}
