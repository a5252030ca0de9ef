import { reportArguments, writeModelLine, writeTable, type ReportContents } from "./reportContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Most inputs that a judged channel has: response, saturation, cost. */
const inputsPerChannel = 3;

/** How many inputs the chart draws: the first of the ranking. */
const shownInputs = 8;

/** Sensitivity report: which assumption carries the plan, and the outcomes at which it stops being the best one. */
export function sensitivityReport(contents: ReportContents): SheetBlock {
  const { names, channels, stamp } = contents;
  const writer = new SheetWriter(names.sensitivity, [34, 14, 14, 14, 16, 14, 14]);
  const line = "Which assumption carries the plan, and what would change it.";
  writer.heading("Sensitivity report", line, "Results in outcomes; shares of the variance of the plan's result", stamp);
  const { model, plan } = reportArguments(contents);
  const signals = { row: 5, column: 0, rows: channels.length + 1, columns: 4 };
  const inputs = { row: signals.row + signals.rows + 3, column: 0, rows: inputsPerChannel * channels.length + 1, columns: 7 }; // prettier-ignore
  writeTable(writer, "What to watch", `=FIND_SIGNALS(${model},${plan})`, signals, ["", "#,##0", "#,##0", ""]);
  const formats = ["", "#,##0", "#,##0", "#,##0", "0%", "0%", "#,##0"];
  writeTable(writer, "Inputs by swing", `=RANK_SENSITIVITY(${model},${plan})`, inputs, formats);
  writeModelLine(writer, model);
  writer.chart({
    kind: "bar",
    title: "The plan's result with each input at its ends",
    source: { ...inputs, rows: Math.min(inputs.rows, shownInputs + 1), columns: 3 },
    seriesNames: ["Input low", "Input high"],
    place: { row: signals.row, column: 8, rows: 20, columns: 7 },
    yTitle: "Outcome",
  });
  return writer.finish();
}
