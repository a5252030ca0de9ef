import { invalid, type CellValue, type SheetValues } from "../../base";
import { cellText, headerKey, isEmptyRow, isoDate, nameHint, nameKey, parseIsoDate, parseNumber } from "../../data";
import { normalQuantile } from "../../numerics";
import type { History, LiftTest } from "./history";

/**
 * Reads the Tests table: Channel, From, To (dates of the history), Lift, and Low + High (of `Confidence`, 90% by default)
 * or StdError; Spend change is −100% where it is left out. A stop may say its loss as a lift or with a minus; the lift of
 * more spend keeps its sign. Blank cells may arrive as 0. Extra columns are notes. Errors name the row and the mend.
 */
export function readLiftTests(values: SheetValues | null, history: History): LiftTest[] {
  if (!values || values.length < 2) return [];
  const header = values[0]!.map((cell) => headerKey(cellText(cell)));
  const at = (name: string): number => header.indexOf(name);
  for (const name of ["channel", "from", "to", "lift"]) {
    if (at(name) < 0) invalid(`tests: the column ${name} is missing. Add it to the header row`);
  }
  if (at("stderror") < 0 && (at("low") < 0 || at("high") < 0)) {
    invalid("tests: give either StdError, or Low and High, so that the test's precision is known");
  }
  return values.slice(1).flatMap((cells, i) => {
    if (isEmptyRow(cells)) return [];
    const name = cells[at("channel")] === 0 ? "" : cellText(cells[at("channel")]);
    if (name === "") return invalid(`tests row ${i + 2}: there is a test but no channel. Type its name`);
    const where = `tests row ${i + 2} (${name})`;
    const cell = (column: string): CellValue => cells[at(column)] ?? null;
    const number = (column: string): number | null => parseNumber(cell(column));
    return [readTest({ where, name, history, cell, number })];
  });
}

interface TestRow {
  readonly where: string;
  readonly name: string;
  readonly history: History;
  cell(column: string): CellValue;
  /** null where blank, NaN where no number. */
  number(column: string): number | null;
}

function readTest({ where, name, history, cell, number }: TestRow): LiftTest {
  const names = history.channels.map((channel) => channel.name);
  const channel = names.findIndex((known) => nameKey(known) === nameKey(name));
  if (channel < 0) invalid(`${where}: there is no channel "${name}". ${nameHint(name, names)}`);
  const from = periodOf(cell("from"), history, `${where}: From`);
  const to = periodOf(cell("to"), history, `${where}: To`);
  if (to < from) invalid(`${where}: To is before From. Change the two round`);
  checkSpent(history, channel, { from, to }, where);
  const lift = number("lift");
  if (lift === null || Number.isNaN(lift)) return invalid(`${where}: Lift is no number. Type the outcome gained`);
  const standardError = readPrecision(number, lift, where);
  const spendChange = readChange(number("spendchange"), where);
  return { channel, from, to, lift: spendChange > 0 ? lift : Math.abs(lift), standardError, spendChange };
}

/** A test changes the spend of its periods: where there was none, nothing could be changed. */
function checkSpent(
  { channels, dates }: History,
  channel: number,
  span: { from: number; to: number },
  where: string,
): void {
  const { from, to } = span;
  if (channels[channel]!.values.slice(from, to + 1).some((amount) => amount > 0)) return;
  const days = `${isoDate(dates[from]!)} to ${isoDate(dates[to]!)}`;
  invalid(`${where}: there is no spend from ${days}, so nothing could be changed. Check the dates`);
}

function readChange(given: number | null, where: string): number {
  const change = given || -1;
  if (change >= -1 && change <= 10) return change;
  const meaning = Number.isNaN(change) ? "no number" : `${change}, which is ${(100 * change).toFixed(0)}%`;
  return invalid(`${where}: Spend change is ${meaning}. Type -100% for a stop, 50% for half as much again`);
}

function readPrecision(number: (column: string) => number | null, lift: number, where: string): number {
  const [low, high] = [number("low") ?? 0, number("high") ?? 0];
  const hasRange = low !== 0 || high !== 0;
  if (hasRange && (lift < Math.min(low, high) || lift > Math.max(low, high))) {
    invalid(`${where}: Lift ${lift} lies outside Low ${low} to High ${high}. Check the three`);
  }
  const confidence = number("confidence") || 0.9;
  if (!(confidence > 0 && confidence < 1)) {
    invalid(`${where}: Confidence is ${confidence}. Type a share below 1, such as 90%`);
  }
  const fromRange = hasRange ? Math.abs(high - low) / (2 * normalQuantile((1 + confidence) / 2)) : NaN;
  const error = number("stderror") || fromRange;
  return error > 0 ? error : invalid(`${where}: the precision must be above 0. Give StdError, or Low and High`);
}

/** The period that holds a date. */
function periodOf(cell: CellValue, { dates }: History, where: string): number {
  const serial = typeof cell === "number" ? cell : typeof cell === "string" ? (parseIsoDate(cell) ?? NaN) : NaN;
  const last = dates.at(-1)!;
  const isInside = serial >= dates[0]! && serial < last + (last - dates.at(-2)!);
  if (isInside) return dates.findLastIndex((date) => date <= serial);
  return invalid(
    `${where} is no date within the history (${isoDate(dates[0]!)} to ${isoDate(last)}). Type one such as 2025-03-31`,
  );
}
