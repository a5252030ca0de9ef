export { restoreModel, writeDocument, type ModelDocument } from "./document";
export { judgementDocument, type JudgementDocument } from "./judgementDocument";
export { fittedDocument, type FittedDocument } from "./fittedDocument";
