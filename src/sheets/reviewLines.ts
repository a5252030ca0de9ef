import { referTo } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** One line of a review: what, in what unit, worked out how, shown how. */
export type Line = readonly [label: string, unit: string, formula: string, format: string];

/** Rows of log and approvals that the counts look at. */
const depth = 2_000;

/** A column of a table that Track wrote, below its header. */
function column(sheet: string, at: number): string {
  return referTo({ sheet, row: 5, column: at, rows: depth, columns: 1 });
}

/** Sheets that the counts of a review look at; "" for those that the workbook does not have. */
interface Books {
  readonly logSheet: string;
  readonly approvalsSheet: string;
}

/** What stands open and what was decided: approvals, alerts, models and overrides, counted where they stand. */
export function governance({ logSheet, approvalsSheet }: Books): readonly Line[] {
  const count = (sheet: string, at: number, words: string): string => `=COUNTIF(${column(sheet, at)},"${words}")`;
  const approvals: readonly Line[] =
    approvalsSheet === ""
      ? []
      : [
          ["Approvals asked for", "rows", count(approvalsSheet, 5, "requested"), "0"],
          ["Approvals given", "rows", count(approvalsSheet, 5, "approved"), "0"],
          ["Approvals refused", "rows", count(approvalsSheet, 5, "rejected"), "0"],
        ];
  const log: readonly Line[] =
    logSheet === ""
      ? []
      : [
          ["Log entries", "rows", `=COUNT(${column(logSheet, 0)})`, "0"],
          ["Alerts noted", "rows", count(logSheet, 3, "alert"), "0"],
          ["Model refits", "rows", count(logSheet, 3, "refit"), "0"],
          ["Models chosen by hand", "rows", count(logSheet, 3, "model chosen"), "0"],
          ["Overrides of a failed model", "rows", count(logSheet, 3, "override"), "0"],
          ["Forecast cost of overrides and refusals", "outcome", `=SUM(${column(logSheet, 9)})`, "#,##0"],
        ];
  return [...approvals, ...log];
}

/** Writes a block of lines under its title; returns the row where the next block starts. */
export function writeLines(writer: SheetWriter, title: string, lines: readonly Line[], row: number): number {
  if (lines.length === 0) return row;
  writer.text(row, 0, title, { style: "Subtitle" });
  lines.forEach(([label, unit, formula, format], index) => {
    writer.text(row + 1 + index, 0, label);
    writer.text(row + 1 + index, 1, unit, { style: "Note" });
    writer.formula(row + 1 + index, 2, formula, { format });
  });
  return row + lines.length + 2;
}
