import { isBlank, type CellValue } from "../../base";
import { dateSerial, parseIsoDate } from "../cells/serialDates";

/** How a column writes its dates: decided for the column as a whole, never by the single cell. */
export type DateOrder = "day-month" | "month-day";

/** The dates of a column, read in one order. */
export interface DateReading {
  /** Excel serials (days); NaN where a cell is blank or no date. */
  readonly serials: Float64Array;
  readonly order: DateOrder;
  /** True where both orders read every cell, differ, and the spacing does not tell either. */
  readonly isAmbiguous: boolean;
  /** Number of non-blank cells that are dates. */
  readonly nDates: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const dayMonthWord = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/.]+${monthWord}[\\s\\-/.,]+(\\d{4}|\\d{2})$`);
const wordDayYear = new RegExp(`^${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`);
const monthYear = new RegExp(`^${monthWord}[\\s\\-/.,']+(\\d{4}|\\d{2})$`);
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T,].*)?$/;

const fullYear = (text: string | undefined): number => (Number(text) < 100 ? 2000 + Number(text) : Number(text));
const monthOf = (word: string | undefined): number => months.indexOf((word ?? "").slice(0, 3)) + 1;

/** Monday of an ISO week, as a serial. */
function isoWeek(year: number, week: number): number {
  const fourth = dateSerial(year, 1, 4);
  return fourth - ((((fourth - 2) % 7) + 7) % 7) + (week - 1) * 7;
}

/** A date that is written in words, in ISO form or as a week or month: one meaning only; NaN for anything else. */
function plainDate(text: string): number {
  const iso = parseIsoDate(text);
  if (iso !== null) return iso;
  const key = text
    .toLowerCase()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, "")
    .replace(/^week of\s+/, "");
  const week = /^(\d{4})[\s-]*(?:w|kw|cw)\s*(\d{1,2})$/.exec(key);
  if (week) return isoWeek(Number(week[1]), Number(week[2]));
  const day = dayMonthWord.exec(key);
  if (day) return dateSerial(fullYear(day[3]), monthOf(day[2]), Number(day[1]));
  const worded = wordDayYear.exec(key);
  if (worded) return dateSerial(Number(worded[3]), monthOf(worded[1]), Number(worded[2]));
  const named = monthYear.exec(key);
  if (named) return dateSerial(fullYear(named[2]), monthOf(named[1]), 1);
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(key);
  return month ? dateSerial(Number(month[1]), Number(month[2]), 1) : NaN;
}

function numberDate(value: number): number {
  if (value >= 19000101 && value <= 22001231) return parseIsoDate(String(value)) ?? NaN;
  return value >= 61 && value < 110000 ? Math.floor(value) : NaN;
}

/** The two readings of one cell: by day-month and by month-day order. */
function bothReadings(cell: CellValue | undefined): readonly [number, number] {
  if (typeof cell === "number") return twice(numberDate(cell));
  if (typeof cell !== "string" || cell.length > 40 || isBlank(cell)) return [NaN, NaN];
  const text = cell
    .normalize("NFKC")
    .replace(/[\u200e\u200f]/g, "")
    .trim();
  const first = /^(.*\d{4}.*?)\s+(?:-|–|to)\s+.*\d{4}.*$/.exec(text)?.[1] ?? text;
  const parts = slashed.exec(first);
  if (!parts) return twice(plainDate(first));
  const [a, b, year] = [Number(parts[1]), Number(parts[2]), fullYear(parts[3])];
  return [dateSerial(year, b, a), dateSerial(year, a, b)];
}

const twice = (value: number): readonly [number, number] => [value, value];

/** Number of different gaps between successive different dates: a regular series has one. */
function nGaps(serials: Float64Array): number {
  const days = [...new Set(serials.filter((serial) => !Number.isNaN(serial)))].sort((a, b) => a - b);
  return new Set(days.slice(1).map((day, index) => day - (days[index] ?? 0))).size;
}

/**
 * Reads the dates of one column: serials, ISO, 20240131, 31/01/2024, 01/31/2024, 31.01.2024, 31 Jan 2024, Jan 2024,
 * 2024-W05, ranges (their first day). Whether 03/04 is April or March is decided by the whole column: the order that
 * reads more cells, then the one with the more regular spacing, else day-month and `isAmbiguous`.
 */
export function readDates(cells: readonly CellValue[]): DateReading {
  const cache = new Map<CellValue | undefined, readonly [number, number]>();
  const dayFirst = new Float64Array(cells.length);
  const monthFirst = new Float64Array(cells.length);
  cells.forEach((cell, row) => {
    const known = cache.get(cell) ?? bothReadings(cell);
    cache.set(cell, known);
    [dayFirst[row], monthFirst[row]] = [known[0], known[1]];
  });
  const count = (serials: Float64Array): number => serials.reduce((n, serial) => n + (Number.isNaN(serial) ? 0 : 1), 0);
  const [nDay, nMonth] = [count(dayFirst), count(monthFirst)];
  const differs = dayFirst.some((serial, row) => serial !== monthFirst[row] && !Number.isNaN(serial));
  const isOpen = nDay === nMonth && differs;
  const [gapsDay, gapsMonth] = isOpen ? [nGaps(dayFirst), nGaps(monthFirst)] : [0, 0];
  const takesMonth = nMonth > nDay || (isOpen && gapsMonth < gapsDay);
  return {
    serials: takesMonth ? monthFirst : dayFirst,
    order: takesMonth ? "month-day" : "day-month",
    isAmbiguous: isOpen && gapsDay === gapsMonth,
    nDates: takesMonth ? nMonth : nDay,
  };
}
