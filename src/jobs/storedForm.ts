import type { SheetValues } from "../base";
import {
  fittedDocument,
  type FittedModel,
  isFittedModel,
  restoreModel,
  type ResponseModel,
  writeDocument,
} from "../models";
import type { JobContext } from "./job";
import { judgeTable } from "./judgedModels";

/** A model as it travels to a worker: its Summary table, or its stored document. */
export type StoredModel = { readonly summary: SheetValues } | { readonly document: string };

/** The form in which the model of a request can be sent to a worker; null for one that has none. */
export function storedForm(request: SheetValues, model: ResponseModel, context: JobContext): StoredModel | null {
  const isCell = request.length === 1 && request[0]!.length === 1;
  if (!isCell) return { summary: request };
  if (isFittedModel(model)) return { document: documentOfFit(model, context) };
  const document = context.models.documentOf?.(model.key);
  return document === undefined ? null : { document };
}

/** The stored document of a fitted model: the one that is kept, as the engine that fitted it wrote it; else written anew. */
export function documentOfFit({ key, finished }: FittedModel, { models }: JobContext): string {
  return models.documentOf?.(key) ?? writeDocument(fittedDocument(key, finished));
}

/** The model again, in the worker. */
export function openStored(stored: StoredModel): ResponseModel {
  return "summary" in stored ? judgeTable(stored.summary, null).model : restoreModel(stored.document);
}
