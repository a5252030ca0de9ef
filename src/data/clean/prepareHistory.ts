import { counted, invalid, isMissing, type CellValue } from "../../base";
import { type Mapping } from "../columns/columnRoles";
import { buildDataset } from "../dataset/buildDataset";
import { fillGaps } from "../dataset/fillGaps";
import { type MediaDataset, type Series } from "../dataset/mediaDataset";
import { regroupPeriods } from "../dataset/regroupPeriods";
import { recogniseWeekStart } from "../dataset/weekStart";
import { readTable } from "../table/readTable";
import { type CleanOptions } from "./cleanOptions";
import { change, type CleanRows } from "./cleanRows";

/** Roles that a history keeps; columns of other roles are left out, and that is said. */
const kept = ["date", "channel", "campaign", "outcome", "spend", "control"];

/**
 * Cleaned rows as a history by period, as they are: nothing grouped, nothing filled. `isEventful`: a list whose dates have
 * no rhythm (deals, orders) is read by day, 0 on days without a row, so that it can be added up.
 */
export function historyOf(rows: CleanRows, isEventful: boolean): MediaDataset {
  const values = [
    rows.columns.map(({ role }) => role.header),
    ...Array.from(rows.columns[0]?.cells ?? [], (_, row) => rows.columns.map(({ cells }) => plain(cells[row]))),
  ];
  const built = buildDataset(readTable(values), mappingOf(rows));
  const dataset = rows.shape === "long" && isEventful ? byDay(built) : built;
  const hasOutcome = rows.columns.some(({ role }) => role.role === "outcome");
  const left = rows.columns.filter(
    ({ role }) => !kept.includes(role.role) && !(role.role === "revenue" && !hasOutcome) && role.header !== "",
  );
  if (left.length === 0) return { ...dataset, findings: [...dataset.findings, ...laidOut(rows, dataset)] };
  const names = left.map(({ role }) => role.header).join(", ");
  const findings = [...laidOut(rows, dataset), change(`Columns that a history has no place for left out: ${names}`)];
  return { ...dataset, findings: [...dataset.findings, ...findings] };
}

const plain = (cell: CleanRows["columns"][number]["cells"][number] | undefined): CellValue =>
  cell === undefined || isMissing(cell) || cell === "" ? null : cell;

function mappingOf({ shape, source, columns }: CleanRows): Mapping {
  return { shape, source, roles: columns.map(({ role }, column) => ({ ...role, column })) };
}

function laidOut({ shape }: CleanRows, dataset: MediaDataset) {
  if (shape === "long") return [change("Laid out with one row per date and one column per channel")];
  const nAdded = dataset.rows.filter((rows) => rows.length > 1).length;
  return nAdded > 0 ? [change(`Added up: ${counted(nAdded, "date")} that stood in several rows`)] : [];
}

/**
 * A history as the options want it: days added up to weeks or months (gaps among the days dealt with first, so that no
 * week is short), then gaps among the periods dealt with and marked. EngineError where either can't be done.
 */
export function prepareHistory(rows: CleanRows, options: CleanOptions): MediaDataset {
  return groupAndFill(historyOf(rows, options.groupBy !== "none"), options);
}

/** A list without rhythm by day, from its first date to its last; 0 on days without a row. */
function byDay(dataset: MediaDataset): MediaDataset {
  const [from, to] = [dataset.dates[0] ?? 0, dataset.dates[dataset.dates.length - 1] ?? 0];
  if (dataset.period !== "irregular" || to - from > 20000) return dataset;
  const at = new Map(Array.from(dataset.dates, (day, t) => [day, t]));
  const days = Array.from({ length: to - from + 1 }, (_, t) => from + t);
  const daily = (series: Series): Series => ({
    ...series,
    values: Float64Array.from(days, (day) => series.values[at.get(day) ?? -1] || 0),
  });
  const found = "A list of events: read by day, 0 on days without a row";
  return {
    ...dataset,
    period: "day",
    dates: Float64Array.from(days),
    rows: days.map((day) => dataset.rows[at.get(day) ?? -1] ?? []),
    outcome: dataset.outcome && daily(dataset.outcome),
    channels: dataset.channels.map(daily),
    controls: [],
    findings: [...dataset.findings, change(found)],
  };
}

/** Groups a history and deals with its gaps; see `prepareHistory`. */
export function groupAndFill(dataset: MediaDataset, { groupBy, weekStart, gaps }: CleanOptions): MediaDataset {
  if (groupBy === "none" || dataset.period === groupBy) return fillGaps(dataset, gaps);
  if (dataset.period !== "day")
    invalid(`Group by: only days can be added up to ${groupBy}s; these data are by ${dataset.period}`);
  const start = weekStart ?? recogniseWeekStart(dataset.dates);
  return fillGaps(regroupPeriods(fillGaps(dataset, gaps, false), { to: groupBy, weekStart: start }), gaps);
}
