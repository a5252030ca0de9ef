import type { Runtime } from "../../functions/client";
import { saveModel, type WorkbookPort } from "../../src/workbook";

/**
 * Keeps the workbook's models: brings the stored ones back into memory, then stores every new one after its answer,
 * one at a time, and lets go of judgements that nothing names any more. A model that cannot be read back is left alone: its cell says so and makes it anew.
 */
export async function keepModels(runtime: Runtime, port: WorkbookPort): Promise<void> {
  for (const key of await port.documents()) {
    const document = await port.loadDocument(key);
    if (document !== null) restoreQuietly(runtime, document);
  }
  let queue: Promise<unknown> = Promise.resolve();
  runtime.onModel((key, document) => {
    queue = queue.then(() => saveModel(port, key, document)).catch(() => undefined);
  });
}

function restoreQuietly(runtime: Runtime, document: string): void {
  try {
    runtime.restore(document);
  } catch {
    return; // a document of a later version: the cell that made it says what to do
  }
}
