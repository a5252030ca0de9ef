import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../base";
import { cellText, headerKey, isEmptyRow, nameKey, parseNumber, quoteCell, readDates } from "../data";

/** What rules look at: rows of channel (and period) with one column per metric. */
export interface Signals {
  readonly metrics: readonly string[];
  /** Oldest first. */
  readonly rows: readonly SignalRow[];
}

interface SignalRow {
  readonly channel: string;
  /** Value by metric key; NaN where blank. */
  readonly values: ReadonlyMap<string, number>;
}

const periodHeaders = ["period", "date", "week", "month", "day", "quarter"];

function readMetric(cell: CellValue | undefined, where: string): number {
  if (isCellError(cell)) return invalid(`${where} is ${cell.error}. Mend that formula first`);
  if (isBlank(cell)) return NaN;
  const value = parseNumber(cell) ?? NaN;
  return Number.isNaN(value) ? invalid(`${where} is ${quoteCell(cell)}. Type a number or leave it blank`) : value;
}

/** Rows in the order of time where every period is a date, else as they stand. */
function inTime(rows: readonly (readonly CellValue[])[], period: number): readonly (readonly CellValue[])[] {
  if (period < 0) return rows;
  const { serials } = readDates(rows.map((cells) => cells[period] ?? null));
  if (serials.some(Number.isNaN)) return rows;
  const order = rows.map((_, index) => index).sort((a, b) => serials[a]! - serials[b]! || a - b);
  return order.map((index) => rows[index]!);
}

/**
 * Reads a table of signals: a header row with Channel, optionally a period, and one column per metric (text columns that
 * hold no number at all are left out). Several rows of a channel are its periods: sorted by date, else in sheet order.
 */
export function readSignals(values: SheetValues): Signals {
  const headers = (values[0] ?? []).map((cell) => cellText(cell));
  const keys = headers.map(headerKey);
  const channel = keys.indexOf("channel");
  if (channel < 0) invalid("signals: there is no column Channel. Give a table with Channel and one column per metric");
  const period = keys.findIndex((key) => periodHeaders.includes(key));
  const body = values.slice(1).filter((cells) => !isEmptyRow(cells));
  const rows = inTime(body, period);
  const columns = keys
    .map((key, at) => ({ key, at, name: headers[at] ?? "" }))
    .filter(({ key, at }) => key !== "" && at !== channel && at !== period)
    .filter(({ at }) => rows.some((cells) => typeof cells[at] !== "string" || !Number.isNaN(parseNumber(cells[at]))));
  return {
    metrics: columns.map(({ name }) => name),
    rows: rows.map((cells) => {
      const name = cellText(cells[channel]);
      const value = ({ at, name: metric }: (typeof columns)[number]): number =>
        readMetric(cells[at], `signals row ${values.indexOf(cells) + 1} (${name}): ${metric}`);
      return { channel: nameKey(name), values: new Map(columns.map((column) => [column.key, value(column)])) };
    }),
  };
}

/** A channel's values of one metric, oldest first. */
export function metricSeries({ rows }: Signals, channel: string, metric: string): readonly number[] {
  return rows.filter((row) => row.channel === nameKey(channel)).map((row) => row.values.get(metric) ?? NaN);
}
