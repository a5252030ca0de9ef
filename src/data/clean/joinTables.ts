import { counted, type SheetValues } from "../../base";
import { headerKey } from "../cells/names";
import { type Mapping } from "../columns/columnRoles";
import { recogniseColumns } from "../columns/recogniseColumns";
import { fillGaps, filledName } from "../dataset/fillGaps";
import { joinDatasets } from "../dataset/joinDatasets";
import { type MediaDataset, type PeriodUnit } from "../dataset/mediaDataset";
import { recogniseWeekStart } from "../dataset/weekStart";
import { readTable } from "../table/readTable";
import { type CleanOptions } from "./cleanOptions";
import { change, cleanRows, type CleanRows } from "./cleanRows";
import { historyCopy, type CleanCopy } from "./cleanTable";
import { groupAndFill, historyOf } from "./prepareHistory";

/** One table of several that make a history together. */
export interface JoinPart {
  readonly values: SheetValues;
  /** Roles that the user corrected; null: recognised. */
  readonly mapping: Mapping | null;
  /** What the list of changes calls it: "Media!A1:F200". */
  readonly source: string;
  /** All its spend as one channel of this name (an export of one platform); null: channels as the table names them. */
  readonly channel: string | null;
}

interface Cleaned {
  readonly part: JoinPart;
  readonly rows: CleanRows;
  readonly history: MediaDataset;
}

/**
 * Joins tables of several tabs by date and channel into one history: each is cleaned, days are added up to the longest
 * period among the tables (or to that of the options; weeks begin as the weekly table's do), gaps are dealt with, and the
 * periods that all have in common are kept. The first outcome counts. Everything is listed in `changes`.
 */
export function joinTables(parts: readonly JoinPart[], options: CleanOptions): CleanCopy {
  const cleaned = parts.map((part) => clean(part, options));
  const grouping = { ...options, ...commonPeriod(cleaned, options) };
  const histories = cleaned.map(({ part, history }) => {
    const grouped = groupAndFill(part.channel === null ? history : asOneChannel(history, part.channel), grouping);
    return { ...grouped, findings: grouped.findings.map((one) => named(one, part.source)) };
  });
  const joined = fillGaps(oneMark(joinDatasets(histories)), options.gaps);
  const changes = cleaned.flatMap(({ part, rows }) => rows.changes.map((one) => named(one, part.source)));
  return historyCopy(oneMark(joined), { columns: cleaned[0]?.rows.columns ?? [], changes });
}

const named = <One extends { readonly found: string }>(one: One, source: string): One => ({
  ...one,
  found: `${source}: ${one.found}`,
});

/** Only the table that has the outcome which the options name is asked for it. */
function clean(part: JoinPart, options: CleanOptions): Cleaned {
  const mapping = part.mapping ?? recogniseColumns(readTable(part.values));
  const has = mapping.roles.some(({ header }) => headerKey(header) === headerKey(options.outcome));
  const rows = cleanRows(part.values, { ...options, outcome: has ? options.outcome : "" }, mapping);
  return { part, rows, history: historyOf(rows, true) };
}

const lengths: readonly PeriodUnit[] = ["day", "week", "month", "quarter"];

function commonPeriod(
  cleaned: readonly Cleaned[],
  { groupBy, weekStart }: CleanOptions,
): Pick<CleanOptions, "groupBy" | "weekStart"> {
  const longest = Math.max(...cleaned.map(({ history }) => lengths.indexOf(history.period)));
  const hasDays = cleaned.some(({ history }) => history.period === "day");
  const unit = lengths[longest];
  const wanted = groupBy !== "none" || !hasDays || (unit !== "week" && unit !== "month") ? groupBy : unit;
  const weekly = cleaned.find(({ history }) => history.period === "week") ?? cleaned[0];
  return { groupBy: wanted, weekStart: weekStart ?? recogniseWeekStart(weekly?.history.dates ?? []) };
}

/** All spend of a table as one channel: what an export of one platform is. */
function asOneChannel(dataset: MediaDataset, name: string): MediaDataset {
  const [first, ...others] = dataset.channels;
  if (!first) return dataset;
  const values = first.values.map((value, t) =>
    others.reduce((sum, channel) => sum + (channel.values[t] || 0), value || 0),
  );
  const found = `The spend of ${counted(dataset.channels.length, "name")} as one channel called ${name}`;
  return { ...dataset, channels: [{ ...first, name, values }], findings: [...dataset.findings, change(found)] };
}

/** The marks of several tables as one: 1 where any of them was filled in. */
function oneMark(dataset: MediaDataset): MediaDataset {
  const marks = dataset.controls.filter(({ name }) => name === filledName);
  const [first] = marks;
  if (!first) return dataset;
  const values = first.values.map((_, t) => Math.max(...marks.map((mark) => mark.values[t] || 0)));
  const others = dataset.controls.filter(({ name }) => name !== filledName);
  return { ...dataset, controls: [...others, { ...first, values }] };
}
