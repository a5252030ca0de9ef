import { ENGINE_VERSION, unavailable } from "../base";
import { type FittedModel, fitKey, isFittedModel, restoreModel } from "../models";
import { describeFit } from "./fitModel";
import type { JobContext } from "./job";

export interface ImportModelRequest {
  /** The text of a file that `exportModel` wrote. */
  readonly text: string;
}

export interface ImportedModel {
  readonly key: string;
  /** What its FIT_MODEL cell says; a cell with this text is the model for every function. */
  readonly text: string;
}

/**
 * Takes a model from a file into this workbook, where it is kept like one that was fitted here: a FIT_MODEL cell with
 * the same data and settings then answers without a fit. A file that is damaged, was changed, comes from a newer
 * add-in or holds no fitted model: EngineError `unavailable` with the way out.
 */
export function importModel({ text }: ImportModelRequest, { models }: JobContext): ImportedModel {
  const model = restoreModel(text);
  if (!isFittedModel(model)) {
    return unavailable("the file holds no fitted model: choose one that was saved as a file from a FIT_MODEL cell");
  }
  checkUnchanged(model, (JSON.parse(text) as { readonly engine?: unknown }).engine);
  models.put(model, text);
  return { key: model.key, text: describeFit(model.key, model.finished) };
}

/** The key is the content of data and settings (for the engine that made it), and the draws must fill whole rows. */
function checkUnchanged({ key, finished, nDraws }: FittedModel, engine: unknown): void {
  const isOwnKey = engine !== ENGINE_VERSION || fitKey(finished.plan) === key;
  if (isOwnKey && Number.isInteger(nDraws)) return;
  unavailable(
    `the file of model ${key} was changed after it was saved: its data no longer match its key. Fit it again`,
  );
}
