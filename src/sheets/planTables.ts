import type { Rectangle } from "../base";
import { writeTable } from "./reportContents";
import type { SheetWriter } from "./sheetWriter";

/** Most inputs that a judged channel has: response, saturation, cost. A fitted one has as many or fewer. */
const inputsPerChannel = 3;
/** How many inputs a chart of the ranking draws: the first ones. */
export const drawnInputs = 8;

/** What a table is about: references to the model's cell and to the plan's amounts. */
export interface Given {
  readonly model: string;
  readonly plan: string;
}

/** RANK_SENSITIVITY below a title, the header in `row`; returns its whole room. */
export function writeRanking(
  writer: SheetWriter,
  title: string,
  { model, plan }: Given,
  { row, nChannels }: { readonly row: number; readonly nChannels: number },
): Rectangle {
  const room = { row, column: 0, rows: 1 + inputsPerChannel * nChannels, columns: 7 };
  const formats = ["", "#,##0", "#,##0", "#,##0", "0%", "0%", "#,##0"];
  writeTable(writer, title, `=RANK_SENSITIVITY(${model},${plan})`, room, formats);
  return room;
}

/** What a frontier is drawn for. */
export interface FrontierGiven {
  readonly model: string;
  /** "" for none. */
  readonly limits: string;
  readonly objective: string;
}

const frontierSteps = 9;

/** TRACE_FRONTIER along budgets below a title, the header at a cell; returns its whole room. */
export function writeBudgetFrontier(
  writer: SheetWriter,
  { model, limits, objective }: FrontierGiven,
  { row, column }: { readonly row: number; readonly column: number },
): Rectangle {
  const room = { row, column, rows: frontierSteps + 1, columns: 5 };
  const formula = `=TRACE_FRONTIER(${model},,,${frontierSteps},${limits},${objective},"budget")`;
  writeTable(writer, "Along budgets", formula, room, ["#,##0", "#,##0", "#,##0", "#,##0", "0.00000"]);
  return room;
}

/** TRACE_FRONTIER from careful to bold below a title, the header in `row`; returns its whole room. */
export function writeRiskFrontier(
  writer: SheetWriter,
  { model, limits, objective }: FrontierGiven,
  row: number,
): Rectangle {
  const room = { row, column: 0, rows: frontierSteps + 1, columns: 4 };
  const formula = `=TRACE_FRONTIER(${model},,,${frontierSteps},${limits},${objective},"risk")`;
  writeTable(writer, "From careful (0) to bold (1)", formula, room, ["0.00", "#,##0", "#,##0", "#,##0"]);
  return room;
}

/** The chart of a frontier along budgets. */
export function drawBudgetFrontier(writer: SheetWriter, room: Rectangle, place: Rectangle): void {
  writer.chart({
    kind: "line",
    title: "What another budget would bring",
    source: { ...room, columns: 4 },
    seriesNames: ["Outcome", "Low", "High"],
    place,
    xTitle: "Budget",
    yTitle: "Outcome",
  });
}
