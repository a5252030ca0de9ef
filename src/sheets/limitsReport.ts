import { reportArguments, writeModelLine, writeTable, type ReportContents } from "./reportContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Rows that one row of a Limits table may turn into: a Max move is two limits, beside Min and Max. */
export const rowsPerLimit = 4;
/** The header row of the report's table. */
export const limitsTableRow = 5;

/** Limits report: what each limit allows, what the plan uses of it, and what one more unit of it would gain. */
export function limitsReport(contents: ReportContents): SheetBlock {
  const { names, stamp, sources, values } = contents;
  const writer = new SheetWriter(names.limits, [26, 18, 14, 14, 14, 10, 14, 12]);
  const line = "Every limit with its slack and its price: what one more unit of money of it would gain.";
  const gained = values.objective === "outcome" ? "outcomes" : values.objective;
  writer.heading("Limits report", line, `Money; Cost in ${gained} per unit of money`, stamp);
  const { model, plan, limits, budget, objective, posture, settings } = reportArguments(contents);
  const given = sources.limits?.rows ?? values.limits?.length ?? 0;
  const room = { row: limitsTableRow, column: 0, rows: rowsPerLimit * given + 2, columns: 8 };
  if (limits === "") {
    writer.text(4, 0, "No limits are set.");
    return writer.finish();
  }
  writeModelLine(writer, model);
  const formats = ["", "", "#,##0", "#,##0", "#,##0;(#,##0)", "", "0.00000", ""];
  writeTable(
    writer,
    "Limits",
    `=CHECK_LIMITS(${model},${plan},${limits},${budget},1,${objective},${posture},${settings})`,
    room,
    formats,
  );
  return writer.finish();
}
