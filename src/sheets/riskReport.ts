import { rangeName, type CellValue } from "../base";
import { reportArguments, writeModelLine, writeTable, type ReportContents } from "./reportContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

const steps = 9;

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
  const byRisk = { row: stressed.row + stressed.rows + 3, column: 0, rows: steps + 1, columns: 4 };
  const risk = `=TRACE_FRONTIER(${model},,,${steps},${limits},${objective},"risk")`;
  writeTable(writer, "From careful (0) to bold (1)", risk, byRisk, ["0.00", "#,##0", "#,##0", "#,##0"]);
  const byBudget = { row: byRisk.row + byRisk.rows + 3, column: 0, rows: steps + 1, columns: 5 };
  const frontier = `=TRACE_FRONTIER(${model},,,${steps},${limits},${objective},"budget")`;
  writeTable(writer, "Along budgets", frontier, byBudget, ["#,##0", "#,##0", "#,##0", "#,##0", "0.00000"]);
  writeModelLine(writer, model);
  writer.chart({
    kind: "line",
    title: "What another budget would bring",
    source: { ...byBudget, columns: 4 },
    seriesNames: ["Outcome", "Low", "High"],
    place: { row: byBudget.row + byBudget.rows + 1, column: 0, rows: 16, columns: 5 },
    xTitle: "Budget",
    yTitle: "Outcome",
  });
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
