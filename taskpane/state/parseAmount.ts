const multiples: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/**
 * The amount of money that a person typed: "2m", "2,000,000", "1.5k", "€ 1 250 000", "2.000.000", "1,5m".
 * Returns null where the text is no amount. A lone separator followed by exactly three digits groups thousands;
 * otherwise the last separator is the decimal mark. Negative amounts are no budgets and give null.
 */
export function parseAmount(text: string): number | null {
  const match = /^([\d.,'\s\u00a0\u202f]+)\s*([a-z]*)$/i.exec(text.replace(/[$€£¥]|[A-Z]{3}(?=\s*\d)/g, "").trim());
  const digits = match?.[1]?.replace(/['\s\u00a0\u202f]/g, "") ?? "";
  const unit = match?.[2]?.toLowerCase() ?? "";
  const multiple = unit === "" ? 1 : multiples[unit];
  if (!/\d/.test(digits) || multiple === undefined) return null;
  const plain = plainNumber(digits);
  return plain === null ? null : Math.round(plain * multiple * 100) / 100;
}

/** Digits with "." and "," in either role as a number; null where they cannot be told apart sensibly. */
function plainNumber(digits: string): number | null {
  const decimal = decimalMark(digits);
  const whole = decimal === "" ? digits : digits.slice(0, digits.lastIndexOf(decimal));
  const fraction = decimal === "" ? "" : digits.slice(digits.lastIndexOf(decimal) + 1);
  if (!/^\d*$|^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  const value = Number(`${whole.replace(/[.,]/g, "") || "0"}.${fraction || "0"}`);
  return Number.isFinite(value) ? value : null;
}

function decimalMark(digits: string): "" | "." | "," {
  const marks = digits.replace(/\d/g, "");
  if (marks === "") return "";
  const last = marks.slice(-1) as "." | ",";
  const isOnlyOnce = marks.indexOf(last) === marks.length - 1;
  const groupsThousands = /^\d{1,3}([.,]\d{3})+$/.test(digits) && new Set(marks).size === 1;
  return isOnlyOnce && !groupsThousands ? last : "";
}

/**
 * The share that a person typed into a percent field: "30%" and "30" are 0.3, "0.3" is 0.3 too (a fraction with a
 * decimal mark up to 1 is taken as a share). Null where the text is no percentage.
 */
export function parseShare(text: string): number | null {
  const match = /^(\d+|\d*[.,]\d+)\s*(%?)$/.exec(text.trim());
  if (!match?.[1]) return null;
  const value = Number(match[1].replace(",", "."));
  const isShare = match[2] === "" && /[.,]/.test(match[1]) && value <= 1;
  return isShare ? value : Math.round(value * 1e8) / 1e10;
}
