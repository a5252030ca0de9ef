import { isoDate } from "../data";
import type { FittedModel, HistoryRanges } from "../models";
import { readHappened } from "./happened";

/** How far a fitted model is behind the history that the sheet holds now. */
export interface ModelAge {
  /** First day of the last period that the model knows, and of the newest one with an outcome; serials. */
  readonly until: number;
  readonly newest: number;
  readonly newPeriods: number;
  /** Days from the one to the other. */
  readonly newDays: number;
  /** Known periods whose figures were changed since the fit, as serials. */
  readonly revised: readonly number[];
  /** "9 days of data newer than the model"; "" where the model is up to date. */
  readonly words: string;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/**
 * How many days and periods of data are newer than the model, and which known rows were revised. Rows that have a date
 * but no outcome yet do not count.
 */
export function modelAge(model: FittedModel, ranges: HistoryRanges): ModelAge {
  const { history, known, revised } = readHappened(model, ranges);
  const [until, newest] = [history.dates[known - 1]!, history.dates.at(-1)!];
  const newDays = newest - until;
  const newer = newDays > 0 ? `${count(newDays, "day")} of data newer than the model` : "";
  const changed =
    revised.length > 0
      ? `${count(revised.length, "row")} changed since the fit, the first of ${isoDate(revised[0]!)}`
      : "";
  const words = [newer, changed].filter((part) => part !== "").join("; ");
  return { until, newest, newPeriods: history.dates.length - known, newDays, revised, words };
}
