import { rangeName } from "../base";
import { writeCheckRows, type SheetCheck } from "./checkRows";
import { historyCheck } from "./historyCheck";
import { modelCell, writeModelInputs } from "./modelInputs";
import type { ModelSheetContents } from "./modelContents";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

const metrics: readonly (readonly [string, string, string])[] = [
  ["MAPE", "mape", "0.0%"],
  ["wMAPE", "wmape", "0.0%"],
  ["R2", "r2", "0.00"],
  ["Bias", "bias", "0.0%"],
  ["Coverage of the 90% range", "coverage", "0%"],
];
const infoColumn = 7;
const infoRows = 60;
const periodColumn = 10;

/**
 * The Model sheet of live formulas: FIT_MODEL over the history's own cells, its settings in blue, accuracy, returns and
 * contributions by channel, MODEL_INFO, the contributions by period with a chart of actual and fitted, and the checks.
 * Name of the model's cell: Fitted_model.
 */
export function modelSheet(contents: ModelSheetContents): SheetBlock {
  const writer = new SheetWriter("Model", [30, 16, 14, 14, 14, 14, 3, 26, 34, 3, 12, 14, 14, 14]);
  writer.heading(
    "Model",
    `A marketing mix model of ${contents.outcomeName}, fitted to the history in this workbook.`,
    "Money and outcomes in the units of the history; ranges hold 90%",
    contents.stamp,
  );
  const nextRow = writeModelInputs(writer, contents);
  const model = rangeName(modelCell, true);
  const returnsRow = writeAccuracy(writer, model, nextRow);
  const sharesRow = writeReturns(writer, model, returnsRow, contents);
  const checksRow = writeShares(writer, model, sharesRow, contents.channels.length);
  writeInfo(writer, model);
  writePeriods(writer, model, contents);
  writeChecks(writer, model, checksRow, contents);
  return writer.finish();
}

function writeAccuracy(writer: SheetWriter, model: string, row: number): number {
  writer.text(row, 0, "Accuracy", { style: "Subtitle" });
  writer.headers(row + 1, 0, ["Metric", "Fitted periods", "Held out"], [0]);
  metrics.forEach(([label, metric, format], index) => {
    writer.text(row + 2 + index, 0, label);
    (["train", "test"] as const).forEach((sample, column) =>
      writer.formula(row + 2 + index, 1 + column, `=MODEL_ACCURACY(${model},"${metric}","${sample}")`, {
        format,
      }),
    );
  });
  return row + metrics.length + 3;
}

function writeReturns(writer: SheetWriter, model: string, row: number, contents: ModelSheetContents): number {
  const measure = contents.isMoney ? "roi" : "outcome_per_spend";
  writer.text(row, 0, contents.isMoney ? "Return on current spend (ROI)" : "Outcome per unit of money", {
    style: "Subtitle",
  });
  writer.headers(row + 1, 0, ["Channel", "Mean", "Low 5%", "High 95%"], [0]);
  contents.channels.forEach((name, index) => {
    const at = row + 2 + index;
    writer.text(at, 0, name);
    const room = { row: at, column: 1, rows: 1, columns: 3 };
    writer.spill(`=CHANNEL_RETURN(${model},$A$${at + 1},"${measure}",0.9)`, room, false);
    writer.format(room, { format: contents.isMoney ? "0.00" : "0.00000" });
  });
  return row + contents.channels.length + 3;
}

function writeShares(writer: SheetWriter, model: string, row: number, nChannels: number): number {
  const room = { row: row + 1, column: 0, rows: nChannels + 2, columns: 5 };
  writer.text(row, 0, "What each channel contributed", { style: "Subtitle" });
  writer.spill(`=CHANNEL_CONTRIBUTION(${model},"channel",1)`, room);
  const body = { ...room, row: room.row + 1, rows: room.rows - 1 };
  writer.format({ ...body, column: 1, columns: 1 }, { format: "#,##0" });
  writer.format({ ...body, column: 2, columns: 1 }, { format: "0.0%" });
  writer.format({ ...body, column: 3, columns: 2 }, { format: "#,##0" });
  return row + room.rows + 2;
}

function writeInfo(writer: SheetWriter, model: string): void {
  writer.text(4, infoColumn, "About this model", { style: "Subtitle" });
  writer.spill(`=MODEL_INFO(${model},,1)`, { row: 5, column: infoColumn, rows: infoRows, columns: 2 });
}

function writePeriods(
  writer: SheetWriter,
  model: string,
  { channels, nPeriods, outcomeName }: ModelSheetContents,
): void {
  const chartRows = 15;
  const room = { row: 6 + chartRows, column: periodColumn, rows: nPeriods + 1, columns: 4 + channels.length };
  writer.text(4, periodColumn, "By period", { style: "Subtitle" });
  writer.spill(`=CHANNEL_CONTRIBUTION(${model},"period",1)`, room);
  const body = { ...room, row: room.row + 1, rows: nPeriods };
  writer.format({ ...body, columns: 1 }, { format: "yyyy-mm-dd" });
  writer.format({ ...body, column: periodColumn + 1, columns: room.columns - 1 }, { format: "#,##0" });
  writer.chart({
    kind: "line",
    title: `${outcomeName}: actual and fitted`,
    source: { ...room, columns: 3 },
    seriesNames: ["Actual", "Fitted"],
    place: { row: 5, column: periodColumn, rows: chartRows, columns: 8 },
    yTitle: outcomeName,
  });
}

function writeChecks(writer: SheetWriter, model: string, row: number, { places }: ModelSheetContents): void {
  const verdict = `IF(MODEL_INFO(${model},"Verdict")<>"fail",1,0)`;
  const accurate = `IF(MODEL_ACCURACY(${model},"wmape","test")<0.15,1,0)`;
  const present = places ? [historyCheck(model, places)] : [];
  const checks: readonly SheetCheck[] = [
    ...present,
    ["Verdict is not fail", verdict],
    ["Held-out periods within 15%", accurate],
  ];
  writer.text(row - 1, 0, "Checks", { style: "Subtitle" });
  const place = { row, column: 2, rows: checks.length + 1, columns: 1 };
  writeCheckRows(writer, place, checks);
  if (places) writer.name("Model_data", { ...place, rows: 1 });
  writer.name("Model_checks", { ...place, row: row + checks.length, rows: 1 });
}
