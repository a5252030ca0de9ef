import { distance } from "fastest-levenshtein";
import { nameKey } from "../cells/names";

/** Letters and digits of a name, case and accents ignored: "E-Mail " and "email" are one. */
export function bareName(name: string): string {
  return nameKey(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/&/g, "and")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Jaro-Winkler similarity of two texts, 0..1 (Winkler 1990; prefix weight 0.1, at most 4 letters).
 * Example: jaroWinkler("martha", "marhta") = 0.9611.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenB = new Array<boolean>(b.length).fill(false);
  const matchedA: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!takenB[j] && a[i] === b[j]) {
        takenB[j] = true;
        matchedA.push(a[i] ?? "");
        break;
      }
  const matchedB = [...b].filter((_, j) => takenB[j]);
  const same = matchedA.length;
  if (same === 0) return 0;
  const swaps = matchedA.filter((letter, index) => letter !== matchedB[index]).length / 2;
  const jaro = (same / a.length + same / b.length + (same - swaps) / same) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Slips of the pen between two texts: Levenshtein's distance, two neighbours exchanged counting as one slip. */
export function slipsBetween(a: string, b: string): number {
  const slips = distance(a, b);
  if (slips !== 2 || a.length !== b.length) return slips;
  const first = [...a].findIndex((_, index) => a[index] !== b[index]);
  const isSwap = a[first] === b[first + 1] && a[first + 1] === b[first];
  return isSwap ? 1 : slips;
}

/** Longer texts are no names: comparing cells of 32,767 characters letter by letter would take a minute. */
export const longestName = 120;

/**
 * Whether two different writings are likely one name: equal but for case, accents, spaces and signs; or one slip (two in
 * long names) apart. Numbers must agree: "Channel 1" and "Channel 2" are two.
 */
export function isSameNameMisspelt(a: string, b: string): boolean {
  if (a === b || Math.max(a.length, b.length) > longestName) return false;
  const [bareA, bareB] = [bareName(a), bareName(b)];
  if (bareA === bareB) return bareA !== "";
  const digits = (text: string): string => text.replace(/\D/g, "");
  if (digits(bareA) !== digits(bareB) || Math.min(bareA.length, bareB.length) < 5) return false;
  const slips = slipsBetween(bareA, bareB);
  const allowed = Math.min(bareA.length, bareB.length) >= 9 ? 2 : 1;
  return slips <= allowed && jaroWinkler(bareA, bareB) > 0.93;
}
