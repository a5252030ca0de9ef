import type { SheetBlock } from "../../sheets";
import type { NamedPlace } from "../port";
import type { OwnSheets } from "./ownSheets";
import { addressFrom, loadPlace, placeOf, rangeOf } from "./ranges";

/** The workbook's names and sheets as they stand, readable after the next sync. */
export interface LoadedNames {
  readonly names: Excel.NamedItemCollection;
  readonly worksheets: Excel.WorksheetCollection;
}

/** Asks for the workbook's names. */
export function loadNames({ workbook: { names, worksheets } }: Excel.RequestContext): LoadedNames {
  names.load("items/name,items/formula");
  worksheets.load("items/name,items/id");
  return { names, worksheets };
}

/** Queues a block's names. A name that the user already gave to something else stays theirs. */
export function addNames(
  { names, worksheets }: LoadedNames,
  sheet: Excel.Worksheet,
  block: SheetBlock,
  own: OwnSheets,
): void {
  const ours = new Set(worksheets.items.filter(({ id }) => own.extent(id)).map(({ name }) => name));
  ours.add(sheet.name);
  for (const { name, range } of block.names) {
    const taken = names.items.find((item) => item.name.toLowerCase() === name.toLowerCase());
    const refersTo = taken && addressFrom(String(taken.formula), "")?.sheet;
    const isFree = !taken || refersTo === undefined || ours.has(refersTo);
    if (taken && isFree) taken.delete();
    if (isFree) names.add(name, rangeOf(sheet, range));
  }
}

/** Every Excel table and every defined name that refers to a range. */
export async function listPlaces(context: Excel.RequestContext): Promise<readonly NamedPlace[]> {
  const { names, tables } = context.workbook;
  names.load("items/name,items/formula,items/visible,items/type");
  tables.load("items/name");
  await context.sync();
  const found = tables.items.map((table) => {
    table.worksheet.load("name");
    return { name: table.name, sheet: table.worksheet, range: loadPlace(table.getRange()) };
  });
  await context.sync();
  const listed = found.map(({ name, sheet, range }): NamedPlace => {
    return { name, kind: "table", address: { sheet: sheet.name, ...placeOf(range) } };
  });
  const named = names.items.flatMap(({ name, formula, visible }): NamedPlace[] => {
    const address = visible ? addressFrom(String(formula), "") : null;
    return address && address.sheet !== "" ? [{ name, kind: "name", address }] : [];
  });
  return [...listed, ...named];
}
