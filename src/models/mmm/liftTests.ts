import { invalid, type SheetValues } from "../../base";
import { cellText, nameKey, nearestName, parseIsoDate, parseNumber } from "../../data";
import { normalQuantile } from "../../numerics";
import type { History, LiftTest } from "./history";

/**
 * Reads the Tests table: Channel, From, To (dates of the history), Lift, and Low + High (of `Confidence`, 90% by default)
 * or StdError; Spend change is −100% where it is left out. Extra columns are notes. Errors name the row and the mend.
 */
export function readLiftTests(values: SheetValues | null, history: History): LiftTest[] {
  if (!values || values.length < 2) return [];
  const header = values[0]!.map((cell) => nameKey(cellText(cell)).replace(/[\s_-]/g, ""));
  const at = (name: string): number => header.indexOf(name);
  for (const name of ["channel", "from", "to", "lift"]) {
    if (at(name) < 0) invalid(`tests: the column ${name} is missing. Add it to the header row`);
  }
  if (at("stderror") < 0 && (at("low") < 0 || at("high") < 0)) {
    invalid("tests: give either StdError, or Low and High, so that the test's precision is known");
  }
  return values.slice(1).flatMap((cells, i) => {
    const name = cellText(cells[at("channel")]);
    if (name === "" || cells[at("channel")] === 0) return [];
    const where = `tests row ${i + 2} (${name})`;
    const number = (column: string): number | null => (at(column) < 0 ? null : parseNumber(cells[at(column)]));
    return [readTest({ where, number, name, history, from: cells[at("from")], to: cells[at("to")] })];
  });
}

interface TestRow {
  readonly where: string;
  readonly name: string;
  readonly history: History;
  readonly from: SheetValues[number][number] | undefined;
  readonly to: SheetValues[number][number] | undefined;
  number(column: string): number | null;
}

function readTest({ where, number, name, history, from, to }: TestRow): LiftTest {
  const names = history.channels.map((channel) => channel.name);
  const channel = names.findIndex((known) => nameKey(known) === nameKey(name));
  if (channel < 0) invalid(`${where}: there is no channel "${name}". Did you mean "${nearestName(name, names)}"?`);
  const first = periodOf(from, history, `${where}: From`);
  const last = periodOf(to, history, `${where}: To`);
  if (last < first) invalid(`${where}: To is before From`);
  const lift = number("lift");
  if (lift === null || Number.isNaN(lift)) return invalid(`${where}: Lift is no number`);
  const standardError = readPrecision(number, where);
  const change = number("spendchange") ?? -1;
  if (!(change >= -1) || change === 0) invalid(`${where}: Spend change must be at least −100% and not 0`);
  return { channel, from: first, to: last, lift: Math.abs(lift), standardError, spendChange: change };
}

function readPrecision(number: (column: string) => number | null, where: string): number {
  const given = number("stderror");
  const [low, high] = [number("low"), number("high")];
  const confidence = number("confidence") ?? 0.9;
  const fromRange =
    low !== null && high !== null ? Math.abs(high - low) / (2 * normalQuantile((1 + confidence) / 2)) : NaN;
  const error = given ?? fromRange;
  return error > 0 ? error : invalid(`${where}: the precision must be above 0. Give StdError, or Low and High`);
}

/** The period that holds a date. */
function periodOf(cell: SheetValues[number][number] | undefined, history: History, where: string): number {
  const serial = typeof cell === "number" ? cell : typeof cell === "string" ? (parseIsoDate(cell) ?? NaN) : NaN;
  const { dates } = history;
  const step = dates.at(-1)! - dates.at(-2)!;
  const inside = serial >= dates[0]! && serial < dates.at(-1)! + step;
  if (!inside) invalid(`${where} is no date within the history`);
  return dates.findLastIndex((date) => date <= serial);
}
