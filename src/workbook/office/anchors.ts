import { anchorPrefix, type FormulaPlace } from "../freeze";
import { addressFrom, rangeOf } from "./ranges";

/** The name of every sheet by Excel's lasting id. */
export async function sheetNames(context: Excel.RequestContext): Promise<ReadonlyMap<string, string>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/id");
  await context.sync();
  return new Map(worksheets.items.map(({ id, name }) => [id, name]));
}

/** Holds on to places by hidden names, which Excel keeps right while rows, columns and sheets move. */
export async function follow(context: Excel.RequestContext, places: ReadonlyMap<string, FormulaPlace>): Promise<void> {
  const { names, worksheets } = context.workbook;
  for (const [name, place] of places) {
    names.add(name, rangeOf(worksheets.getItem(place.sheetId), place)).visible = false;
  }
  await context.sync();
}

/** Where the places stand now; a name that lost its cells ("#REF!") is not among them. */
export async function followed(context: Excel.RequestContext): Promise<ReadonlyMap<string, FormulaPlace>> {
  const ids = new Map([...(await sheetNames(context))].map(([id, name]) => [name, id]));
  const found = (await anchorNames(context)).flatMap(({ name, formula }) => {
    const address = addressFrom(String(formula), "");
    const sheetId = address && ids.get(address.sheet);
    return address && sheetId !== undefined && sheetId !== null ? [[name, { ...address, sheetId }] as const] : [];
  });
  return new Map(found);
}

/** Deletes the hidden names but these. */
export async function keepFollowing(context: Excel.RequestContext, names: ReadonlySet<string>): Promise<void> {
  for (const item of await anchorNames(context)) if (!names.has(item.name)) item.delete();
  await context.sync();
}

async function anchorNames(context: Excel.RequestContext): Promise<readonly Excel.NamedItem[]> {
  const { names } = context.workbook;
  names.load("items/name,items/formula");
  await context.sync();
  return names.items.filter(({ name }) => name.startsWith(anchorPrefix));
}
