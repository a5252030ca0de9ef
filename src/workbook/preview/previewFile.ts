import { invalid } from "../../base";
import { emptyStore, type PreviewStore } from "./previewPort";

/** What the preview's own file holds: the grid's data with formulas, and what is kept beside the cells. */
export interface PreviewFile {
  readonly kind: "marginal preview workbook";
  readonly format: 1;
  /** The version of Marginal that saved it. */
  readonly version: string;
  /** As the grid exports it; unknown to everyone else. */
  readonly grid: object;
  readonly store: PreviewStore;
}

/** The text of a file that brings everything back: cells, formulas, charts, names, models and the pane's state. */
export function writePreviewFile(grid: object, store: PreviewStore, version: string): string {
  const file: PreviewFile = { kind: "marginal preview workbook", format: 1, version, grid, store };
  return JSON.stringify(file);
}

/** Reads such a text; says in words what is wrong with any other. */
export function readPreviewFile(text: string): PreviewFile {
  const file = parse(text);
  if (file?.kind !== "marginal preview workbook" || typeof file.grid !== "object" || file.grid === null) {
    invalid("This is not a workbook of the preview: choose a file that Save wrote (.marginal.json).");
  }
  if (file.format !== 1) {
    invalid(`This workbook has format ${String(file.format)}, made by a newer version: open it there.`);
  }
  return { ...(file as PreviewFile), store: { ...emptyStore, ...file.store } };
}

function parse(text: string): Partial<PreviewFile> | null {
  try {
    return JSON.parse(text) as Partial<PreviewFile> | null;
  } catch {
    return null;
  }
}
