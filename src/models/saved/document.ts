import { unavailable } from "../../base";
import { type ResponseModel } from "../responseModel";
import { rebuildFitted, type FittedDocument } from "./fittedDocument";
import { rebuildJudgement, type JudgementDocument } from "./judgementDocument";

/** The stored form of every kind of model: plain data, told apart by `kind`. One more kind is one more member here. */
export type ModelDocument = JudgementDocument | FittedDocument;

type Rebuilders = {
  readonly [K in ModelDocument["kind"]]: (stored: Extract<ModelDocument, { kind: K }>) => ResponseModel;
};

/** How each kind comes back to life. A kind without an entry does not compile. */
const rebuilders: Rebuilders = { judgement: rebuildJudgement, fitted: rebuildFitted };

/** The text that is kept in the workbook for a model. */
export function writeDocument(stored: ModelDocument): string {
  return JSON.stringify(stored);
}

/**
 * The model of a stored document, with the key it was stored under. Text that is not one of our documents, or one of a
 * later version than this add-in knows: EngineError `unavailable` with the mend.
 */
export function restoreModel(text: string): ResponseModel {
  const stored = parseDocument(text);
  const rebuild = rebuilders[stored.kind] as ((stored: ModelDocument) => ResponseModel) | undefined;
  return rebuild
    ? rebuild(stored)
    : unavailable(`a stored model of kind "${stored.kind}" is newer than this add-in: update the add-in`);
}

function parseDocument(text: string): ModelDocument {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return unavailable("a stored model cannot be read: recalculate the cell that made it");
  }
  const isDocument = typeof parsed === "object" && parsed !== null && "kind" in parsed && "version" in parsed;
  return isDocument
    ? (parsed as ModelDocument)
    : unavailable("a stored model cannot be read: recalculate the cell that made it");
}
