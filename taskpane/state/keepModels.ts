import type { Runtime } from "../../functions/client";
import { saveModel, type WorkbookPort } from "../../src/workbook";

/**
 * Keeps the workbook's models: takes back the stored ones, each to be opened when it is first asked for, then stores every
 * new one after its answer, one at a time, and lets go of judgements that nothing names any more.
 */
export async function keepModels(runtime: Runtime, port: WorkbookPort): Promise<void> {
  for (const key of await port.documents()) {
    const document = await port.loadDocument(key);
    if (document !== null) runtime.restore(key, document);
  }
  let queue: Promise<unknown> = Promise.resolve();
  runtime.onModel((key, document) => {
    queue = queue.then(() => saveModel(port, key, document)).catch(() => undefined);
  });
}
