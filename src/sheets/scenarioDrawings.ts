import { cellName } from "../base";
import { drawBudgetFrontier, drawnInputs, writeBudgetFrontier, writeRanking, type Given } from "./planTables";
import { onScenarios, scenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import { referTo } from "./sheetAddress";
import type { BlockRange } from "./sheetBlock";
import type { SheetWriter } from "./sheetWriter";

/** First row of a scenario's page below its heading. */
export const headRow = 4;
/** Header of the page's amounts: channel, current, plan. */
export const planRow = 8;
/** SIMULATE_PLAN's mean. */
export const expected = cellName(headRow + 2, 1, true);

/** More curves than this in one chart cannot be told apart. */
export const mostCurves = 8;
const curveSteps = 12;

/** Charts stand to the right of the page's tables, below each other. */
const chartColumn = 8;
const chartColumns = 6;
const chartRows = 13;
/** What the charts draw stands beside the page and is not printed. */
export const drawnColumn = chartColumn + chartColumns + 1;
const tornadoRow = headRow + 2;
const frontierRow = tornadoRow + drawnInputs + 3;
const curvesRow = frontierRow + 13;

/** Widths of a page's columns: tables, charts, what the charts draw. */
export function pageWidths(nChannels: number): readonly number[] {
  const charts = Array.from({ length: chartColumns }, () => 15);
  return [30, 14, 14, 14, 16, 16, 14, 3, ...charts, 3, 26, ...Array.from({ length: nChannels + 1 }, () => 14)];
}

/** What is printed of a page: its tables down to a row, and its charts. */
export function printedPage(bottom: number): BlockRange {
  const charts = place(3);
  return { row: 0, column: 0, rows: Math.max(bottom, charts.row + charts.rows), columns: chartColumn + chartColumns };
}

/** Where the page's first, second, third or fourth chart stands. */
export function place(index: number): BlockRange {
  return { row: headRow + index * (chartRows + 1), column: chartColumn, rows: chartRows, columns: chartColumns };
}

/** RANK_SENSITIVITY below the page's tables, its widest inputs drawn as a chart; returns the first row below. */
export function writeTornado(
  writer: SheetWriter,
  { channels }: ScenarioSheetsContents,
  given: Given,
  row: number,
): number {
  const nChannels = channels.length;
  const room = writeRanking(writer, "Which assumption carries it", given, { row, nChannels });
  const shown = Math.min(room.rows - 1, drawnInputs);
  writer.headers(tornadoRow, drawnColumn, ["Input", "Low end", "High end"], [0]);
  for (let i = 1; i <= shown; i++) {
    writer.formula(tornadoRow + i, drawnColumn, `=${cellName(row + i, 0)}`);
    for (const end of [1, 2])
      writer.formula(tornadoRow + i, drawnColumn + end, `=${cellName(row + i, end)}-${expected}`, {
        format: "#,##0;(#,##0)",
      });
  }
  writer.chart({
    kind: "bar",
    title: "What each input adds or takes at its ends",
    source: { row: tornadoRow, column: drawnColumn, rows: shown + 1, columns: 3 },
    seriesNames: ["Input low", "Input high"],
    place: place(2),
    yTitle: "Outcome",
  });
  return row + room.rows;
}

/** What other budgets would bring under the same limits, drawn as a chart. */
export function writeFrontier(writer: SheetWriter, contents: ScenarioSheetsContents, model: string): void {
  const { sources } = contents;
  const { limits: own, objective } = scenarioLayout(contents);
  const limits = sources.limits ?? (own && onScenarios(contents, own));
  const given = { model, limits: limits ? referTo(limits) : "", objective: referTo(onScenarios(contents, objective)) };
  const room = writeBudgetFrontier(writer, given, { row: frontierRow, column: drawnColumn });
  drawBudgetFrontier(writer, room, place(3));
}

/**
 * Response curves of the page's channels in one chart, each from nothing to half as much again as the larger of its
 * present and its planned spend, with an upright line where the scenario's own spend meets the curve. The channels stand
 * below each other over one column of spends; blank cells between them keep the lines apart.
 */
export function writeCurves(writer: SheetWriter, { channels }: ScenarioSheetsContents, model: string): void {
  const shown = channels.slice(0, mostCurves);
  const rowsEach = curveSteps + 3;
  const marks = drawnColumn + 1 + shown.length;
  const left = channels.length - shown.length;
  const title = `Response curves${left > 0 ? `, the first ${shown.length} channels` : ""}`;
  writer.text(curvesRow - 1, drawnColumn, title, { style: "Subtitle" });
  writer.headers(curvesRow, drawnColumn, ["Spend", ...shown, "This plan"], []);
  shown.forEach((_, c) => writeCurve(writer, { model, channel: c, row: curvesRow + 1 + c * rowsEach, marks }));
  writer.chart({
    kind: "line",
    title: `${title}; upright: this plan`,
    source: { row: curvesRow, column: drawnColumn, rows: 1 + shown.length * rowsEach, columns: 2 + shown.length },
    seriesNames: [...shown, "This plan"],
    place: place(1),
    xTitle: "Spend",
    yTitle: "Outcome",
  });
}

/** One channel's curve from a row on, and its mark in the column of marks. */
function writeCurve(
  writer: SheetWriter,
  { model, channel, row, marks }: { model: string; channel: number; row: number; marks: number },
): void {
  const at = (column: number): string => cellName(planRow + 1 + channel, column, true);
  const [name, current, plan] = [at(0), at(1), at(2)];
  const most = `1.5*MAX(${current},${plan})`;
  const format = "#,##0";
  for (let step = 0; step <= curveSteps; step++)
    writer.formula(row + step, drawnColumn, `=${most}*${step}/${curveSteps}`, { format });
  const curve = { row, column: drawnColumn + 1 + channel, rows: curveSteps + 1, columns: 1 };
  writer.spill(`=INDEX(CHANNEL_CURVE(${model},${name},0,${most},${curveSteps},,0),0,2)`, curve, false);
  writer.format(curve, { format });
  const mark = row + curveSteps + 1;
  for (const end of [mark, mark + 1]) writer.formula(end, drawnColumn, `=${plan}`, { format });
  writer.formula(mark, marks, "=0", { format });
  writer.formula(mark + 1, marks, `=INDEX(CHANNEL_RESPONSE(${model},${name},${plan}),1,1)`, { format });
}
