import type { Finding, SheetValues } from "../base";
import { auditTable, readSettings, type Mapping, type PeriodUnit } from "../data";
import { findingPlace } from "./findingPlace";

/** What the pane's Data screen asks of a range. */
export interface UnderstandDataRequest {
  readonly data: SheetValues;
  readonly settings: SheetValues | null;
  readonly areBlanksVisible: boolean;
  /** Roles that the user corrected; null: recognised anew. */
  readonly mapping: Mapping | null;
}

/** One finding with its place in words and in the range (zero-based), for "go to cell". */
export interface PlacedFinding extends Finding {
  readonly place: string;
}

/** What was understood of a range. */
export interface UnderstoodData {
  readonly mapping: Mapping;
  /** Zero-based header row and number of data rows. */
  readonly headerRow: number;
  readonly nRows: number;
  /** null for a table without dates. */
  readonly history: {
    readonly period: PeriodUnit;
    readonly nPeriods: number;
    /** First and last period, as Excel serials. */
    readonly from: number;
    readonly to: number;
    readonly outcome: string;
    readonly channels: readonly string[];
    readonly controls: readonly string[];
  } | null;
  readonly findings: readonly PlacedFinding[];
}

/** Reads a range, recognises its columns and audits it: everything the Data screen shows, in one answer. */
export function understandData(request: UnderstandDataRequest): UnderstoodData {
  const { data, areBlanksVisible, mapping } = request;
  const settings = readSettings(request.settings);
  const audit = auditTable(data, { settings, areBlanksVisible, mapping: mapping ?? undefined });
  const { dataset, table } = audit;
  return {
    mapping: audit.mapping,
    headerRow: table.headerRow,
    nRows: table.rows.length,
    history: dataset && {
      period: dataset.period,
      nPeriods: dataset.dates.length,
      from: dataset.dates[0] ?? 0,
      to: dataset.dates[dataset.dates.length - 1] ?? 0,
      outcome: dataset.outcome?.name ?? "",
      channels: dataset.channels.map(({ name }) => name),
      controls: dataset.controls.map(({ name }) => name),
    },
    findings: audit.findings.map((one) => ({ ...one, place: findingPlace(one, table) })),
  };
}
