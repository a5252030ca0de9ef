import type { NamedPlace, WorkbookPort } from "../../src/workbook";
import { addressText } from "./source";

/** Names that our own sheets carry for what is no table to plan from or to fit. */
const ofOurs = /^(limits|settings|plan_table|rollout_checklist|model|model_data|fitted_model|\w+_checks)$/i;
const isOurs = ({ kind, name }: NamedPlace): boolean => kind === "name" && ofOurs.test(name);

const isTable = ({ address }: NamedPlace): boolean => address.rows > 2 && address.columns > 1;

/**
 * Everything in the workbook that may be a table: Excel tables and defined names first, then what is used of each sheet
 * that holds none of them. Limits, plans and the like that we wrote are no tables to start from.
 */
export async function tablePlaces(port: WorkbookPort): Promise<readonly NamedPlace[]> {
  const places = await port.places();
  const named = places.filter((place) => isTable(place) && !isOurs(place));
  const used: NamedPlace[] = [];
  for (const sheet of await port.sheets()) {
    if (places.some((place) => place.address.sheet === sheet && (named.includes(place) || isOurs(place)))) continue;
    const range = await port.usedRange(sheet);
    const address = range && (await port.region({ ...range, rows: 1, columns: 1 }).catch(() => range));
    if (address) used.push({ name: sheet, kind: "name", address });
  }
  const seen = new Set<string>();
  return [...named, ...used.filter(isTable)].filter(({ address }) => seen.size !== seen.add(addressText(address)).size);
}
