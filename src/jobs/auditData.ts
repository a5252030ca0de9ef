import type { SheetValues, Table } from "../base";
import { auditTable, readSettings } from "../data";
import { findingPlace } from "./findingPlace";

/** What AUDIT_DATA asks. */
export interface AuditDataRequest {
  readonly data: SheetValues;
  readonly settings: SheetValues | null;
  /** True where the range was read so that blank and 0 differ (the pane); cell functions cannot tell. */
  readonly areBlanksVisible?: boolean;
}

/** Everything found in a range: Check, Severity, Where, Found, Fix; errors first. No rows where all is well. */
export function auditData({ data, settings, areBlanksVisible = false }: AuditDataRequest): Table {
  const { findings, table } = auditTable(data, { settings: readSettings(settings), areBlanksVisible });
  return {
    header: ["Check", "Severity", "Where", "Found", "Fix"],
    rows: findings.map((one) => [one.check, one.severity, findingPlace(one, table), one.found, one.fix]),
  };
}
