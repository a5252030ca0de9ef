import { serialDate } from "../cells/serialDates";
import { type PeriodUnit } from "./mediaDataset";

/** Sorted different days of a date column. */
export function distinctDays(serials: Iterable<number>): number[] {
  return [...new Set(serials)].filter((serial) => !Number.isNaN(serial)).sort((a, b) => a - b);
}

/** The unit in which dates are spaced: that of the most frequent gap. `irregular` where under half the gaps agree. */
export function periodUnit(days: readonly number[]): PeriodUnit {
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  if (gaps.length === 0) return "irregular";
  const count = (from: number, to: number): number => gaps.filter((gap) => gap >= from && gap <= to).length;
  const units: readonly [PeriodUnit, number][] = [
    ["day", count(1, 1)],
    ["week", count(7, 7)],
    ["month", count(28, 31)],
    ["quarter", count(90, 92)],
  ];
  const [unit, nAgree] = units.reduce((best, next) => (next[1] > best[1] ? next : best));
  return nAgree >= 0.5 * gaps.length ? unit : "irregular";
}

/** First day of the period after the one that begins on this day. */
export function nextPeriod(day: number, unit: PeriodUnit): number {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  const { year, month, day: dayOfMonth } = serialDate(day);
  const months = unit === "quarter" ? 3 : 1;
  return Math.round(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, 28)) / 86400000) + 25569;
}

/** The days that are missing between the first and the last of a regular series; empty for an irregular one. */
export function missingPeriods(days: readonly number[], unit: PeriodUnit): number[] {
  if (unit === "irregular") return [];
  const missing: number[] = [];
  days.slice(1).forEach((day, index) => {
    const slack = unit === "day" ? 0.5 : unit === "week" ? 3 : 10;
    let expected = nextPeriod(days[index] ?? day, unit);
    while (expected < day - slack && missing.length < 10000) {
      missing.push(expected);
      expected = nextPeriod(expected, unit);
    }
  });
  return missing;
}
