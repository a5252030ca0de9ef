import type { SheetValues } from "../base";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";
import { documentOfFit } from "./storedForm";

export interface ExportModelRequest {
  readonly model: SheetValues;
}

/** A file as a page offers it for download. */
export interface ModelFile {
  /** Such as `MMM-8f3a2c91.marginal-model.json`. */
  readonly name: string;
  readonly text: string;
}

/**
 * A fitted model as a file for audit or for another workbook: JSON with the data it was fitted on, its settings, seed,
 * engine version, diagnostics and scores; the draws are base64 of 32-bit floats, with a checksum.
 */
export function exportModel({ model }: ExportModelRequest, context: JobContext): ModelFile {
  const fitted = needFitted(model, context, "Saving a model as a file");
  const name = `${fitted.key.replace(":", "-")}.marginal-model.json`;
  return { name, text: documentOfFit(fitted, context) };
}
