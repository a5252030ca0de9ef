import { invalid, isBlank, type CellValue, type SheetValues } from "../../base";
import { isoDate, quoteCell, readDates } from "../../data";
import type { Frequency } from "./history";

/**
 * The first days of the periods, from one column of dates under a header: ascending, none twice. Dates may be text in any
 * form that says one day for the column as a whole.
 */
export function readPeriods(range: SheetValues): number[] {
  if ((range[0]?.length ?? 0) > 1) invalid(`dates has ${range[0]!.length} columns. Select one column of dates`);
  const cells = range.slice(1).map((row) => row[0] ?? null);
  const { serials, isAmbiguous } = readDates(cells);
  cells.forEach((cell, i) => checkDate(cell, serials[i]!, i + 2));
  if (isAmbiguous) {
    invalid(
      `dates: ${quoteCell(cells[0])} in row 2 can be read day first or month first, and so can all the others. ` +
        `Type dates such as 2025-03-31`,
    );
  }
  const dates = Array.from(serials);
  dates.forEach((date, i) => checkOrder(date, dates[i - 1], i + 2));
  return dates;
}

function checkDate(cell: CellValue, serial: number, row: number): void {
  if (isBlank(cell) || cell === 0) {
    invalid(`dates row ${row} is blank. Type its date, or end all ranges above that row`);
  }
  const isYear = typeof cell === "number" && cell >= 1900 && cell <= 2200; // a day of 1905 or 1906, were it a serial
  if (Number.isNaN(serial) || isYear) {
    invalid(`dates row ${row} is ${quoteCell(cell)}, which is no date. Type a date such as 2025-03-31`);
  }
}

function checkOrder(date: number, before: number | undefined, row: number): void {
  if (before === undefined || date > before) return;
  const problem = date === before ? "repeats the date of the row above" : "is earlier than the row above";
  const mend = date === before ? "Keep one row per period: add up the rows of a date" : "Sort the rows by date";
  invalid(`dates row ${row}: ${isoDate(date)} ${problem}. ${mend}`);
}

const frequencies = [
  { unit: "day", perYear: 365.25, least: 1, most: 1, whole: "days" },
  { unit: "week", perYear: 52.1786, least: 7, most: 7, whole: "weeks of 7 days" },
  { unit: "month", perYear: 12, least: 28, most: 31, whole: "calendar months, or weeks" },
  { unit: "quarter", perYear: 4, least: 89, most: 93, whole: "calendar quarters, or months" },
] as const;

/** The usual gap between dates names the frequency; every gap must then be that. */
export function findFrequency(dates: readonly number[]): Frequency {
  const gaps = dates.slice(1).map((date, i) => date - dates[i]!);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 7;
  const found = frequencies.find(({ least, most }) => usual >= least && usual <= most);
  if (!found) return invalid(`dates are ${usual} days apart. Use days, weeks, months or quarters`);
  const { unit, perYear, least, most, whole } = found;
  gaps.forEach((gap, i) => {
    if (gap >= least && gap <= most) return;
    const mend =
      gap > 1.5 * most
        ? `Add the missing ${unit}s (spend 0 where there was none) or start after the gap`
        : `Use periods of one length: ${whole}`;
    invalid(`dates row ${i + 3}: ${gap} days after the row above, where the others are one ${unit} apart. ${mend}`);
  });
  return { unit, perYear };
}
