import { type Finding, type ResultCell, type SheetValues, type Table } from "../../base";
import { type ColumnRole, type Mapping } from "../columns/columnRoles";
import { filledName } from "../dataset/fillGaps";
import { type MediaDataset } from "../dataset/mediaDataset";
import { defaultCleanOptions, type CleanOptions } from "./cleanOptions";
import { cleanRows, type CleanRows } from "./cleanRows";
import { prepareHistory } from "./prepareHistory";

/** A cleaned copy of a table and the list of what was changed. Dates are serial numbers; blanks are "". */
export interface CleanCopy {
  readonly table: Table;
  readonly changes: readonly Finding[];
  /** Zero-based columns of `table` that hold dates, for the format. */
  readonly dateColumns: readonly number[];
  /** What the columns of `table` are for. */
  readonly roles: readonly ColumnRole[];
  /** Zero-based rows of `table` that were filled in, for the format. */
  readonly filledRows: readonly number[];
}

/**
 * The cleaned copy of a range (see `cleanRows`). Where the options group days, deal with gaps or lay a list out by
 * period, the copy is a history: date, outcome, one column per channel, controls. The range itself is never changed.
 */
export function cleanTable(
  values: SheetValues,
  options: CleanOptions = defaultCleanOptions,
  mapping: Mapping | null = null,
): CleanCopy {
  const rows = cleanRows(values, options, mapping);
  return needsHistory(rows, options) ? historyCopy(prepareHistory(rows, options), rows) : rowsCopy(rows);
}

/** Whether the copy has to be a history by period. A table without dates never has. */
export function needsHistory({ shape, columns }: CleanRows, { groupBy, gaps, layout }: CleanOptions): boolean {
  const isDated = columns.some(({ role }) => role.role === "date");
  return isDated && (groupBy !== "none" || gaps !== "leave" || (layout === "by period" && shape === "long"));
}

function rowsCopy({ columns, changes }: CleanRows): CleanCopy {
  const nRows = columns[0]?.cells.length ?? 0;
  return {
    table: {
      header: columns.map(({ role }) => role.header),
      rows: Array.from({ length: nRows }, (_, row) => columns.map(({ cells }) => cells[row] ?? "")),
    },
    changes,
    dateColumns: columns.flatMap(({ kind }, index) => (kind === "date" ? [index] : [])),
    roles: columns.map(({ role }, column) => ({ ...role, column })),
    filledRows: [],
  };
}

/** A history as a copy: one row per period; a blank of the source stays blank. */
export function historyCopy(
  dataset: MediaDataset,
  { columns, changes }: Pick<CleanRows, "columns" | "changes">,
): CleanCopy {
  const { outcome, channels, controls, dates } = dataset;
  const date = columns.find(({ role }) => role.role === "date")?.role.header ?? "Date";
  const series = [
    ...(outcome ? [{ ...outcome, role: "outcome" as const }] : []),
    ...channels.map((channel) => ({ ...channel, role: "spend" as const })),
    ...controls.map((control) => ({ ...control, role: "control" as const })),
  ];
  const cell = (value: number | undefined): ResultCell => (value === undefined || Number.isNaN(value) ? "" : value);
  const marks = controls.find(({ name }) => name === filledName)?.values;
  return {
    table: {
      header: [date, ...series.map(({ name }) => name)],
      rows: Array.from(dates, (day, t) => [day, ...series.map(({ values }) => cell(values[t]))]),
    },
    changes: [...changes, ...dataset.findings],
    dateColumns: [0],
    roles: [
      { column: 0, header: date, role: "date", channel: "" },
      ...series.map(({ name, role }, index) => ({
        ...{ column: index + 1, header: name, role },
        channel: role === "spend" ? name : "",
      })),
    ],
    filledRows: Array.from(dates.keys()).filter((t) => marks?.[t] === 1),
  };
}
