/** How the workbook writes numbers: its locale and the sign of its money ("" where the cells carry none). */
export interface NumberStyle {
  readonly locale: string;
  readonly currency: string;
}

export const plainStyle: NumberStyle = { locale: "en-US", currency: "" };

/** The currency sign of an Excel number format such as "$#,##0" or "[$€-407] #,##0"; "" where it has none. */
export function currencySign(format: string): string {
  return /\[\$([^\]-]+)/.exec(format)?.[1] ?? /[$€£¥₹]/.exec(format.replace(/\[[^\]]*\]/g, ""))?.[0] ?? "";
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number by the style's locale. The formats are kept: making one costs as much as hundreds of its answers. */
function formatted(value: number, { locale }: NumberStyle, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format.format(value);
}

const steps = [
  { from: 999_500_000, unit: 1e9, sign: "B" },
  { from: 999_500, unit: 1e6, sign: "M" },
  { from: 999.5, unit: 1e3, sign: "k" },
] as const;

/** Money for bars and sentences: three significant digits, "520k", "2.1M", "$75". */
export function compactMoney(amount: number, style: NumberStyle): string {
  const size = Math.abs(amount);
  const step = steps.find(({ from }) => size >= from);
  const digits = trimmed(size / (step?.unit ?? 1), style);
  return `${amount < 0 ? "−" : ""}${style.currency}${digits}${step?.sign ?? ""}`;
}

function trimmed(value: number, style: NumberStyle): string {
  return formatted(value, style, { maximumSignificantDigits: 3 });
}

/** Money to the unit with thousands separators; two decimals where the amount is not whole. */
export function exactMoney(amount: number, style: NumberStyle): string {
  const decimals = Math.abs(amount - Math.round(amount)) < 0.005 ? 0 : 2;
  const digits = formatted(Math.abs(amount), style, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${amount < 0 ? "−" : ""}${style.currency}${digits}`;
}

/** Money to the unit: "471,989"; below 100 as exact as it is. */
export function wholeMoney(amount: number, style: NumberStyle): string {
  return exactMoney(Math.abs(amount) < 100 ? amount : Math.round(amount), style);
}

/** A count or a figure in the outcome's unit: whole from 100 on, else three significant digits. */
export function figure(value: number, style: NumberStyle): string {
  const options = Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return formatted(value, style, options).replace("-", "−");
}

/** A change with its sign: 0.3 is "+30%", −0.123 "−12.3%", 0 "0%". */
export function signedPercent(share: number, style: NumberStyle): string {
  const digits = formatted(Math.abs(share) * 100, style, {
    maximumSignificantDigits: 3,
    maximumFractionDigits: 1,
    roundingPriority: "lessPrecision",
  });
  return digits === "0" ? "0%" : `${share < 0 ? "−" : "+"}${digits}%`;
}

/** A probability counted over draws: 0.832 is "83%"; draws that all agree are no certainty. */
export function probability(share: number): string {
  if (share < 0.005) return "under 1%";
  return share > 0.995 ? "over 99%" : chance(share);
}

/** A share as percent without sign: 0.832 is "83%". Never rounds to a certainty that is not there. */
export function chance(share: number): string {
  if (share > 0 && share < 0.005) return "under 1%";
  if (share < 1 && share > 0.995) return "over 99%";
  return `${Math.round(share * 100)}%`;
}
