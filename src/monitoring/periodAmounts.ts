import { invalid, isBlank, type CellValue, type SheetValues } from "../base";
import { cellText, headerKey, isEmptyRow, isoDate, nameKey, nextPeriod, periodUnit, readDates } from "../data";
import { columnOf, readAmount, readBound } from "./channelAmounts";

/** One amount of a channel in a period. */
export interface PeriodAmount {
  /** First day of the period, as a serial. */
  readonly date: number;
  readonly channel: string;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  /** How messages name its row: "actuals row 3 (Events)". */
  readonly where: string;
}

const dateHeaders = ["date", "period", "week", "month", "day", "quarter", "weekstart", "periodstart"];

/** Column of the periods' dates; -1 where the table has none. */
function dateColumn(values: SheetValues): number {
  const headers = (values[0] ?? []).map((cell) => (typeof cell === "string" ? headerKey(cell) : ""));
  return headers.findIndex((header) => dateHeaders.includes(header));
}

/** Whether a range has a header row with a column of dates (Date, Period, Week, Month, Day, Quarter). */
export function isDated(values: SheetValues): boolean {
  return dateColumn(values) >= 0;
}

interface DatedRow {
  readonly cells: readonly CellValue[];
  readonly date: number;
  readonly row: number;
}

function datedRows(values: SheetValues, table: string): readonly DatedRow[] {
  const at = dateColumn(values);
  const rows = values
    .map((cells, index) => ({ cells, row: index + 1 }))
    .slice(1)
    .filter(({ cells }) => !isEmptyRow(cells) && nameKey(cellText(cells[at])) !== "total");
  const { serials } = readDates(rows.map(({ cells }) => cells[at] ?? null));
  return rows.map(({ cells, row }, index) => {
    const date = serials[index] ?? NaN;
    if (Number.isNaN(date))
      invalid(`${table} row ${row}: its period is no date. Type the first day, such as 2025-03-31`);
    return { cells, date, row };
  });
}

function longAmounts(values: SheetValues, wanted: readonly string[], table: string): readonly PeriodAmount[] {
  const headers = (values[0] ?? []).map((cell) => (typeof cell === "string" ? headerKey(cell) : ""));
  const amount = columnOf(headers, wanted);
  if (amount < 0)
    return invalid(`${table}: no column is called ${wanted.slice(0, 3).join(", ")}. Name the amounts' column`);
  const [name, low, high] = [
    headers.indexOf("channel"),
    headers.findIndex((header) => header.startsWith("low")),
    headers.findIndex((header) => header.startsWith("high")),
  ];
  return datedRows(values, table).map(({ cells, date, row }) => {
    const channel = cellText(cells[name]);
    if (channel === "") invalid(`${table} row ${row}: there is an amount but no channel. Type its name.`);
    const where = `${table} row ${row} (${channel})`;
    return {
      ...{ date, channel, where },
      amount: readAmount(cells[amount], where),
      low: readBound(cells, low),
      high: readBound(cells, high),
    };
  });
}

/** A wide table: the dates, then one column per channel. */
function wideAmounts(values: SheetValues, table: string): readonly PeriodAmount[] {
  const at = dateColumn(values);
  const columns = (values[0] ?? [])
    .map((cell, column) => ({ channel: cellText(cell), column }))
    .filter(({ channel, column }) => column !== at && channel !== "" && nameKey(channel) !== "total");
  return datedRows(values, table).flatMap(({ cells, date, row }) =>
    columns
      .filter(({ column }) => !isBlank(cells[column]))
      .map(({ channel, column }) => {
        const where = `${table} row ${row} (${channel})`;
        return { date, channel, amount: readAmount(cells[column], where), low: NaN, high: NaN, where };
      }),
  );
}

/**
 * Reads amounts by channel and period: long (a column of dates, Channel, and the first of the `wanted` headers; columns
 * Low…, High… are taken along) or wide (a column of dates, then a column per channel; blanks are left out). The same
 * channel and day twice, or a period that is no date: EngineError `invalid` with row and mend.
 */
export function readPeriodAmounts(
  values: SheetValues,
  wanted: readonly string[],
  table: string,
): readonly PeriodAmount[] {
  const isLong = (values[0] ?? []).some((cell) => typeof cell === "string" && headerKey(cell) === "channel");
  const amounts = isLong ? longAmounts(values, wanted, table) : wideAmounts(values, table);
  const seen = new Set<string>();
  for (const { date, channel, where } of amounts) {
    const key = `${date} ${nameKey(channel)}`;
    if (seen.has(key)) invalid(`${where}: the period ${isoDate(date)} stands there twice. Keep one of the two rows`);
    seen.add(key);
  }
  return amounts;
}

/** A planned period: its first day and the first day after it. */
export interface PeriodSpan {
  readonly from: number;
  readonly to: number;
}

const shortest = { day: 1, week: 7, month: 28, quarter: 90, irregular: 1 } as const;

/**
 * The periods that begin on these days (sorted, distinct): each ends where the next begins, the last after one usual
 * period (a single one is open-ended). A period that begins within the one before: EngineError `invalid`.
 */
export function periodSpans(days: readonly number[], table: string): readonly PeriodSpan[] {
  const unit = periodUnit(days);
  days.slice(1).forEach((day, index) => {
    const before = days[index] ?? day;
    if (day - before < shortest[unit])
      invalid(`${table}: the ${unit} of ${isoDate(day)} overlaps the one of ${isoDate(before)}. Keep one of the two`);
  });
  return days.map((from, index) => ({ from, to: days[index + 1] ?? spanEnd(from, days) }));
}

function spanEnd(last: number, days: readonly number[]): number {
  if (days.length < 2) return Infinity;
  const unit = periodUnit(days);
  return unit === "irregular" ? last + (last - (days.at(-2) ?? last)) : nextPeriod(last, unit);
}
