import { compactMoney, exactMoney, type NumberStyle } from "./formatNumber";
import type { LimitField, LimitValue } from "./limitsTable";
import { parseAmount, parseShare } from "./parseAmount";

/** How a limit is typed and shown. */
export type LimitUnit = "money" | "share" | "number" | "words";

/** The unit of each kind of limit. */
export function limitUnit(field: LimitField): LimitUnit {
  if (field === "Status" || field === "Reason") return "words";
  if (field === "Max move" || field === "Prefer") return "share";
  return field === "Weight" || field === "Min ROI" || field === "Min mROI" ? "number" : "money";
}

/** A share as it is typed: "30%". */
export function shareText(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}

/** The compact form where it says the amount exactly ("150k"), else the amount in full. */
export function shortAmount(amount: number, style: NumberStyle): string {
  const short = compactMoney(amount, style);
  return parseAmount(short) === amount ? short : exactMoney(amount, style);
}

/** A limit as its field shows it. What the sheet holds in words stays in words. */
export function shownLimit(field: LimitField, value: LimitValue, style: NumberStyle): string {
  if (typeof value !== "number") return value ?? "";
  const unit = limitUnit(field);
  if (unit === "share") return shareText(value);
  return unit === "money" ? shortAmount(value, style) : String(value);
}

/** What was typed for a limit; null for a blank field; undefined where it means nothing. */
export function readLimit(field: LimitField, text: string): LimitValue | undefined {
  if (text.trim() === "") return null;
  const unit = limitUnit(field);
  if (unit === "words") return text.trim();
  if (unit === "share") return parseShare(text) ?? undefined;
  if (unit === "money") return parseAmount(text) ?? undefined;
  const value = Number(text.trim().replace(",", "."));
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
