import { isBlank, type Finding, type SheetValues } from "../base";
import {
  auditTable,
  findGaps,
  proposeNames,
  readSettings,
  recogniseWeekStart,
  type Audit,
  type ChannelNames,
  type Gaps,
  type Mapping,
  type PeriodUnit,
} from "../data";
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
    /** 0 Monday … 6 Sunday: when weeks begin, or would begin if days are added up. */
    readonly weekStart: number;
    readonly gaps: Gaps;
  } | null;
  /** What its channels are called and what could be merged. */
  readonly names: ChannelNames;
  /** Columns of spend with blank cells. */
  readonly blankSpends: readonly string[];
  readonly findings: readonly PlacedFinding[];
}

/** Reads a range, recognises its columns and audits it: everything the Data screen shows, in one answer. */
export function understandData(request: UnderstandDataRequest): UnderstoodData {
  const { data, areBlanksVisible, mapping } = request;
  const settings = readSettings(request.settings);
  const audit = auditTable(data, { settings, areBlanksVisible, mapping: mapping ?? undefined });
  const { table } = audit;
  return {
    mapping: audit.mapping,
    headerRow: table.headerRow,
    nRows: table.rows.length,
    history: historyOf(audit),
    names: proposeNames(table, audit.mapping),
    blankSpends: blankSpendsOf(audit),
    findings: audit.findings.map((one) => ({ ...one, place: findingPlace(one, table) })),
  };
}

function historyOf({ dataset }: Audit): UnderstoodData["history"] {
  return (
    dataset && {
      period: dataset.period,
      nPeriods: dataset.dates.length,
      from: dataset.dates[0] ?? 0,
      to: dataset.dates[dataset.dates.length - 1] ?? 0,
      outcome: dataset.outcome?.name ?? "",
      channels: dataset.channels.map(({ name }) => name),
      controls: dataset.controls.map(({ name }) => name),
      weekStart: recogniseWeekStart(dataset.dates),
      gaps: findGaps(dataset),
    }
  );
}

function blankSpendsOf({ table, mapping }: Audit): readonly string[] {
  const spends = new Set(mapping.roles.filter(({ role }) => role === "spend").map(({ column }) => column));
  return table.columns
    .filter(({ column, kind, cells }) => spends.has(column) && kind === "number" && cells.some(isBlank))
    .map(({ header }) => header);
}
