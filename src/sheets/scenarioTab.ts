import { cellName, columnLetters, rangeName, type Rectangle } from "../base";
import { onScenarios, scenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import { referTo } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

const headRow = 4;
const planRow = 8;
/** Inputs of a judged channel: response, saturation, cost. */
const inputsPerChannel = 3;
/** How many inputs the tornado of a page draws: the first of the ranking. */
const shownInputs = 8;
/** Charts and what they draw stand to the right of the page's tables. */
const sideColumn = 8;
/** SIMULATE_PLAN's mean. */
const expected = cellName(headRow + 2, 1, true);

/** Where a scenario's page keeps its one check, for the Checks sheet. */
export function tabCheck({ channels }: ScenarioSheetsContents): Rectangle {
  return { row: planRow + channels.length + 3, column: 2, rows: 1, columns: 1 };
}

/**
 * One scenario on a page of its own, all live: amounts before and after (from the Scenarios sheet), what they bring,
 * which assumption carries them, and why. Edits of inputs or changes arrive here through the Scenarios sheet.
 */
export function scenarioTab(contents: ScenarioSheetsContents, index: number): SheetBlock {
  const { channels, scenarios, names, stamp } = contents;
  const layout = scenarioLayout(contents);
  const model = referTo(onScenarios(contents, layout.model));
  const writer = new SheetWriter(names.tabs[index]!, [30, 14, 14, 14, 16, 16, 14, 3, 26, 14, 14]);
  const line = "One scenario: what moves, what it brings, and what it rests on. Change it on the Scenarios sheet.";
  writer.heading(`Scenario: ${scenarios[index]!.name}`, line, "Money and outcomes per period", stamp);
  const amounts: Rectangle = { row: planRow + 1, column: 2, rows: channels.length, columns: 1 };
  const plan = rangeName(amounts, true);
  writer.text(headRow, 0, "What to expect", { style: "Subtitle" });
  writer.spill(`=SIMULATE_PLAN(${model},${plan})`, { row: headRow + 1, column: 1, rows: 2, columns: 6 });
  writer.format({ row: headRow + 2, column: 1, rows: 1, columns: 6 }, { format: "#,##0" });
  writer.format({ row: headRow + 2, column: 4, rows: 1, columns: 1 }, { format: "0%" });
  writeAmounts(writer, contents, index);
  const reasonsRow = writeReasons(writer, contents, { model, plan });
  writeTornado(writer, contents, { model, plan }, reasonsRow);
  return writer.finish();
}

function writeAmounts(writer: SheetWriter, contents: ScenarioSheetsContents, index: number): void {
  const { channels } = contents;
  const { plans, table, model: modelPlace } = scenarioLayout(contents);
  const model = referTo(onScenarios(contents, modelPlace));
  const budgetPlace = { row: table.row + 1 + index, column: table.column + 1, rows: 1, columns: 1 };
  const budget = referTo(onScenarios(contents, budgetPlace));
  writer.headers(planRow, 0, ["Channel", "Current (money)", "Plan (money)", "Change", "Change %"]);
  channels.forEach((name, c) => {
    const row = planRow + 1 + c;
    const amount = { row: plans.row + 1 + index, column: plans.column + 1 + c, rows: 1, columns: 1 };
    writer.text(row, 0, name);
    writer.formula(row, 1, `=INDEX(OPTIMIZE_BUDGET(${model},${budget},,,,,0),${c + 1},2)`, { style: "Calc", format: "#,##0" }); // prettier-ignore
    writer.formula(row, 2, `=${referTo(onScenarios(contents, amount))}`, { style: "Link", format: "#,##0" });
    writer.formula(row, 3, `=C${row + 1}-B${row + 1}`, { style: "Calc", format: "#,##0;(#,##0)" });
    writer.formula(row, 4, `=IF(B${row + 1}=0,"",D${row + 1}/B${row + 1})`, { style: "Calc", format: "+0%;-0%;0%" });
  });
  const total = planRow + 1 + channels.length;
  writer.text(total, 0, "Total");
  for (const column of [1, 2, 3])
    writer.formula(total, column, `=SUM(${cellName(planRow + 1, column)}:${cellName(total - 1, column)})`, { style: "Calc", format: "#,##0;(#,##0)" }); // prettier-ignore
  const check = tabCheck(contents);
  writer.text(check.row, 0, "The plan spends its budget");
  writer.text(check.row, 1, "1 good, 0 not", { style: "Note" });
  const spent = `ABS(${columnLetters(2)}${total + 1}-${budget})<=0.01`;
  writer.formula(check.row, check.column, `=IFERROR(IF(${spent},1,0),0)`, { style: "Check", format: "0" });
  writer.chart({
    kind: "bar",
    title: "Before and after",
    source: { row: planRow, column: 0, rows: channels.length + 1, columns: 3 },
    seriesNames: ["Current", "Plan"],
    place: { row: headRow, column: sideColumn, rows: 16, columns: 6 },
    yTitle: "Money",
  });
}

interface Given {
  readonly model: string;
  readonly plan: string;
}

function writeReasons(writer: SheetWriter, contents: ScenarioSheetsContents, { model, plan }: Given): number {
  const row = tabCheck(contents).row + 3;
  writer.text(row - 1, 0, "Why", { style: "Subtitle" });
  const { channels, sources } = contents;
  const { limits } = scenarioLayout(contents);
  const given = sources.limits ?? (limits && onScenarios(contents, limits));
  writer.spill(`=EXPLAIN_PLAN(${model},${plan},${given ? referTo(given) : ""},"brief")`, { row, column: 0, rows: channels.length + 3, columns: 1 }, false); // prettier-ignore
  return row + channels.length + 3;
}

function writeTornado(
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
  writer.headers(row, sideColumn, ["Input", "Low end", "High end"]);
  for (let i = 1; i <= shown; i++) {
    writer.formula(row + i, sideColumn, `=A${row + i + 1}`);
    for (const end of [1, 2])
      writer.formula(row + i, sideColumn + end, `=${cellName(row + i, end)}-${expected}`, { format: "#,##0;(#,##0)" });
  }
  writer.chart({
    kind: "bar",
    title: "What each input adds or takes at its ends",
    source: { row, column: sideColumn, rows: shown + 1, columns: 3 },
    seriesNames: ["Input low", "Input high"],
    place: { row: headRow + 17, column: sideColumn, rows: 16, columns: 6 },
    yTitle: "Outcome",
  });
}
