import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../../base";
import { cellText, correlation, decimalMark, isoDate, nameKey, parseIsoDate, parseNumber, quoteCell } from "../../data";
import type { Frequency, History, Series, SpendSeries } from "./history";

/** The ranges of a FIT_MODEL call, as they stand in the sheet: one header row each, the same number of rows. */
export interface HistoryRanges {
  readonly dates: SheetValues;
  readonly outcome: SheetValues;
  readonly spend: SheetValues;
  readonly controls: SheetValues | null;
  /** Two columns: channel, group path ("North > Search"). */
  readonly groups: SheetValues | null;
}

const moneyHeader = /sales|revenue|pipeline|turnover|gmv|umsatz|[$€£¥]|\b(usd|eur|gbp|chf|jpy)\b/i;

/**
 * Reads a history and refuses what no model can mend: unequal lengths, unsorted, repeated or missing dates, text in
 * numbers, negative spend, an outcome that never moves, channels without spend, columns of one name. Messages name the
 * argument, the row (the header is row 1) and the mend.
 */
export function readHistory(ranges: HistoryRanges, unit: "money" | "count" | null): History {
  const rows = ranges.dates.length;
  checkLengths(ranges, rows);
  const dates = readDates(ranges.dates);
  const outcome = readOutcome(ranges.outcome);
  const channels = readColumns(ranges.spend, "spend").map((series) => checkSpend(series, ranges.groups));
  const controls = ranges.controls ? readColumns(ranges.controls, "controls") : [];
  checkNames([...channels, ...controls, outcome]);
  checkControls(controls, outcome);
  return {
    dates,
    frequency: findFrequency(dates),
    outcome: { ...outcome, unit: unit ?? (moneyHeader.test(outcome.name) ? "money" : "count") },
    channels,
    controls: controls.filter(({ values }) => values.some((value) => value !== values[0])),
  };
}

function checkLengths(ranges: HistoryRanges, rows: number): void {
  for (const name of ["outcome", "spend", "controls"] as const) {
    const range = ranges[name];
    if (range && range.length !== rows) {
      invalid(
        `${name} has ${range.length} rows but dates has ${rows}. Select the same rows, header included, in both ranges`,
      );
    }
  }
}

function readDates(range: SheetValues): number[] {
  if ((range[0]?.length ?? 0) > 1) invalid(`dates has ${range[0]!.length} columns. Select one column of dates`);
  const dates = range.slice(1).map((row, i) => readDate(row[0], i + 2));
  dates.forEach((date, i) => {
    const before = dates[i - 1];
    if (before === undefined || date > before) return;
    const problem = date === before ? "repeats the date of the row above" : "is earlier than the row above";
    const mend = date === before ? "Keep one row per period: add up the rows of a date" : "Sort the rows by date";
    invalid(`dates row ${i + 2}: ${isoDate(date)} ${problem}. ${mend}`);
  });
  return dates;
}

function readDate(cell: CellValue | undefined, row: number): number {
  const serial = typeof cell === "number" ? cell : typeof cell === "string" ? parseIsoDate(cell) : null;
  if (serial !== null && serial >= 61 && serial < 200000) return Math.floor(serial);
  return invalid(`dates row ${row} is ${quoteCell(cell)}, which is no date. Type a date such as 2025-03-31`);
}

/** The usual gap between dates names the frequency; every gap must then be that. */
function findFrequency(dates: readonly number[]): Frequency {
  const gaps = dates.slice(1).map((date, i) => date - dates[i]!);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 7;
  const found = frequencies.find(({ least, most }) => usual >= least && usual <= most);
  if (!found) return invalid(`dates are ${usual} days apart. Use days, weeks, months or quarters`);
  gaps.forEach((gap, i) => {
    if (gap < found.least || gap > found.most) {
      invalid(
        `dates row ${i + 3}: ${gap} days after the row above, where the others are one ${found.unit} apart. ` +
          `Add the missing ${found.unit}s (spend 0 where there was none) or start after the gap`,
      );
    }
  });
  return { unit: found.unit, perYear: found.perYear };
}

const frequencies = [
  { unit: "day", perYear: 365.25, least: 1, most: 1 },
  { unit: "week", perYear: 52.1786, least: 7, most: 7 },
  { unit: "month", perYear: 12, least: 28, most: 31 },
  { unit: "quarter", perYear: 4, least: 89, most: 93 },
] as const;

function readOutcome(range: SheetValues): Series {
  if ((range[0]?.length ?? 0) > 1) invalid(`outcome has ${range[0]!.length} columns. Select one column`);
  const blank = range.findIndex((row, i) => i > 0 && isBlank(row[0]));
  if (blank > 0) invalid(`outcome row ${blank + 1} is blank. Fill it, or leave that row out at the start or the end`);
  const [series] = readColumns(range, "outcome");
  if (!series) return invalid("outcome: the range is empty. Select one column with its header");
  if (series.values.every((value) => value === series.values[0])) {
    invalid(`outcome: "${series.name}" is ${series.values[0]} in every row. A model needs an outcome that moves`);
  }
  return series;
}

/** Every column with a header, read as numbers; blanks are 0. */
function readColumns(range: SheetValues, argument: string): Series[] {
  const width = range[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const cells = range.slice(1).map((row) => row[column] ?? null);
    const name = cellText(range[0]![column]);
    if (name === "" || (typeof range[0]![column] === "number" && argument !== "outcome")) {
      invalid(`${argument} column ${column + 1} has no name in its first row. Select the header row too`);
    }
    const mark = decimalMark(cells);
    return { name, values: cells.map((cell, i) => readNumber(cell, `${argument} row ${i + 2} (${name})`, mark)) };
  });
}

function readNumber(cell: CellValue, where: string, mark: ReturnType<typeof decimalMark>): number {
  if (isCellError(cell)) return invalid(`${where} is ${cell.error}. Mend that formula first`);
  const number = typeof cell === "boolean" ? Number(cell) : (parseNumber(cell, mark) ?? 0);
  return Number.isNaN(number) ? invalid(`${where} is ${quoteCell(cell)}. Type a number`) : number;
}

function checkSpend(series: Series, groups: SheetValues | null): SpendSeries {
  const negative = series.values.findIndex((value) => value < 0);
  if (negative >= 0) {
    invalid(`spend row ${negative + 2} (${series.name}) is ${series.values[negative]}. Spend cannot be below 0`);
  }
  if (series.values.every((value) => value === 0)) {
    invalid(`spend: "${series.name}" is 0 in every row, so nothing can be learnt of it. Leave the column out`);
  }
  const row = (groups ?? []).find((cells) => nameKey(cellText(cells[0])) === nameKey(series.name));
  const path = row ? cellText(row[1]) : "";
  return { ...series, groups: path === "" ? [] : path.split(">").map((part) => part.trim()) };
}

function checkNames(all: readonly Series[]): void {
  const seen = new Set<string>();
  for (const { name } of all) {
    if (seen.has(nameKey(name))) invalid(`two columns are called "${name}". Give each its own name`);
    seen.add(nameKey(name));
  }
}

function checkControls(controls: readonly Series[], outcome: Series): void {
  for (const control of controls) {
    if (Math.abs(correlation(control.values, outcome.values)) > 0.9999) {
      invalid(
        `controls: "${control.name}" moves exactly as the outcome "${outcome.name}" does, so it would explain ` +
          `everything. Leave it out`,
      );
    }
  }
}
