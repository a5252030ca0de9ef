import { rangeName, type CellValue } from "../base";
import { drawBudgetFrontier, writeBudgetFrontier, writeRiskFrontier } from "./planTables";
import { reportArguments, writeModelLine, writeTable, type ReportContents } from "./reportContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Risk report: the plan under shocks that the user may edit, and what care costs along the frontiers. */
export function riskReport(contents: ReportContents): SheetBlock {
  const { names, channels, stamp } = contents;
  const writer = new SheetWriter(names.risk, [32, 18, 14, 14, 14]);
  writer.heading("Risk report", "What may go wrong, and what care costs.", "Money and outcomes per period", stamp);
  const { model, plan, limits, objective } = reportArguments(contents);
  const shocks = shockRows(channels);
  const table = { row: 5, column: 0, rows: shocks.length, columns: 4 };
  writer.text(4, 0, "Shocks (edit them)", { style: "Subtitle" });
  shocks.forEach((row, r) =>
    row.forEach(
      (cell, c) =>
      writer.value(table.row + r, c, cell, { style: r === 0 ? "Header" : "Input", ...(c === 2 && r > 0 && { format: "0%" }) }), // prettier-ignore
    ),
  );
  const stressed = { row: table.row + table.rows + 2, column: 0, rows: shocks.length, columns: 5 };
  const stress = `=STRESS_PLAN(${model},${plan},${rangeName(table, true)},${limits})`;
  writeTable(writer, "Under stress, worst first", stress, stressed, ["", "#,##0", "0.0%", "", "#,##0"]);
  const given = { model, limits, objective };
  const byRisk = writeRiskFrontier(writer, given, stressed.row + stressed.rows + 3);
  const byBudget = writeBudgetFrontier(writer, given, { row: byRisk.row + byRisk.rows + 3, column: 0 });
  writeModelLine(writer, model);
  drawBudgetFrontier(writer, byBudget, { row: byBudget.row + byBudget.rows + 1, column: 0, rows: 16, columns: 5 });
  return writer.finish();
}

/** All channels weaker, then each of the first six dearer. */
function shockRows(channels: readonly string[]): readonly (readonly CellValue[])[] {
  return [
    ["Name", "Channel", "Change", "What"],
    ["All channels bring 20% less", "All", -0.2, "response"],
    ...channels.slice(0, 6).map((name): CellValue[] => [`${name} costs 30% more`, name, 0.3, "cost"]),
  ];
}
