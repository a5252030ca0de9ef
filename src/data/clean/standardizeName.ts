import { invalid, isCellError, type SheetValues } from "../../base";
import { cellText, headerKey, nameKey } from "../cells/names";
import { bareName, isSameNameMisspelt, jaroWinkler, longestName, slipsBetween } from "./nameDistance";
import { standardChannels } from "./standardChannels";

/** What a name was matched to: exactly, by its spelling, or not at all. */
export interface NameMatch {
  /** The standard name; "" where nothing matched. */
  readonly standard: string;
  readonly how: "map" | "known" | "spelling" | "none";
  /** For `none`: the nearest standard name where one looks alike (else ""), as a suggestion only. */
  readonly nearest: string;
}

/** Finds standard names; made once for a list of names. */
export type Standardizer = (name: string) => NameMatch;

const tokens = (name: string): string =>
  bareName(
    [...nameKey(name).matchAll(/[\p{L}\p{N}&]+/gu)]
      .map(([word]) => word)
      .sort()
      .join(" "),
  );

/**
 * A standardizer. With a merge table (two columns: name, standard name; header row optional) its rows come first and its
 * standard names are the vocabulary beside our own. A name matches exactly (case, accents, spaces, signs and word order
 * ignored) or by spelling: one slip (two in long names), Jaro-Winkler above 0.93, and no other standard name as near.
 * Anything else (texts of more than 120 characters too) is reported as unmatched, never guessed.
 */
export function createStandardizer(map: SheetValues | null): Standardizer {
  const approved = readMap(map);
  const known = new Map<string, string>();
  const words = new Map<string, string>();
  const learn = (name: string, standard: string): void => {
    if (!known.has(bareName(name))) known.set(bareName(name), standard);
    if (!words.has(tokens(name))) words.set(tokens(name), standard);
  };
  for (const standard of approved.values()) learn(standard, standard);
  for (const [name, standard] of approved) learn(name, standard);
  for (const [standard, names] of Object.entries(standardChannels))
    for (const name of [standard, ...names]) learn(name, standard);
  return (name) => {
    const own = approved.get(nameKey(name));
    if (own !== undefined) return { standard: own, how: "map", nearest: own };
    if (name.length > longestName) return { standard: "", how: "none", nearest: "" };
    const exact = known.get(bareName(name)) ?? words.get(tokens(name));
    if (exact !== undefined) return { standard: exact, how: "known", nearest: exact };
    return bySpelling(bareName(name), known);
  };
}

function readMap(map: SheetValues | null): Map<string, string> {
  const approved = new Map<string, string>();
  if (map && (map[0]?.length ?? 0) < 2) invalid("map: needs two columns, name and standard name");
  (map ?? []).forEach((cells, row) => {
    const [from, to] = [cells[0] ?? null, cells[1] ?? null];
    if (isCellError(from) || isCellError(to)) invalid(`map row ${row + 1} holds an error. Mend that formula first`);
    const [name, standard] = [from === 0 ? "" : cellText(from), to === 0 ? "" : cellText(to)];
    if (name === "" || standard === "") return;
    if (row === 0 && /^(standard|standardname|to|newname|merge(d)?(to)?)$/.test(headerKey(standard))) return;
    const twin = approved.get(nameKey(name));
    if (twin !== undefined && twin !== standard)
      invalid(`map row ${row + 1} (${name}): this name goes to "${twin}" in an earlier row. Keep one of the two`);
    approved.set(nameKey(name), standard);
  });
  return approved;
}

function bySpelling(bare: string, known: ReadonlyMap<string, string>): NameMatch {
  let [best, score, slips] = ["", 0, Infinity];
  let rival = Infinity;
  for (const [key, standard] of known) {
    const likeness = jaroWinkler(bare, key);
    const far = likeness > 0.8 ? slipsBetween(bare, key) : Infinity;
    if (far < slips && standard !== best) rival = slips;
    else if (standard !== best && far < rival) rival = far;
    if (far < slips || (far === slips && likeness > score)) [best, score, slips] = [standard, likeness, far];
    else if (slips === Infinity && likeness > score) [best, score] = [standard, likeness];
  }
  const isNear = [...known.keys()].some((key) => known.get(key) === best && isSameNameMisspelt(bare, key));
  if (isNear && slips < rival) return { standard: best, how: "spelling", nearest: best };
  return { standard: "", how: "none", nearest: score > 0.8 ? best : "" };
}
