import { cellName } from "../base";
import { onScenarios, scenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import { referTo } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** First row of a scenario's page below its heading. */
export const headRow = 4;
/** Inputs of a judged channel: response, saturation, cost. */
const inputsPerChannel = 3;
/** How many inputs the tornado of a page draws: the first of the ranking. */
const shownInputs = 8;
/** Charts and what they draw stand to the right of the page's tables. */
export const sideColumn = 8;
/** SIMULATE_PLAN's mean. */
export const expected = cellName(headRow + 2, 1, true);

/** First row beside the page's tables that no chart covers: what the charts draw stands from there on. */
const drawnRow = headRow + 3 * 17;
const frontierSteps = 9;

/** What a page's answers are about: references to the model's cell and to the plan's amounts. */
export interface Given {
  readonly model: string;
  readonly plan: string;
}

/** RANK_SENSITIVITY below the page's tables, its widest inputs drawn as the second chart. */
export function writeTornado(
  writer: SheetWriter,
  { channels }: ScenarioSheetsContents,
  { model, plan }: Given,
  above: number,
): void {
  const row = above + 2;
  writer.text(row - 1, 0, "Which assumption carries it", { style: "Subtitle" });
  const room = { row, column: 0, rows: 1 + inputsPerChannel * channels.length, columns: 7 };
  writer.spill(`=RANK_SENSITIVITY(${model},${plan})`, room);
  const body = { ...room, row: row + 1, rows: room.rows - 1 };
  writer.format({ ...body, column: 1, columns: 3 }, { format: "#,##0" });
  writer.format({ ...body, column: 4, columns: 2 }, { format: "0%" });
  writer.format({ ...body, column: 6, columns: 1 }, { format: "#,##0" });
  const shown = Math.min(room.rows - 1, shownInputs);
  writer.headers(drawnRow, sideColumn, ["Input", "Low end", "High end"]);
  for (let i = 1; i <= shown; i++) {
    writer.formula(drawnRow + i, sideColumn, `=${cellName(row + i, 0)}`);
    for (const end of [1, 2])
      writer.formula(drawnRow + i, sideColumn + end, `=${cellName(row + i, end)}-${expected}`, {
        format: "#,##0;(#,##0)",
      });
  }
  writer.chart({
    kind: "bar",
    title: "What each input adds or takes at its ends",
    source: { row: drawnRow, column: sideColumn, rows: shown + 1, columns: 3 },
    seriesNames: ["Input low", "Input high"],
    place: { row: headRow + 17, column: sideColumn, rows: 16, columns: 6 },
    yTitle: "Outcome",
  });
}

/** What other budgets would bring under the same limits, drawn as the third chart of the page. */
export function writeFrontier(writer: SheetWriter, contents: ScenarioSheetsContents, model: string): void {
  const { sources } = contents;
  const { limits, objective } = scenarioLayout(contents);
  const given = sources.limits ?? (limits && onScenarios(contents, limits));
  const aim = referTo(onScenarios(contents, objective));
  const row = drawnRow + shownInputs + 4;
  const room = { row, column: sideColumn, rows: frontierSteps + 1, columns: 5 };
  writer.text(row - 1, sideColumn, "Along budgets", { style: "Subtitle" });
  writer.spill(`=TRACE_FRONTIER(${model},,,${frontierSteps},${given ? referTo(given) : ""},${aim},"budget")`, room);
  writer.format({ ...room, row: row + 1, rows: frontierSteps, columns: 4 }, { format: "#,##0" });
  writer.format({ ...room, row: row + 1, column: sideColumn + 4, rows: frontierSteps, columns: 1 }, { format: "0.00000" }); // prettier-ignore
  writer.chart({
    kind: "line",
    title: "What another budget would bring",
    source: { ...room, columns: 4 },
    seriesNames: ["Outcome", "Low", "High"],
    place: { row: headRow + 2 * 17, column: sideColumn, rows: 16, columns: 6 },
    xTitle: "Budget",
    yTitle: "Outcome",
  });
}
