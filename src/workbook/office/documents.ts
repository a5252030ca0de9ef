import { invalid } from "../../base";
import { inWorkbook } from "./inWorkbook";
import { fromPieces, toPieces } from "./textPieces";

const indexKey = "marginal.documents";

/** The XML parts of every document, by the document's key. */
type Index = Readonly<Record<string, readonly string[]>>;

async function loadIndex(context: Excel.RequestContext): Promise<Index> {
  const setting = context.workbook.settings.getItemOrNullObject(indexKey);
  setting.load("value");
  await context.sync();
  return setting.isNullObject ? {} : (JSON.parse(String(setting.value)) as Index);
}

export function listDocuments(): Promise<readonly string[]> {
  return inWorkbook(async (context) => Object.keys(await loadIndex(context)));
}

export function loadDocument(key: string): Promise<string | null> {
  return inWorkbook(async (context) => {
    const ids = (await loadIndex(context))[key];
    if (!ids) return null;
    const pieces: string[] = [];
    for (const id of ids) pieces.push(await readPart(context, id, key));
    return fromPieces(key, pieces);
  });
}

/** One part a sync: a request and an answer stay far below the web's 5 MB. */
async function readPart(context: Excel.RequestContext, id: string, key: string): Promise<string> {
  const part = context.workbook.customXmlParts.getItemOrNullObject(id);
  await context.sync();
  if (part.isNullObject) invalid(`The stored model ${key} lacks a piece in this file: fit it again.`);
  const xml = part.getXml();
  await context.sync();
  return xml.value;
}

/** Saves the new pieces first and removes the old ones last: an interruption leaves the old document whole. */
export function saveDocument(key: string, text: string): Promise<void> {
  return inWorkbook(async (context) => {
    const index = await loadIndex(context);
    const ids: string[] = [];
    for (const piece of toPieces(key, text)) {
      const part = context.workbook.customXmlParts.add(piece);
      part.load("id");
      await context.sync();
      ids.push(part.id);
    }
    context.workbook.settings.add(indexKey, JSON.stringify({ ...index, [key]: ids }));
    await context.sync();
    await removeParts(context, index[key] ?? []);
  });
}

export function deleteDocument(key: string): Promise<void> {
  return inWorkbook(async (context) => {
    const index = await loadIndex(context);
    const { [key]: ids = [], ...others } = index;
    context.workbook.settings.add(indexKey, JSON.stringify(others));
    await context.sync();
    await removeParts(context, ids);
  });
}

async function removeParts(context: Excel.RequestContext, ids: readonly string[]): Promise<void> {
  const parts = ids.map((id) => context.workbook.customXmlParts.getItemOrNullObject(id));
  await context.sync();
  for (const part of parts) if (!part.isNullObject) part.delete();
  await context.sync();
}
