import { dateSerial, parseIsoDate } from "../cells/serialDates";
import { nameKey } from "../cells/names";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The year a text ends or begins with ("25" is 2025); NaN where it has none. */
function yearOf(text: string | undefined): number {
  if (!text) return NaN;
  const year = Number(text);
  return year < 100 ? 2000 + year : year;
}

/**
 * A number by which periods sort in time: dates and serials, "2024", "Q3 2024", "2024-Q3", "H1 2024", "Jan 2024",
 * "2024-01", "2024 W05", "Week 7", "Month 3". null where the text says no time. Only differences within one table count.
 */
export function periodOrder(period: string | number): number | null {
  if (typeof period === "number") return period >= 1900 && period <= 2200 ? dateSerial(period, 1, 1) : period;
  const key = nameKey(period).replace(/['’]/g, "");
  const iso = parseIsoDate(key);
  if (iso !== null) return iso;
  return partOfYear(key) ?? monthOfYear(key) ?? counted(key);
}

function partOfYear(key: string): number | null {
  const front = /^([qhw]|kw|cw|week)\s*(\d{1,2})[\s\-/_,.]*(?:fy)?\s*(\d{4}|\d{2})$/.exec(key);
  const back = /^(?:fy)?\s*(\d{4}|\d{2})[\s\-/_,.]*([qhw]|kw|cw|week)\s*(\d{1,2})$/.exec(key);
  const unit = front?.[1] ?? back?.[2];
  const part = Number(front?.[2] ?? back?.[3]);
  const year = yearOf(front?.[3] ?? back?.[1]);
  if (!unit) return null;
  const days = unit === "q" ? 92 : unit === "h" ? 184 : 7;
  return dateSerial(year, 1, 1) + (part - 1) * days;
}

function monthOfYear(key: string): number | null {
  const numeric = /^(\d{4})[\s\-/_.]*m?(\d{1,2})$/.exec(key);
  if (numeric) return orNull(dateSerial(yearOf(numeric[1]), Number(numeric[2]), 1));
  const named = /^([a-z]{3})[a-z]*\.?[\s\-/_,]*(\d{4}|\d{2})$/.exec(key) ?? null;
  const reversed = /^(\d{4})[\s\-/_,]*([a-z]{3})[a-z]*\.?$/.exec(key);
  const month = months.indexOf(named?.[1] ?? reversed?.[2] ?? "?");
  return month < 0 ? null : orNull(dateSerial(yearOf(named?.[2] ?? reversed?.[1]), month + 1, 1));
}

/** "Week 7", "Q3", "Period 12", "2024": a bare count. */
function counted(key: string): number | null {
  const year = /^(?:fy)?\s*((?:19|20)\d{2})$/.exec(key);
  if (year) return dateSerial(Number(year[1]), 1, 1);
  const count = /^(?:[a-z]{1,8}\.?[\s\-_]*)?(\d{1,4})$/.exec(key);
  return count ? Number(count[1]) : null;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/**
 * Sorts periods oldest first. Where not every one says its time (or two kinds are mixed), the order of appearance
 * stands: then `isByTime` is false.
 */
export function sortPeriods(periods: readonly (string | number)[]): {
  readonly order: readonly number[];
  readonly isByTime: boolean;
} {
  const indices = periods.map((_, index) => index);
  const times = periods.map(periodOrder);
  const dated = times.filter((time) => time !== null && time > 20000).length;
  if (times.some((time) => time === null) || (dated > 0 && dated < times.length))
    return { order: indices, isByTime: false };
  const time = (index: number): number => times[index] ?? 0;
  return { order: indices.sort((a, b) => time(a) - time(b) || a - b), isByTime: true };
}
