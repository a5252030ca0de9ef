import { invalid, type SheetValues } from "../../base";
import { correlation, nameKey } from "../../data";
import type { ControlSeries, History, Series } from "./history";
import { readGroups } from "./readGroups";
import { findFrequency, readPeriods } from "./readPeriods";
import { readSeries } from "./readSeries";

/** The ranges of a FIT_MODEL call, as they stand in the sheet: one header row each, the same number of rows. */
export interface HistoryRanges {
  readonly dates: SheetValues;
  readonly outcome: SheetValues;
  readonly spend: SheetValues;
  readonly controls: SheetValues | null;
  /** Channel with Group ("North > Search"), Brand or Value. */
  readonly groups: SheetValues | null;
}

const moneyHeader = /sales|revenue|pipeline|turnover|gmv|umsatz|[$€£¥]|\b(usd|eur|gbp|chf|jpy)\b/i;

/**
 * Reads a history and refuses what no model can mend: unequal lengths, unsorted, repeated or missing dates, text in
 * numbers, negative spend, an outcome that never moves, channels without spend, columns of one name, the outcome among its
 * causes. Messages name the argument, the row (the header is row 1) and the mend. Controls that never move are left out.
 */
export function readHistory(ranges: HistoryRanges, unit: "money" | "count" | null): History {
  checkLengths(ranges);
  const dates = readPeriods(ranges.dates);
  const outcome = readOutcome(ranges.outcome);
  const channels = readSeries(ranges.spend, "spend");
  const controls = ranges.controls ? readSeries(ranges.controls, "controls") : [];
  channels.forEach(checkSpend);
  checkNames([...channels, ...controls, outcome]);
  for (const channel of channels) checkTwin("spend", channel, outcome);
  for (const control of controls) checkTwin("controls", control, outcome);
  const traits = readGroups(ranges.groups);
  return {
    dates,
    frequency: findFrequency(dates),
    outcome: { ...outcome, unit: unit ?? (moneyHeader.test(outcome.name) ? "money" : "count") },
    channels: channels.map((channel) => ({ ...channel, ...traits(channel.name) })),
    controls: movingControls(controls),
  };
}

/** The controls that move; what comes after one that does not keeps its place in the range. */
function movingControls(all: readonly Series[]): ControlSeries[] {
  const moving = all.map((control, k) => ({ ...control, column: k + 1 })).filter(hasMoved);
  return moving.map(({ column, ...control }, k) => (column === k + 1 ? control : { ...control, column }));
}

/** Whether a series has more than one value. */
export function hasMoved({ values }: Series): boolean {
  return values.some((value) => value !== values[0]);
}

function checkLengths(ranges: HistoryRanges): void {
  const rows = ranges.dates.length;
  for (const name of ["outcome", "spend", "controls"] as const) {
    const range = ranges[name];
    if (range && range.length !== rows) {
      invalid(
        `${name} has ${range.length} rows but dates has ${rows}. Select the same rows, header included, in both ranges`,
      );
    }
  }
}

function readOutcome(range: SheetValues): Series {
  if ((range[0]?.length ?? 0) > 1) invalid(`outcome has ${range[0]!.length} columns. Select one column`);
  const [series] = readSeries(range, "outcome");
  if (!series) return invalid("outcome: the range is empty. Select one column with its header");
  if (hasMoved(series)) return series;
  return invalid(`outcome: "${series.name}" is ${series.values[0]} in every row. A model needs an outcome that moves`);
}

function checkSpend({ name, values }: Series): void {
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0) {
    invalid(`spend row ${negative + 2} (${name}) is ${values[negative]}. Spend cannot be below 0`);
  }
  if (values.every((value) => value === 0)) {
    invalid(`spend: "${name}" is 0 in every row, so nothing can be learnt of it. Leave the column out`);
  }
}

function checkNames(all: readonly Series[]): void {
  const seen = new Set<string>();
  for (const { name } of all) {
    if (seen.has(nameKey(name))) invalid(`two columns are called "${name}". Give each its own name`);
    seen.add(nameKey(name));
  }
}

function checkTwin(argument: "spend" | "controls", { name, values }: Series, outcome: Series): void {
  if (!(Math.abs(correlation(values, outcome.values)) > 0.9999)) return;
  invalid(
    `${argument}: "${name}" moves exactly as the outcome "${outcome.name}" does, so it would explain everything. ` +
      `Leave it out`,
  );
}
