import { invalid, type Finding } from "../../base";
import { dateSerial, isoDate, serialDate, weekday } from "../cells/serialDates";
import { type MediaDataset, type Series } from "./mediaDataset";
import { periodUnit } from "./periodUnit";

/** How to add a history up to longer periods. */
export interface Regrouping {
  readonly to: "week" | "month";
  /** 0 Monday (default) … 6 Sunday. */
  readonly weekStart?: number;
}

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The first day of the week or month in which a day lies. */
export function periodStart(day: number, to: "week" | "month", weekStart = 0): number {
  if (to === "week") return day - ((weekday(day) - weekStart + 7) % 7);
  const { year, month } = serialDate(day);
  return dateSerial(year, month, 1);
}

/** The days that a full period has. */
function fullLength(start: number, to: "week" | "month"): number {
  return to === "week" ? 7 : periodStart(start + 31, "month") - start;
}

/**
 * Adds a daily history up to weeks or months. Spend and outcome are added up, controls (prices, flags) averaged. A first or last period with missing days is left out and reported; a day missing
 * inside adds nothing and is reported. EngineError `invalid` where the history is not daily.
 */
export function regroupPeriods(dataset: MediaDataset, { to, weekStart = 0 }: Regrouping): MediaDataset {
  if (dataset.period !== "day") invalid(`data: only a daily history can be added up; this one is by ${dataset.period}`);
  const startOf = Array.from(dataset.dates, (day) => periodStart(day, to, weekStart));
  const starts = [...new Set(startOf)];
  const nDays = starts.map((start) => startOf.filter((other) => other === start).length);
  const isWhole = (index: number): boolean => nDays[index] === fullLength(starts[index] ?? 0, to);
  const kept = starts.filter((_, index) => (index > 0 && index < starts.length - 1) || isWhole(index));
  const placeOf = startOf.map((start) => kept.indexOf(start));
  const regroup = (series: Series, isMean: boolean): Series => addUp(series, placeOf, kept.length, isMean);
  return {
    period: periodUnit(kept) === "irregular" ? to : periodUnit(kept),
    dates: Float64Array.from(kept),
    rows: kept.map((_, place) => dataset.rows.filter((__, t) => placeOf[t] === place).flat()),
    outcome: dataset.outcome && regroup(dataset.outcome, false),
    channels: dataset.channels.map((channel) => regroup(channel, false)),
    controls: dataset.controls.map((control) => regroup(control, true)),
    findings: [...dataset.findings, ...regroupFindings(starts, nDays, kept, to, weekStart)],
  };
}

function addUp(series: Series, placeOf: readonly number[], nPeriods: number, isMean: boolean): Series {
  const sums = new Float64Array(nPeriods);
  const counts = new Float64Array(nPeriods);
  placeOf.forEach((place, t) => {
    const value = series.values[t] ?? NaN;
    if (place < 0 || Number.isNaN(value)) return;
    sums[place] = (sums[place] ?? 0) + value;
    counts[place] = (counts[place] ?? 0) + 1;
  });
  const values = sums.map((sum, place) =>
    (counts[place] ?? 0) === 0 ? NaN : isMean ? sum / (counts[place] ?? 1) : sum,
  );
  return { ...series, values };
}

function regroupFindings(
  starts: readonly number[],
  nDays: readonly number[],
  kept: readonly number[],
  to: "week" | "month",
  weekStart: number,
): Finding[] {
  const how = to === "week" ? `weeks that begin on ${dayNames[weekStart]}` : "calendar months";
  const left = starts.filter((start) => !kept.includes(start)).map(isoDate);
  const thin = kept.filter((start) => (nDays[starts.indexOf(start)] ?? 0) < fullLength(start, to)).map(isoDate);
  const note = (found: string, fix: string, severity: "note" | "warning"): Finding => ({
    check: "Added up",
    severity,
    found,
    fix,
  });
  return [
    note(`Days added up to ${how}`, "Nothing to do", "note"),
    ...(left.length > 0
      ? [note(`Incomplete at the ends and left out: ${left.join(", ")}`, "Nothing to do", "note")]
      : []),
    ...(thin.length > 0
      ? [
          note(
            `Days are missing in the ${to}s of ${thin.slice(0, 5).join(", ")}`,
            "Add the missing days: 0 where nothing was spent",
            "warning",
          ),
        ]
      : []),
  ];
}
