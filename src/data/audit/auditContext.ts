import { type Finding, type SheetValues, type Severity } from "../../base";
import { type ColumnRole, type Mapping, type Role } from "../columns/columnRoles";
import { type Settings } from "../control/readSettings";
import { type MediaDataset } from "../dataset/mediaDataset";
import { type DataTable, type TableColumn } from "../table/dataTable";

/** What every check of the audit may look at. */
export interface AuditContext {
  readonly values: SheetValues;
  readonly table: DataTable;
  readonly mapping: Mapping;
  /** The history by period; null for a table without dates. */
  readonly dataset: MediaDataset | null;
  readonly settings: Settings;
  /** Whether a blank cell and a 0 can be told apart (through the port they can, in a cell function they cannot). */
  readonly areBlanksVisible: boolean;
}

/** One check: looks at the data and says what it found. Pure; never throws. */
export type AuditCheck = (context: AuditContext) => readonly Finding[];

/** The columns of a role, with their cells. */
export function columnsOf(context: AuditContext, ...roles: readonly Role[]): readonly TableColumn[] {
  const wanted = new Set(context.mapping.roles.filter(({ role }) => roles.includes(role)).map(({ column }) => column));
  return context.table.columns.filter(({ column }) => wanted.has(column));
}

/** The role of a column. */
export function roleOf(context: AuditContext, column: number): ColumnRole | undefined {
  return context.mapping.roles.find((role) => role.column === column);
}

/** Rows as a message lists them, 1-based: "rows 3, 5, 8 and 4 more". */
export function listRows(rows: readonly number[]): string {
  const shown = rows.slice(0, 5).map((row) => row + 1);
  const more = rows.length - shown.length;
  return `${rows.length === 1 ? "row" : "rows"} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** A finding in one line. `where` is zero-based within the range. */
export function finding(
  check: string,
  severity: Severity,
  where: { readonly row?: number; readonly column?: number },
  found: string,
  fix: string,
): Finding {
  return { check, severity, where, found, fix };
}
