import { restoreModel as restore, type ResponseModel } from "../models";

/** Brings a model back from its stored document. Text that is no document of ours: EngineError `unavailable`. */
export function restoreModel(document: string): ResponseModel {
  return restore(document);
}
