import type { Finding } from "../base";
import type { DataTable } from "../data";

/** Where a finding stands, in words: "row 14, TV". Rows count from 1 within the range. */
export function findingPlace(finding: Finding, table: DataTable | null): string {
  const { row, column } = finding.where ?? {};
  const header = table?.columns.find((candidate) => candidate.column === column)?.header;
  const inColumn = header ?? (column === undefined ? "" : `column ${column + 1}`);
  return [row === undefined ? "" : `row ${row + 1}`, inColumn].filter(Boolean).join(", ") || "table";
}
