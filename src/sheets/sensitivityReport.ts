import { drawnInputs, writeRanking } from "./planTables";
import { reportArguments, writeModelLine, writeTable, type ReportContents } from "./reportContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Sensitivity report: which assumption carries the plan, and the outcomes at which it stops being the best one. */
export function sensitivityReport(contents: ReportContents): SheetBlock {
  const { names, channels, stamp } = contents;
  const writer = new SheetWriter(names.sensitivity, [34, 14, 14, 14, 16, 14, 14]);
  const line = "Which assumption carries the plan, and what would change it.";
  writer.heading("Sensitivity report", line, "Results in outcomes; shares of the variance of the plan's result", stamp);
  const { model, plan } = reportArguments(contents);
  const signals = { row: 5, column: 0, rows: channels.length + 1, columns: 4 };
  writeTable(writer, "What to watch", `=FIND_SIGNALS(${model},${plan})`, signals, ["", "#,##0", "#,##0", ""]);
  const row = signals.row + signals.rows + 3;
  const inputs = writeRanking(writer, "Inputs by swing", { model, plan }, { row, nChannels: channels.length });
  writeModelLine(writer, model);
  writer.chart({
    kind: "bar",
    title: "The plan's result with each input at its ends",
    source: { ...inputs, rows: Math.min(inputs.rows, drawnInputs + 1), columns: 3 },
    seriesNames: ["Input low", "Input high"],
    place: { row: signals.row, column: 8, rows: 20, columns: 7 },
    yTitle: "Outcome",
  });
  return writer.finish();
}
