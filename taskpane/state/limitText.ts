import { compactMoney, exactMoney, type NumberStyle } from "./formatNumber";
import type { LimitValue, MoreLimit } from "./limitsTable";
import { parseAmount, parseShare } from "./parseAmount";

const inMoney: readonly MoreLimit[] = ["Fixed", "Min when on", "Step"];

/** A further limit as its field shows it: money compact where that is exact, Prefer as a percentage. */
export function shownLimit(limit: MoreLimit, value: LimitValue, style: NumberStyle): string {
  if (typeof value !== "number") return value ?? "";
  if (limit === "Prefer") return `${Math.round(value * 1e4) / 100}%`;
  if (!inMoney.includes(limit)) return String(value);
  const short = compactMoney(value, style);
  return parseAmount(short) === value ? short : exactMoney(value, style);
}

/** What was typed for a further limit; null where it is none. */
export function readLimit(limit: MoreLimit, text: string): number | null {
  if (limit === "Prefer") return parseShare(text);
  if (inMoney.includes(limit) || limit === "Max cost") return parseAmount(text);
  const value = Number(text.trim().replace(",", "."));
  return Number.isFinite(value) && value > 0 ? value : null;
}
