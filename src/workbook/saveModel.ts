import type { WorkbookPort } from "./port";

/** Judgement documents that a workbook keeps without a look at what still needs them. */
const keptFreely = 8;
/** Of those that no cell names, the newest stay: the pane may still ask about them. */
const keptNewest = 5;

/**
 * Saves a model's document. Every change of a table or a setting makes another judgement, so their documents would pile
 * up: beyond eight, those go that no cell of the workbook names any more (a cell's text starts with its model's key).
 * Fitted models are never removed.
 */
export async function saveModel(port: WorkbookPort, key: string, document: string): Promise<void> {
  await port.saveDocument(key, document);
  const judged = (await port.documents()).filter((one) => one.startsWith("JDG:"));
  if (judged.length <= keptFreely) return;
  const named = await namedModels(port);
  const loose = judged.filter((one) => one !== key && !named.has(one));
  for (const one of loose.slice(0, Math.max(0, loose.length - keptNewest))) await port.deleteDocument(one);
}

/** The keys of all judgement models that cells of the workbook name. */
async function namedModels(port: WorkbookPort): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const sheet of await port.sheets()) {
    const used = await port.usedRange(sheet);
    const { values } = used ? await port.read(used) : { values: [] };
    for (const value of values.flat()) {
      const key = typeof value === "string" ? /^\s*(JDG:[0-9a-f]{8})/.exec(value)?.[1] : undefined;
      if (key !== undefined) keys.add(key);
    }
  }
  return keys;
}
