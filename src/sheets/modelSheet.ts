import { rangeName, type Rectangle, type SheetValues } from "../base";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Where the history of a fit stands, headers included; columns that are not neighbours are several ranges. */
export interface ModelSheetPlaces {
  readonly dates: SheetAddress;
  readonly outcome: SheetAddress;
  readonly spend: readonly SheetAddress[];
  readonly controls: readonly SheetAddress[];
}

export interface ModelSheetContents {
  readonly places: ModelSheetPlaces;
  /** Settings that differ from their defaults, with a header row; null for none. */
  readonly settings: SheetValues | null;
  readonly channels: readonly string[];
  readonly nPeriods: number;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly stamp: SheetStamp;
}

const metrics: readonly (readonly [string, string, string])[] = [
  ["MAPE", "mape", "0.0%"],
  ["wMAPE", "wmape", "0.0%"],
  ["R2", "r2", "0.00"],
  ["Bias", "bias", "0.0%"],
  ["Coverage of the 90% range", "coverage", "0%"],
];
const modelCell: Rectangle = { row: 5, column: 1, rows: 1, columns: 1 };
const settingsRow = 8;
const spareSettings = 6;
const infoColumn = 6;
const infoRows = 60;
const periodColumn = 9;

/**
 * The Model sheet of live formulas: FIT_MODEL over the history's own cells, its settings in blue, accuracy, returns and
 * contributions by channel, MODEL_INFO, the contributions by period with a chart of actual and fitted, and the checks.
 * Name of the model's cell: Fitted_model.
 */
export function modelSheet(contents: ModelSheetContents): SheetBlock {
  const writer = new SheetWriter("Model", [30, 16, 14, 14, 14, 3, 26, 34, 3, 12, 14, 14, 14]);
  writer.heading(
    "Model",
    `A marketing mix model of ${contents.outcomeName}, fitted to the history in this workbook.`,
    "Money and outcomes in the units of the history; ranges hold 90%",
    contents.stamp,
  );
  const settings = writeSettings(writer, contents.settings);
  writeModel(writer, contents.places, settings);
  const model = rangeName(modelCell, true);
  const returnsRow = writeAccuracy(writer, model, settings.row + settings.rows + 2);
  const sharesRow = writeReturns(writer, model, returnsRow, contents);
  const checksRow = writeShares(writer, model, sharesRow, contents.channels.length);
  writeInfo(writer, model);
  writePeriods(writer, model, contents);
  writeChecks(writer, model, checksRow);
  return writer.finish();
}

/** Several ranges stand side by side in a formula as HSTACK of them. */
function sideBySide(ranges: readonly SheetAddress[]): string {
  const names = ranges.map(referTo);
  return names.length > 1 ? `HSTACK(${names.join(",")})` : (names[0] ?? "");
}

function writeModel(writer: SheetWriter, places: ModelSheetPlaces, settings: Rectangle): void {
  const { dates, outcome, spend, controls } = places;
  const given = [
    referTo(dates),
    referTo(outcome),
    sideBySide(spend),
    sideBySide(controls),
    "",
    rangeName(settings, true),
  ];
  writer.text(modelCell.row - 1, 0, "The model", { style: "Subtitle" });
  writer.text(modelCell.row, 0, "Key, size, accuracy, verdict");
  writer.formula(modelCell.row, modelCell.column, `=FIT_MODEL(${given.join(",")})`);
  writer.name("Fitted_model", modelCell);
}

function writeSettings(writer: SheetWriter, settings: SheetValues | null): Rectangle {
  const rows = (settings ?? []).slice(1);
  writer.text(settingsRow - 1, 0, "Settings (name and value; defaults where blank)", { style: "Subtitle" });
  writer.headers(settingsRow, 0, ["Name", "Value"]);
  rows.forEach(([name, value], index) => {
    writer.value(settingsRow + 1 + index, 0, name ?? null, { style: "Input" });
    writer.value(settingsRow + 1 + index, 1, value ?? null, { style: "Input" });
  });
  const table = { row: settingsRow, column: 0, rows: 1 + rows.length + spareSettings, columns: 2 };
  writer.format({ ...table, row: settingsRow + 1 + rows.length, rows: spareSettings }, { style: "Input" });
  return table;
}

function writeAccuracy(writer: SheetWriter, model: string, row: number): number {
  writer.text(row, 0, "Accuracy", { style: "Subtitle" });
  writer.headers(row + 1, 0, ["Metric", "Fitted periods", "Held out"]);
  metrics.forEach(([label, metric, format], index) => {
    writer.text(row + 2 + index, 0, label);
    (["train", "test"] as const).forEach((sample, column) =>
      writer.formula(row + 2 + index, 1 + column, `=MODEL_ACCURACY(${model},"${metric}","${sample}")`, {
        style: "Calc",
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
  writer.headers(row + 1, 0, ["Channel", "Mean", "Low 5%", "High 95%"]);
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

function writeChecks(writer: SheetWriter, model: string, row: number): void {
  const check = (offset: number, label: string, formula: string): void => {
    writer.text(row + offset, 0, label);
    writer.formula(row + offset, 1, `=IFERROR(${formula},0)`, { style: "Check", format: "0" });
  };
  writer.text(row - 1, 0, "Checks (1 good, 0 not)", { style: "Subtitle" });
  check(0, "The model may be planned with (verdict is not fail)", `IF(MODEL_INFO(${model},"Verdict")<>"fail",1,0)`);
  check(1, "Held-out periods are forecast within 15%", `IF(MODEL_ACCURACY(${model},"wmape","test")<0.15,1,0)`);
  const both = rangeName({ row, column: 1, rows: 2, columns: 1 }, true);
  check(2, "All checks", `MIN(${both})`);
  writer.name("Model_checks", { row: row + 2, column: 1, rows: 1, columns: 1 });
}
