/** An ISO time as people write it, such as "Nov 22, 2026, 11:17 AM", in the reader's own zone; other text as it is. */
export function timeText(time: string, locale: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? time : at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

/** An Excel serial as "2025-03-31"; "" for what is no date. */
export function serialText(serial: number): string {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return "";
  return new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}
