import { isPercentText, parseNumber, type CellValue } from "../../base";

/** What an alteration cell of a scenario says: a change relative to something, or an amount of money. */
export interface Alteration {
  readonly kind: "relative" | "money";
  /** Relative: +20% is 0.2. Money: in the user's unit. */
  readonly value: number;
}

/**
 * Reads an alteration: a number strictly between -1 and 1 is relative (Excel stores +20% as 0.2), text with a percent
 * sign such as "+150%" too; everything else is money. null for a blank; undefined where it is no number.
 */
export function parseAlteration(cell: CellValue | undefined): Alteration | null | undefined {
  const value = parseNumber(cell);
  if (value === null) return null;
  if (Number.isNaN(value)) return undefined;
  return { kind: isPercentText(cell) || Math.abs(value) < 1 ? "relative" : "money", value };
}
