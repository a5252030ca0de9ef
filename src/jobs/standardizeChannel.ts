import { missing, type ResultCell, type SheetValues } from "../base";
import { cellText, createStandardizer } from "../data";

/** What STANDARDIZE_CHANNEL asks. */
export interface StandardizeChannelRequest {
  /** A column of names. */
  readonly names: SheetValues;
  /** Approved merge table: name, standard name. */
  readonly map: SheetValues | null;
  /** What to give for a name without a standard one; null: a missing cell that names the nearest. */
  readonly ifNotFound: string | number | boolean | null;
}

/** One standard name per row of `names`; blank for a blank. Names that match nothing are never guessed. */
export function standardizeChannel({ names, map, ifNotFound }: StandardizeChannelRequest): ResultCell[][] {
  const standardize = createStandardizer(map);
  return names.map((cells) => {
    const name = cells[0] === 0 ? "" : cellText(cells[0]);
    if (name === "") return [""];
    const { standard, nearest } = standardize(name);
    if (standard !== "") return [standard];
    const hint = nearest === "" ? "" : ` The nearest is "${nearest}": if it is meant, add both to the map.`;
    return [ifNotFound ?? missing(`No standard name for "${name}".${hint}`)];
  });
}
