import { invalid, isBlank, type SheetValues } from "../base";
import { isoDate, nameKey } from "../data";
import { readHistory, type FittedModel, type History, type HistoryRanges, type Series } from "../models";

/** The history as the sheet holds it now, seen from a model that was fitted on its earlier rows. */
export interface Happened {
  /** All rows with an outcome; channels and controls in the model's order. */
  readonly history: History;
  /** How many of them the model was fitted on; the rest are new. */
  readonly known: number;
  /** First days of known periods whose figures are no longer those that the model was fitted on. */
  readonly revised: readonly number[];
}

/** Leaves out rows at the end whose outcome is blank: dates that wait for their figures. */
export function withoutWaitingRows(ranges: HistoryRanges): HistoryRanges {
  const { dates, outcome, spend, controls } = ranges;
  const filled = outcome.map((row, index) => index === 0 || !isBlank(row[0]));
  const rows = filled.lastIndexOf(true) + 1;
  const cut = (range: SheetValues): SheetValues => range.slice(0, rows);
  return {
    ...ranges,
    dates: cut(dates),
    outcome: cut(outcome),
    spend: cut(spend),
    controls: controls && cut(controls),
  };
}

function inOrder<S extends Series>(wanted: readonly Series[], given: readonly S[], what: string): readonly S[] {
  return wanted.map(
    ({ name }) =>
      given.find((one) => nameKey(one.name) === nameKey(name)) ??
      invalid(`the ${what} "${name}" that the model was fitted on is gone. Bring its column back, or fit a new model`),
  );
}

const hasSame = (a: readonly Series[], b: readonly Series[], t: number): boolean =>
  a.every(({ values }, k) => values[t] === b[k]!.values[t]);

/**
 * Reads the rows that the sheet holds now and sets them beside those of the model: which are new, which were revised.
 * A column that is gone, another order of the model's dates, or rows that it knows and the sheet does not: EngineError
 * `invalid` with words. Rows at the end without an outcome are left out.
 */
export function readHappened({ finished }: FittedModel, ranges: HistoryRanges): Happened {
  const old = finished.plan.history;
  const read = readHistory(withoutWaitingRows(ranges), old.outcome.unit);
  const stranger = read.channels.find(({ name }) => !old.channels.some((one) => nameKey(one.name) === nameKey(name)));
  if (stranger)
    invalid(`the channel "${stranger.name}" is new: the model does not know it. Fit a new model with that column`);
  const history: History = {
    ...read,
    channels: inOrder(old.channels, read.channels, "channel"),
    controls: inOrder(old.controls, read.controls, "control"),
  };
  const apart = old.dates.find((date, t) => history.dates[t] !== date);
  if (apart !== undefined)
    invalid(`the history no longer has the period of ${isoDate(apart)} where the model has it. Bring its row back`);
  const revised = old.dates.filter(
    (_, t) =>
      !hasSame(
        [old.outcome, ...old.channels, ...old.controls],
        [history.outcome, ...history.channels, ...history.controls],
        t,
      ),
  );
  return { history, known: old.dates.length, revised };
}
