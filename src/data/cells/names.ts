import { distance } from "fastest-levenshtein";
import { isBlank, type CellValue } from "../../base";

/** The key by which channels and other names are compared: NFKC, trimmed, single spaces, lower case. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** The key by which headers are compared: a name's key without spaces, underscores, dashes and full stops. */
export function headerKey(header: string): string {
  return nameKey(header).replace(/[\s_.\-–—]+/g, "");
}

/** A cell as text: trimmed, one line; "" for blanks and error cells. Numbers and TRUE/FALSE as a sheet shows them. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === undefined || isBlank(cell)) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "object") return "";
  return String(cell).replace(/\s+/g, " ").trim();
}

/** A cell as a message quotes it: at most 40 characters in quotes, an error by its sign, a blank as "blank". */
export function quoteCell(cell: CellValue | undefined): string {
  if (typeof cell === "object" && cell !== null) return cell.error;
  const text = cellText(cell);
  if (text === "") return "blank";
  return typeof cell === "string" ? `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"` : text;
}

/** Edit distance of two keys; one that begins with the other ("Half sat") counts as a single slip. */
function keyDistance(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short) && short !== long ? 1 : distance(a, b);
}

/** The known name with the smallest edit distance between header keys (the first among equals); "" if none is known. */
export function nearestName(name: string, known: readonly string[]): string {
  const key = headerKey(name).slice(0, 200);
  let best = "";
  let bestDistance = Infinity;
  for (const candidate of known) {
    const far = keyDistance(key, headerKey(candidate));
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}

/** Most names that a message lists. */
const longestList = 8;

/**
 * How to mend an unknown name, as the end of a message: the known one it looks like (two slips or two letters in five,
 * or one holds the other), else what there is to choose from.
 *   "Emial" -> Did you mean "Email"?      "Zeppelin" -> Use one of: Email, Search
 */
export function nameHint(name: string, known: readonly string[]): string {
  if (known.length === 0) return "There is none";
  const near = nearestName(name, known);
  const [a, b] = [headerKey(name).slice(0, 200), headerKey(near)];
  const isPart = Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
  const [slips, length] = [distance(a, b), Math.max(a.length, b.length)];
  const isNear = isPart || (slips <= Math.max(2, 0.4 * length) && slips < 0.6 * length);
  if (near !== "" && isNear) return `Did you mean "${near}"?`;
  const rest = known.length - longestList;
  return `Use one of: ${known.slice(0, longestList).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** What exports write where they have no value: "--", "n/a", "null" (Google Ads, TikTok, databases). */
const placeholders = /^(-{1,3}|[–—]|n\/?a|null|none|nan|not set|\(not set\))$/i;

/** True for text that stands for "no value". */
export function isPlaceholder(cell: CellValue | undefined): boolean {
  return typeof cell === "string" && cell.length <= 12 && placeholders.test(cell.trim());
}

const yesWords = new Set(["yes", "y", "true", "1", "x", "✓", "✔", "ja", "oui", "si", "sí", "on"]);
const noWords = new Set(["no", "n", "false", "0", "-", "nein", "non", "off"]);

/** Yes or no in a cell: yes / y / true / 1 / x, no / n / false / 0; null for a blank; undefined for anything else. */
export function readYesNo(cell: CellValue | undefined): boolean | null | undefined {
  if (typeof cell === "boolean") return cell;
  if (cell === undefined || isBlank(cell)) return null;
  const key = nameKey(cellText(cell));
  return yesWords.has(key) ? true : noWords.has(key) ? false : undefined;
}
