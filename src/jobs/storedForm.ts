import type { SheetValues } from "../base";
import { fittedDocument, isFittedModel, restoreModel, type ResponseModel, writeDocument } from "../models";
import type { JobContext } from "./job";
import { judgeTable } from "./judgedModels";

/** A model as it travels to a worker: its Summary table, or its stored document. */
export type StoredModel = { readonly summary: SheetValues } | { readonly document: string };

/** The form in which the model of a request can be sent to a worker; null for one that has none. */
export function storedForm(request: SheetValues, model: ResponseModel, { models }: JobContext): StoredModel | null {
  const isCell = request.length === 1 && request[0]!.length === 1;
  if (!isCell) return { summary: request };
  if (isFittedModel(model)) return { document: writeDocument(fittedDocument(model.key, model.finished)) };
  const document = models.documentOf?.(model.key);
  return document === undefined ? null : { document };
}

/** The model again, in the worker. */
export function openStored(stored: StoredModel): ResponseModel {
  return "summary" in stored ? judgeTable(stored.summary, null).model : restoreModel(stored.document);
}
