import { counted, unavailable, type Finding } from "../../base";
import { isoDate } from "../cells/serialDates";
import { type GapRule } from "../clean/cleanOptions";
import { type MediaDataset, type PeriodUnit, type Series } from "./mediaDataset";
import { missingPeriods } from "./periodUnit";

/** So many periods in a row can be put on a line between their neighbours; more would be a guess. */
const longestFill: Readonly<Record<PeriodUnit, number>> = { day: 3, week: 2, month: 1, quarter: 1, irregular: 0 };
/** At most this share of a history may be filled. */
const largestShare = 0.05;

/** Name of the 0/1 control that marks filled periods: as a control it takes what was filled out of a fit. */
export const filledName = "Filled in";

/** What is missing inside a history: whole periods, and periods whose outcome is blank. */
export interface Gaps {
  /** First day of each missing period, and of each period without an outcome. */
  readonly days: readonly number[];
  /** The longest run of them. */
  readonly longest: number;
  /** Periods after the last gap. */
  readonly nAfter: number;
  /** Whether filling them is sound: short runs, and few of them. */
  readonly canFill: boolean;
}

/** Finds the gaps of a history. A history without rhythm has none that can be told. */
export function findGaps({ dates, period, outcome }: MediaDataset): Gaps {
  const blanks = Array.from(dates).filter((_, t) => outcome !== null && Number.isNaN(outcome.values[t] ?? NaN));
  const days = [...missingPeriods([...dates], period), ...blanks].sort((a, b) => a - b);
  const all = [...new Set([...dates, ...days])].sort((a, b) => a - b);
  const isGap = new Set(days);
  let [run, longest] = [0, 0];
  for (const day of all) longest = Math.max(longest, (run = isGap.has(day) ? run + 1 : 0));
  const last = days.at(-1) ?? -Infinity;
  const canFill = days.length <= Math.max(1, largestShare * all.length) && longest <= longestFill[period];
  return {
    days,
    longest,
    nAfter: dates.filter((day) => day > last).length,
    canFill: canFill && !isGap.has(all[0] ?? 0),
  };
}

/**
 * Deals with the gaps of a history by the user's rule; every filled period is named in a finding and, with `isMarked`,
 * carries a 1 in the control `Filled in`. EngineError `unavailable` where filling would be a guess: runs of more than 3
 * days, 2 weeks or 1 month, more than 5% of all periods, or at the start.
 */
export function fillGaps(dataset: MediaDataset, rule: GapRule, isMarked = true): MediaDataset {
  const gaps = findGaps(dataset);
  if (rule === "leave" || gaps.days.length === 0) return dataset;
  if (rule === "start after") return startAfter(dataset, gaps);
  if (!gaps.canFill) {
    const what = `${counted(gaps.days.length, dataset.period)} missing or without an outcome, up to ${gaps.longest} in a row`;
    unavailable(`Gaps: ${what}: too many to fill without guessing. Add the rows, or set Gaps to "start after"`);
  }
  return fill(dataset, gaps, rule, isMarked);
}

function startAfter(dataset: MediaDataset, { days, nAfter }: Gaps): MediaDataset {
  const from = dataset.dates.length - nAfter;
  if (nAfter < 2) unavailable("Gaps: nothing is left after the last gap. Add the missing rows instead");
  const cut = (series: Series): Series => ({ ...series, values: series.values.slice(from) });
  const found = `Starts after the gap of ${listDays(days)}: ${counted(from, dataset.period)} before it left out`;
  return {
    ...dataset,
    dates: dataset.dates.slice(from),
    rows: dataset.rows.slice(from),
    outcome: dataset.outcome && cut(dataset.outcome),
    channels: dataset.channels.map(cut),
    controls: dataset.controls.map(cut),
    findings: [...dataset.findings, finding(found, "Nothing to do")],
  };
}

function fill(dataset: MediaDataset, gaps: Gaps, rule: GapRule, isMarked: boolean): MediaDataset {
  const days = [...new Set([...dataset.dates, ...gaps.days])].sort((a, b) => a - b);
  const at = new Map(Array.from(dataset.dates, (day, t) => [day, t]));
  const missing = new Set(gaps.days.filter((day) => !at.has(day)));
  const spread = (series: Series): Float64Array =>
    Float64Array.from(days, (day) => series.values[at.get(day) ?? -1] ?? NaN);
  const onLine = (series: Series, isFilled: (day: number) => boolean): Series => {
    const values = spread(series);
    const isFlag = series.values.every((value) => value === 0 || value === 1 || Number.isNaN(value));
    days.forEach((day, t) => {
      if (isFilled(day)) values[t] = between(values, t, isFlag);
    });
    return { ...series, values };
  };
  const isHole = (day: number): boolean => missing.has(day);
  const spend = (series: Series): Series =>
    rule === "zero spend"
      ? { ...series, values: spread(series).map((value, t) => (missing.has(days[t] ?? 0) ? 0 : value)) }
      : onLine(series, isHole);
  const controls = dataset.controls.map((control) => onLine(control, isHole));
  const mark: Series = {
    name: filledName,
    columns: [],
    values: Float64Array.from(days, (day) => (gaps.days.includes(day) ? 1 : 0)),
  };
  return {
    ...dataset,
    dates: Float64Array.from(days),
    rows: days.map((day) => dataset.rows[at.get(day) ?? -1] ?? []),
    outcome: dataset.outcome && onLine(dataset.outcome, (day) => gaps.days.includes(day)),
    channels: dataset.channels.map(spend),
    controls: isMarked ? [...controls, mark] : controls,
    findings: [...dataset.findings, ...filledFindings(dataset.period, gaps.days, missing, rule, isMarked)],
  };
}

/** The value on the line between the nearest present neighbours; a flag keeps the value before. */
function between(values: Float64Array, t: number, isFlag: boolean): number {
  const isPresent = (place: number): boolean => !Number.isNaN(values[place] ?? NaN);
  let [before, after] = [t - 1, t + 1];
  while (before >= 0 && !isPresent(before)) before--;
  while (after < values.length && !isPresent(after)) after++;
  const left = values[before] ?? NaN;
  if (after >= values.length || isFlag) return left;
  return left + (((values[after] ?? NaN) - left) * (t - before)) / (after - before);
}

function filledFindings(
  period: PeriodUnit,
  days: readonly number[],
  missing: ReadonlySet<number>,
  rule: GapRule,
  isMarked: boolean,
): Finding[] {
  const blank = days.filter((day) => !missing.has(day));
  const marked = isMarked ? `; marked 1 in the column "${filledName}", which takes it out of a fit` : "";
  const how = rule === "zero spend" ? "spend 0, outcome and controls" : "spend, outcome and controls";
  const fix = "Type the true values over it if you can get them";
  return [
    ...(missing.size > 0
      ? [
          finding(
            `Missing ${period} ${listDays([...missing])} added: ${how} on the line between the neighbours${marked}`,
            fix,
          ),
        ]
      : []),
    ...(blank.length > 0
      ? [finding(`Blank outcome of ${listDays(blank)} filled on the line between the neighbours${marked}`, fix)]
      : []),
  ];
}

function listDays(days: readonly number[]): string {
  const shown = days.slice(0, 5).map(isoDate).join(", ");
  return days.length > 5 ? `${shown} and ${days.length - 5} more` : shown;
}

function finding(found: string, fix: string): Finding {
  return { check: "Gaps", severity: "note", found, fix };
}
