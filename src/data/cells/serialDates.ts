/** Day number of 1970-01-01 in Excel's 1900 date system. */
const unixEpochSerial = 25569;
const dayMilliseconds = 86400000;

/** Excel serial of a calendar day (month 1..12); NaN where there is no such day or it lies before 1900-03-01. */
export function dateSerial(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return NaN;
  const serial = time / dayMilliseconds + unixEpochSerial;
  return serial >= 61 ? serial : NaN;
}

/** Year, month (1..12) and day of an Excel serial (its time of day is dropped). */
export function serialDate(serial: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date((Math.floor(serial) - unixEpochSerial) * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** An Excel serial as "2025-03-31". */
export function isoDate(serial: number): string {
  const { year, month, day } = serialDate(serial);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Day of the week of an Excel serial: 0 Monday … 6 Sunday. */
export function weekday(serial: number): number {
  return (((Math.floor(serial) - 2) % 7) + 7) % 7;
}

/** The serial of an ISO date text (2025-03-31, 2025/3/31, 20250331, with or without a time); null for anything else. */
export function parseIsoDate(text: string): number | null {
  const trimmed = text.trim();
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(trimmed) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(trimmed);
  if (!match) return null;
  const serial = dateSerial(Number(match[1]), Number(match[2]), Number(match[3]));
  return Number.isNaN(serial) ? null : serial;
}
