import { isEngineError } from "../base";
import { isFittedModel, restoreModel, type ResponseModel } from "../models";
import { describeFit } from "./fitModel";
import type { JobContext } from "./job";

/** The keys of the models that the workbook keeps, and the stored text of those that are not in memory. */
export interface ListModelsRequest {
  readonly stored: readonly { readonly key: string; readonly document: string | null }[];
}

/** One fitted model of the workbook. */
export interface ModelLine {
  readonly key: string;
  /** What its FIT_MODEL cell says; a cell with this text is the model for every function. "" where it cannot be read. */
  readonly text: string;
  /** First days of its first and last period, as serials; NaN where it cannot be read. */
  readonly from: number;
  readonly until: number;
  readonly periods: number;
  readonly unit: string;
  readonly verdict: "pass" | "review" | "fail" | "";
  /** Why it cannot be used, such as a model saved by a newer version; "" where it can. It stays in the workbook. */
  readonly problem: string;
}

/** Every fitted model that the workbook keeps, oldest data first; judgement models are made anew from their table. */
export function listModels({ stored }: ListModelsRequest, { models }: JobContext): readonly ModelLine[] {
  return stored
    .filter(({ key }) => !key.startsWith("JDG:"))
    .map(({ key, document }) => line(key, () => models.get(key) ?? rebuilt(document)))
    .filter((one) => one !== null)
    .sort((a, b) => (a.until || Infinity) - (b.until || Infinity) || a.periods - b.periods);
}

function rebuilt(document: string | null): ResponseModel | null {
  return document === null ? null : restoreModel(document);
}

const unreadable = { text: "", from: NaN, until: NaN, periods: 0, unit: "", verdict: "" } as const;

function line(key: string, find: () => ResponseModel | null): ModelLine | null {
  try {
    const model = find();
    if (!model) return { key, ...unreadable, problem: "its stored form is gone: fit it again" };
    if (!isFittedModel(model)) return null;
    const { plan, verdict } = model.finished;
    const { dates, frequency } = plan.history;
    return {
      ...{ key, text: describeFit(key, model.finished), from: dates[0]!, until: dates.at(-1)! },
      ...{ periods: dates.length, unit: frequency.unit, verdict: verdict.status, problem: "" },
    };
  } catch (error) {
    if (isEngineError(error)) return { key, ...unreadable, problem: error.message };
    throw error;
  }
}
