import { counted, invalid, type Finding } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { type ColumnRole, type Mapping } from "../columns/columnRoles";
import { type DataTable, type TableColumn } from "../table/dataTable";
import { type MediaDataset, type Series } from "./mediaDataset";
import { periodUnit } from "./periodUnit";

/**
 * Turns a wide or long history into series by period: rows of one date are added up (long tables: per channel), dates
 * sorted, nothing filled. A channel without a row on a date spent 0 there (long tables list only what ran); a blank in a
 * wide table stays NaN. EngineError `invalid` where the table has no date column.
 */
export function buildDataset(table: DataTable, mapping: Mapping): MediaDataset {
  const column = (role: ColumnRole): TableColumn | undefined =>
    table.columns.find((candidate) => candidate.column === role.column);
  const dateRole = mapping.roles.find(({ role }) => role === "date");
  const dates = dateRole ? column(dateRole) : undefined;
  if (!dates) return invalid("data: there is no date column, so this is no history. Add one called Date");
  const { days, placeOf, rows } = groupByDay(dates.numbers, table.rows);
  const sum = (source: ColumnRole): Series => addByPeriod(source, column(source), placeOf, days.length);
  const spends = mapping.roles.filter(({ role }) => role === "spend");
  const channels =
    mapping.shape === "long"
      ? pivot(table, mapping, placeOf, days.length)
      : spends.map((role) => nameSpend(role, sum(role)));
  const outcome =
    mapping.roles.find(({ role }) => role === "outcome") ?? mapping.roles.find(({ role }) => role === "revenue");
  return {
    period: periodUnit(days),
    dates: Float64Array.from(days),
    rows,
    outcome: outcome ? sum(outcome) : null,
    channels,
    controls: mapping.roles.filter((role) => role.role === "control" && column(role)?.kind === "number").map(sum),
    findings: undatedFindings(dates, table),
  };
}

interface Grouping {
  readonly days: readonly number[];
  /** Period of each data row; -1 without a date. */
  readonly placeOf: Int32Array;
  readonly rows: readonly number[][];
}

function groupByDay(serials: Float64Array, sheetRows: readonly number[]): Grouping {
  const days = [...new Set(serials)].filter((serial) => !Number.isNaN(serial)).sort((a, b) => a - b);
  const index = new Map(days.map((day, place) => [day, place]));
  const placeOf = Int32Array.from(serials, (serial) => index.get(serial) ?? -1);
  const rows = days.map((): number[] => []);
  placeOf.forEach((place, row) => rows[place]?.push(sheetRows[row] ?? 0));
  return { days, placeOf, rows };
}

function addByPeriod(role: ColumnRole, column: TableColumn | undefined, placeOf: Int32Array, nPeriods: number): Series {
  const values = new Float64Array(nPeriods).fill(NaN);
  placeOf.forEach((place, row) => {
    const value = column?.numbers[row] ?? NaN;
    if (place >= 0 && !Number.isNaN(value))
      values[place] = (Number.isNaN(values[place] ?? NaN) ? 0 : (values[place] ?? 0)) + value;
  });
  return { name: role.header, columns: [role.column], values };
}

function nameSpend(role: ColumnRole, series: Series): Series {
  return { ...series, name: role.channel || role.header };
}

/** Spend per channel of a long table: the first spend column, by the channel (else the campaign) column. */
function pivot(table: DataTable, mapping: Mapping, placeOf: Int32Array, nPeriods: number): Series[] {
  const roleOf = (name: ColumnRole["role"]): ColumnRole | undefined => mapping.roles.find(({ role }) => role === name);
  const named = roleOf("channel") ?? roleOf("campaign");
  const spend = roleOf("spend");
  const spends = table.columns.find(({ column }) => column === spend?.column);
  const names = table.columns.find(({ column }) => column === named?.column);
  if (!spends) return [];
  const byKey = new Map<string, Series>();
  placeOf.forEach((place, row) => {
    const name = names ? cellText(names.cells[row]) : (spend?.header ?? "Spend");
    const key = nameKey(name);
    const series = byKey.get(key) ?? { name, columns: [spends.column], values: new Float64Array(nPeriods) };
    byKey.set(key, series);
    const value = spends.numbers[row] ?? NaN;
    if (place >= 0 && !Number.isNaN(value)) series.values[place] = (series.values[place] ?? 0) + value;
  });
  return [...byKey.values()];
}

function undatedFindings(dates: TableColumn, table: DataTable): Finding[] {
  const undated = table.rows.filter((_, row) => Number.isNaN(dates.numbers[row] ?? NaN));
  if (undated.length === 0) return [];
  return [
    {
      check: "Undated rows",
      severity: "error",
      where: { row: undated[0], column: dates.column },
      found: `${counted(undated.length, "row")} without a date that can be read under ${dates.header}`,
      fix: "Type the date in the same style as the other rows",
    },
  ];
}
