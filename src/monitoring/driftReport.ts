import { invalid, missing, type ResultCell, type SheetValues, type Table } from "../base";
import { parseNumber, quoteCell } from "../data";
import { ewmaAlarm, levelBreak, stabilityIndex } from "./drift";

/** A series of actual values, and what was predicted for them (null: the series itself is watched), in order of time. */
export interface DriftQuestion {
  readonly actuals: SheetValues;
  readonly predicted: SheetValues | null;
}

/** Share of the series that counts as the quiet time to measure against. */
const quietShare = 0.5;
const fewest = 8;

function series(values: SheetValues, name: string): readonly number[] {
  const cells = values.length === 1 ? (values[0] ?? []) : values.map((row) => row.at(-1) ?? null);
  const isHeader = typeof cells[0] === "string" && Number.isNaN(parseNumber(cells[0]));
  return cells.slice(isHeader ? 1 : 0).map((cell, index) => {
    const value = parseNumber(cell);
    return value === null || Number.isNaN(value)
      ? invalid(`${name} row ${index + 1 + (isHeader ? 1 : 0)}: ${quoteCell(cell)} is not a number`)
      : value;
  });
}

function row(check: string, value: number, at: number, isAlarm: boolean, meaning: string): readonly ResultCell[] {
  const place = at >= 0 ? at + 1 : missing("it never happened");
  return [
    check,
    Number.isFinite(value) ? value : missing("too few values"),
    place,
    isAlarm ? "alarm" : "quiet",
    meaning,
  ];
}

/**
 * Watches a series, or its errors against a prediction, for drift: a lasting change of level (CUSUM), a slow one since
 * the quiet first half (EWMA), and another spread of values (PSI). Table: Check, Value, At (1-based period), Status,
 * Meaning.
 */
export function driftReport({ actuals, predicted }: DriftQuestion): Table {
  const values = series(actuals, "actuals");
  const expected = predicted && series(predicted, "predicted");
  if (expected && expected.length !== values.length)
    invalid(`predicted: ${expected.length} values for ${values.length} actual ones. Give one for each`);
  if (values.length < fewest) invalid(`actuals: ${values.length} periods. Drift needs at least ${fewest}`);
  const watched = values.map((value, index) => value - (expected?.[index] ?? 0));
  const quiet = watched.slice(0, Math.floor(watched.length * quietShare));
  const centre = quiet.reduce((sum, value) => sum + value, 0) / quiet.length;
  const squares = quiet.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  const change = levelBreak(watched);
  const recent = watched.slice(quiet.length);
  const slow = ewmaAlarm(recent, centre, Math.sqrt(squares / (quiet.length - 1)));
  const shift = stabilityIndex(quiet, recent);
  const [level, isBreak] = [change.lastBefore + 1, change.pValue < 0.01];
  return {
    header: ["Check", "Value", "At", "Status", "Meaning"],
    rows: [
      row(
        "CUSUM",
        change.pValue,
        isBreak ? level : -1,
        isBreak,
        "p value of one lasting change of level; At is its first period",
      ),
      row(
        "EWMA",
        recent.at(-1) ?? NaN,
        slow < 0 ? -1 : quiet.length + slow,
        slow >= 0,
        "newest value; At is when the smoothed one left its limits",
      ),
      row("PSI", shift, -1, shift > 0.25, "spread of values against the first half: above 0.25 has shifted"),
    ],
  };
}
