import { type CellValue, isCellError, missing, type ResultCell, type SheetValues } from "../base";
import { cellText, createStandardizer, quoteCell } from "../data";

/** What STANDARDIZE_CHANNEL asks. */
export interface StandardizeChannelRequest {
  /** Names, usually a column; the answer has the same shape. */
  readonly names: SheetValues;
  /** Approved merge table: name, standard name. */
  readonly map: SheetValues | null;
  /** What to give for a name without a standard one; null: a missing cell that names the nearest. */
  readonly ifNotFound: string | number | boolean | null;
}

/** One standard name per cell of `names`; blank for a blank. Names that match nothing are never guessed. */
export function standardizeChannel({ names, map, ifNotFound }: StandardizeChannelRequest): ResultCell[][] {
  const standardize = createStandardizer(map);
  const answer = (cell: CellValue): ResultCell => {
    if (isCellError(cell)) return missing(`The name is ${cell.error}. Mend that formula first.`);
    const name = cell === 0 ? "" : cellText(cell);
    if (name === "") return "";
    const { standard, nearest } = standardize(name);
    return standard || (ifNotFound ?? missing(unknownName(name, nearest)));
  };
  return names.map((cells) => cells.map(answer));
}

function unknownName(name: string, nearest: string): string {
  const mend = nearest
    ? `The nearest is "${nearest}": if it is meant, add both to the map.`
    : "Add it with its standard name to a table of two columns and give that as map.";
  return `No standard name for ${quoteCell(name)}. ${mend}`;
}
