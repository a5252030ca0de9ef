import { type Finding, type Severity, type SheetValues } from "../../base";
import { type Mapping } from "../columns/columnRoles";
import { recogniseColumns } from "../columns/recogniseColumns";
import { withOutcome } from "../columns/withOutcome";
import { readSettings, type Settings } from "../control/readSettings";
import { buildDataset } from "../dataset/buildDataset";
import { type MediaDataset } from "../dataset/mediaDataset";
import { type DataTable } from "../table/dataTable";
import { readTable } from "../table/readTable";
import { checkAbsent } from "./absentFactors";
import { type AuditCheck, type AuditContext } from "./auditContext";
import { checkBlanks, checkCells, checkCurrency, checkLoneZeros } from "./cellChecks";
import { checkIrregularDates, checkMissingPeriods, checkPartialLast, checkStale } from "./dateChecks";
import { checkLevelShift, checkOutliers, checkUnits } from "./outcomeChecks";
import { checkDuplicateRows, checkSpellings } from "./rowChecks";
import { checkTotals } from "./totalChecks";
import { checkLeak, checkParameters, checkSpendAndOutcome, checkTogether, checkVariation } from "./spendChecks";

const checks: readonly AuditCheck[] = [
  ...[checkCells, checkDuplicateRows, checkSpellings, checkMissingPeriods, checkIrregularDates, checkBlanks],
  ...[checkLoneZeros, checkCurrency, checkTotals, checkUnits, checkOutliers, checkLevelShift, checkSpendAndOutcome],
  ...[checkVariation, checkTogether, checkParameters, checkLeak, checkPartialLast, checkStale, checkAbsent],
];

/** A table with everything that was understood of it and found in it. */
export interface Audit {
  readonly table: DataTable;
  readonly mapping: Mapping;
  /** null for a table without dates. */
  readonly dataset: MediaDataset | null;
  /** Errors first, then warnings, then notes; within each in the order of the checks. */
  readonly findings: readonly Finding[];
}

export interface AuditOptions {
  /** `Today` for the age of the data, `Outcome` for the outcome's column. */
  readonly settings?: Settings;
  /** Whether a blank cell and a 0 can be told apart. */
  readonly areBlanksVisible?: boolean;
  /** Roles that the user corrected. */
  readonly mapping?: Mapping;
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Audits a range: reads it, recognises its columns and runs every check. The range itself is never changed. Without an
 * error or warning a table is clean; notes say what is absent. EngineError `invalid` only where there is no table.
 */
export function auditTable(values: SheetValues, options: AuditOptions = {}): Audit {
  const { settings = readSettings(null), areBlanksVisible = false } = options;
  const table = readTable(values);
  const mapping = withOutcome(options.mapping ?? recogniseColumns(table), settings.text("Outcome", ""));
  const dataset = mapping.roles.some(({ role }) => role === "date") ? buildDataset(table, mapping) : null;
  const context: AuditContext = { values, table, mapping, dataset, settings, areBlanksVisible };
  const found = [table.findings, dataset?.findings ?? [], ...checks.map((check) => check(context))].flat();
  const findings = [...found].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  return { table, mapping, dataset, findings };
}
