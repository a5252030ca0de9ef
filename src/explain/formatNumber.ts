/** Digits in groups of three: "1234567" is "1,234,567". */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with that many decimals and grouped thousands, the same in every locale. Never "-0". */
export function formatFixed(value: number, decimals: number): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const shown = fraction ? `${grouped(whole)}.${fraction}` : grouped(whole);
  return value < 0 && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

/**
 * A number as the sheets show it: whole from 100 on, else three significant digits.
 *   402.4 is "402", 41.26 is "41.3", 0.0024871 is "0.00249"
 */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95 || size === 0) return formatFixed(value, 0);
  if (size >= 9.995) return formatFixed(value, 1);
  if (size >= 0.9995) return formatFixed(value, 2);
  let decimals = 3;
  for (let shown = size; shown < 0.1 && decimals < 12; shown *= 10) decimals += 1;
  return formatFixed(value, decimals);
}

/** A share in percent: whole from 10% on, one decimal below. 0.299 is "30%", 0.0434 is "4.3%". */
export function formatShare(share: number): string {
  return `${formatFixed(share * 100, Math.abs(share) >= 0.0995 ? 0 : 1)}%`;
}

/** A change in percent, with its sign: 0.0434 is "+4.3%". */
export function formatChange(share: number): string {
  return `${share > 0 ? "+" : ""}${formatShare(share)}`;
}
