import type { NamedPlace, WorkbookPort } from "../../src/workbook";
import { addressText } from "./source";

const isTable = ({ address }: NamedPlace): boolean => address.rows > 2 && address.columns > 1;

/**
 * Everything in the workbook that may be a table: Excel tables and defined names first, then what is used of each sheet
 * that holds none of them.
 */
export async function tablePlaces(port: WorkbookPort): Promise<readonly NamedPlace[]> {
  const named = (await port.places()).filter(isTable);
  const used: NamedPlace[] = [];
  for (const sheet of await port.sheets()) {
    if (named.some(({ address }) => address.sheet === sheet)) continue;
    const range = await port.usedRange(sheet);
    const address = range && (await port.region({ ...range, rows: 1, columns: 1 }).catch(() => range));
    if (address) used.push({ name: sheet, kind: "name", address });
  }
  const seen = new Set<string>();
  return [...named, ...used.filter(isTable)].filter(({ address }) => seen.size !== seen.add(addressText(address)).size);
}
