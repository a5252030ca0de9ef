import { counted, type Finding } from "../../base";
import { isoDate, weekday } from "../cells/serialDates";
import { missingPeriods, nextPeriod } from "../dataset/periodUnit";
import { median } from "./seriesMath";
import { columnsOf, finding, type AuditCheck, type AuditContext } from "./auditContext";
import { totalSpend } from "./spendChecks";

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Periods that are missing between the first and the last. */
export const checkMissingPeriods: AuditCheck = ({ dataset }) => {
  if (!dataset || dataset.dates.length < 4) return [];
  const missing = missingPeriods([...dataset.dates], dataset.period);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 5).map(isoDate).join(", ");
  const after = dataset.dates.findIndex((day) => day > (missing[0] ?? 0));
  const found = `${counted(missing.length, dataset.period)} missing: ${shown}${missing.length > 5 ? " and more" : ""}`;
  const fix = "Add the rows: 0 where nothing was spent, the outcome as it was";
  return [finding("Missing periods", "warning", { row: dataset.rows[after]?.[0] }, found, fix)];
};

/** Dates off the rhythm of the others: weeks that begin on another day, mixed spacing, rows out of order. */
export const checkIrregularDates: AuditCheck = (context) => {
  const { dataset } = context;
  if (!dataset || dataset.dates.length < 4) return [];
  const column = columnsOf(context, "date")[0]?.column;
  if (dataset.period === "irregular") {
    const found = "The dates have no rhythm: neither daily, weekly, monthly nor quarterly";
    return [finding("Irregular dates", "error", { column }, found, "Use one row per week or month (and channel)")];
  }
  return [...offBeat(context, column), ...unsorted(context, column)];
};

function offBeat({ dataset }: AuditContext, column: number | undefined): Finding[] {
  if (!dataset || dataset.period !== "week") return [];
  const days = Array.from(dataset.dates, weekday);
  const counts = dayNames.map((_, day) => days.filter((other) => other === day).length);
  const start = counts.indexOf(Math.max(...counts));
  const odd = days.findIndex((day) => day !== start);
  if (odd < 0) return [];
  const found = `Weeks begin on ${dayNames[start]}, but ${isoDate(dataset.dates[odd] ?? 0)} is a ${dayNames[days[odd] ?? 0]}`;
  return [
    finding(
      "Irregular dates",
      "warning",
      { row: dataset.rows[odd]?.[0], column },
      found,
      "Use the first day of the week",
    ),
  ];
}

function unsorted(context: AuditContext, column: number | undefined): Finding[] {
  const serials = columnsOf(context, "date")[0]?.numbers ?? new Float64Array(0);
  const isSorted = (sign: 1 | -1): boolean =>
    serials.every((day, row) => row === 0 || Number.isNaN(day) || !(sign * day < sign * (serials[row - 1] ?? day)));
  if (context.mapping.shape !== "wide" || isSorted(1) || isSorted(-1)) return [];
  return [
    finding("Irregular dates", "note", { column }, "Rows are not in date order; sorted while reading", "Nothing to do"),
  ];
}

/** A last period that looks cut off: outcome and spend both far below the periods before. */
export const checkPartialLast: AuditCheck = ({ dataset }) => {
  if (!dataset?.outcome || dataset.dates.length < 12) return [];
  const last = dataset.dates.length - 1;
  const ratio = (values: Float64Array): number =>
    (values[last] ?? 0) / median(values.slice(Math.max(0, last - 8), last));
  const spends = totalSpend(dataset);
  if (!(ratio(dataset.outcome.values) < 0.6 && ratio(spends) < 0.65)) return [];
  const row = dataset.rows[last]?.[0];
  const found = `The last ${dataset.period} (${isoDate(dataset.dates[last] ?? 0)}) has ${Math.round(100 * ratio(dataset.outcome.values))}% of the usual outcome and ${Math.round(100 * ratio(spends))}% of the usual spend`;
  return [finding("Partial last period", "warning", { row }, found, "Leave it out until it is complete")];
};

/** Data whose last period ended more than four weeks before the setting `Today` (of weeks: began more than five before). */
export const checkStale: AuditCheck = ({ dataset, settings }) => {
  const today = settings.number("Today", NaN);
  const last = dataset?.dates[dataset.dates.length - 1];
  if (!dataset || last === undefined || Number.isNaN(today)) return [];
  const end = nextPeriod(last, dataset.period === "irregular" ? "week" : dataset.period);
  if (today - end <= 28) return [];
  const found = `The last ${dataset.period === "irregular" ? "row" : dataset.period} (${isoDate(last)}) ended ${Math.floor(today - end)} days ago`;
  const row = dataset?.rows[dataset.dates.length - 1]?.[0];
  return [finding("Stale data", "note", { row }, found, "Add the newest periods before planning")];
};
