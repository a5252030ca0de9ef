import { type SheetValues } from "../../src/base";
import { type JobContext, type ModelCache } from "../../src/jobs";

/** The worked example: last quarter's spend and MQLs by channel. */
export const workedExample: SheetValues = [
  ["Channel", "Spend", "MQLs"],
  ["Paid search", 400000, 2400],
  ["Paid social", 500000, 1800],
  ["Content", 300000, 1200],
  ["Events", 400000, 600],
  ["Email", 200000, 1500],
  ["Traditional media", 200000, 300],
];

/** A job's context whose models live in a map; `documents` holds what would be saved. */
export function memoryContext(): JobContext & { readonly documents: Map<string, string> } {
  const kept = new Map<string, Parameters<ModelCache["put"]>[0]>();
  const documents = new Map<string, string>();
  return {
    documents,
    models: {
      get: (key) => kept.get(key),
      put: (model, document) => {
        kept.set(model.key, model);
        documents.set(model.key, document);
      },
    },
  };
}
