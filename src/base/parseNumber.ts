import { isBlank, type CellValue } from "./sheetValues";

/** Which sign a column of text numbers uses for decimals: decided by the column, never by the cell. */
export type DecimalMark = "point" | "comma";

const currencyWord =
  /^(?:us\$|a\$|c\$|[$€£¥₹₽₩₺₪₫฿₴₦]|usd|eur|gbp|chf|jpy|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|inr|brl|r\$|zar|mxn|cny|kr\.?|zł|ft|kč)$/i;
const magnitudes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, b: 1e9, bn: 1e9 };
const grouped = /^\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*$|^\d{1,3}(?:,\d{2})+,\d{3}$/;

/** Text of a cell with foreign digits, odd spaces and odd minus signs made plain. */
function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[\u2212\u2012\u2013\uFE63]/g, "-")
    .replace(/[\u2019\u00b4`]/g, "'")
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

interface NumberParts {
  readonly body: string;
  readonly sign: 1 | -1;
  readonly scale: number;
  readonly isPercent: boolean;
  readonly currency: string;
}

/** Takes sign, brackets, currency, percent and magnitude off a text; null where other words remain. */
function numberParts(text: string): NumberParts | null {
  const plain = plainText(text);
  const bracket = /^\((.*)\)$/.exec(plain);
  const shape = /^([+-]?)\s*([^\d.,+-]*?)\s*([+-]?)\s*((?:\d|[.,]\d)[\d.,' ]*(?:e[+-]?\d+)?)\s*([^\d]*)$/i.exec(
    bracket ? (bracket[1] ?? "") : plain,
  );
  if (!shape) return null;
  const tail = tailParts((shape[5] ?? "").trim());
  const prefix = (shape[2] ?? "").trim();
  if (!tail || (prefix !== "" && !currencyWord.test(prefix))) return null;
  const minuses = [shape[1], shape[3], tail.minus].filter((sign) => sign === "-").length;
  if (minuses + (bracket ? 1 : 0) > 1) return null;
  const body = (shape[4] ?? "").trim();
  return { ...tail, body, sign: minuses || bracket ? -1 : 1, currency: prefix || tail.currency };
}

interface Tail {
  readonly minus: string;
  readonly scale: number;
  readonly isPercent: boolean;
  readonly currency: string;
}

function tailParts(tail: string): Tail | null {
  const minus = tail.endsWith("-") ? "-" : "";
  const word = (minus ? tail.slice(0, -1) : tail).trim();
  if (word === "" || word === ".-") return { minus, scale: 1, isPercent: false, currency: "" };
  if (word === "%") return { minus, scale: 1, isPercent: true, currency: "" };
  const [first = "", rest = ""] = word.split(" ");
  const scale = magnitudes[first.toLowerCase()];
  if (scale !== undefined && (rest === "" || currencyWord.test(rest)))
    return { minus, scale, isPercent: false, currency: rest };
  return currencyWord.test(word) ? { minus, scale: 1, isPercent: false, currency: word } : null;
}

/** What the separators of one number say about the decimal mark; null where they leave it open, such as 1,234. */
function markOf(body: string): DecimalMark | null {
  const point = body.lastIndexOf(".");
  const comma = body.lastIndexOf(",");
  if (point < 0 && comma < 0) return null;
  if (point >= 0 && comma >= 0) return point > comma ? "point" : "comma";
  const sign = point >= 0 ? "." : ",";
  const isSingle = body.indexOf(sign) === body.lastIndexOf(sign);
  const other: DecimalMark = sign === "." ? "comma" : "point";
  const own: DecimalMark = sign === "." ? "point" : "comma";
  if (!isSingle) return other;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? null : own;
}

function bodyValue(body: string, mark: DecimalMark): number {
  const own = markOf(body) ?? mark;
  const [mantissa = "", exponent] = body.split(/e/i);
  const decimal = own === "point" ? "." : ",";
  const at = mantissa.lastIndexOf(decimal);
  const whole = at < 0 ? mantissa : mantissa.slice(0, at);
  const fraction = at < 0 ? "" : mantissa.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole.includes(decimal)) return NaN;
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) return NaN;
  const digits = whole.replace(/\D/g, "") || "0";
  return Number(`${digits}.${fraction || "0"}${exponent === undefined ? "" : `e${exponent}`}`);
}

/**
 * The number in a cell. A blank is null; a cell that is no number (words, TRUE, an error, infinite) is NaN.
 * Text is read with thousands separators (1,234.5 · 1.234,5 · 1 234,5 · 1'234 · 12,34,567), currency signs and codes,
 * brackets or a trailing minus for negatives, k / m / bn, and percent (12% is 0.12). `mark` decides only what the text
 * leaves open: 1,234 is 1234 with a decimal point and 1.234 with a decimal comma.
 */
export function parseNumber(cell: CellValue | undefined, mark: DecimalMark = "point"): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : NaN;
  if (cell === undefined || isBlank(cell)) return null;
  if (typeof cell !== "string" || cell.length > 60) return NaN;
  const parts = numberParts(cell);
  if (!parts) return NaN;
  const value = (parts.sign * bodyValue(parts.body, mark) * parts.scale) / (parts.isPercent ? 100 : 1);
  return Number.isFinite(value) ? value : NaN;
}

/** The decimal mark of a column: what the majority of its unambiguous texts say; a point where none says anything. */
export function decimalMark(cells: Iterable<CellValue | undefined>): DecimalMark {
  let commas = 0;
  for (const cell of cells) {
    if (typeof cell !== "string" || cell.length > 60) continue;
    const mark = markOf(numberParts(cell)?.body ?? "");
    commas += mark === "comma" ? 1 : mark === "point" ? -1 : 0;
  }
  return commas > 0 ? "comma" : "point";
}

/** The currency sign or code written in a cell ("$", "EUR"), upper case; "" where there is none. */
export function currencyOf(cell: CellValue | undefined): string {
  if (typeof cell !== "string" || cell.length > 60) return "";
  return (numberParts(cell)?.currency ?? "").toUpperCase();
}

/** True for text that is written as a percentage, such as "12 %". */
export function isPercentText(cell: CellValue | undefined): boolean {
  return typeof cell === "string" && cell.length <= 60 && (numberParts(cell)?.isPercent ?? false);
}
