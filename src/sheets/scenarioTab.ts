import { cellName, columnLetters, rangeName, type Rectangle } from "../base";
import type { Given } from "./planTables";
import { writeModelLine } from "./reportContents";
import { onScenarios, scenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import {
  drawnColumn,
  expected,
  headRow,
  pageWidths,
  place,
  planRow,
  printedPage,
  writeCurves,
  writeFrontier,
  writeTornado,
} from "./scenarioDrawings";
import { noErrorCheck, writeCheckRows } from "./checkRows";
import { referTo } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Rows of a page that still print well on one sheet of paper. */
const onePage = 70;
/** The checks of a page: its budget, its outcome against the comparison, no errors. */
const nChecks = 3;

/** Where a scenario's page keeps what all its checks say. */
function tabCheck({ channels }: ScenarioSheetsContents): Rectangle {
  return { row: planRow + channels.length + 3 + nChecks, column: 2, rows: 1, columns: 1 };
}

/**
 * One scenario on a page of its own, all live: amounts before and after (from the Scenarios sheet), what they bring,
 * which assumption carries them, why, and four charts. Printed on one page while its tables leave it legible. Edits of inputs or changes arrive here through the Scenarios sheet.
 */
export function scenarioTab(contents: ScenarioSheetsContents, index: number): SheetBlock {
  const { channels, scenarios, names, stamp } = contents;
  const layout = scenarioLayout(contents);
  const model = referTo(onScenarios(contents, layout.model));
  const writer = new SheetWriter(names.tabs[index]!, pageWidths(channels.length));
  const line = "One scenario: what moves, what it brings, and what it rests on. Change it on the Scenarios sheet.";
  writer.heading(`Scenario: ${scenarios[index]!.name}`, line, "Money and outcomes per period", stamp);
  writeModelLine(writer, model);
  const amounts: Rectangle = { row: planRow + 1, column: 2, rows: channels.length, columns: 1 };
  const plan = rangeName(amounts, true);
  writer.text(headRow, 0, "What to expect", { style: "Subtitle" });
  writer.spill(`=SIMULATE_PLAN(${model},${plan})`, { row: headRow + 1, column: 1, rows: 2, columns: 6 }, true, []);
  writer.format({ row: headRow + 2, column: 1, rows: 1, columns: 6 }, { format: "#,##0" });
  writer.format({ row: headRow + 2, column: 4, rows: 1, columns: 1 }, { format: "0%" });
  writeAmounts(writer, contents, index);
  const below = writeReasons(writer, contents, { model, plan });
  const bottom = writeTornado(writer, contents, { model, plan }, below + 2);
  writer.text(headRow, drawnColumn, "What the charts draw (not printed)", { style: "Note" });
  writeFrontier(writer, contents, model);
  writeCurves(writer, contents, model);
  const page = printedPage(bottom);
  writer.print(page, page.rows <= onePage);
  return writer.finish();
}

function writeAmounts(writer: SheetWriter, contents: ScenarioSheetsContents, index: number): void {
  const { channels } = contents;
  const { plans, table, model: modelPlace } = scenarioLayout(contents);
  const model = referTo(onScenarios(contents, modelPlace));
  const budgetPlace = { row: table.row + 1 + index, column: table.column + 1, rows: 1, columns: 1 };
  const budget = referTo(onScenarios(contents, budgetPlace));
  writer.headers(planRow, 0, ["Channel", "Current (money)", "Plan (money)", "Change", "Change %"], [0]);
  channels.forEach((name, c) => {
    const row = planRow + 1 + c;
    const amount = { row: plans.row + 1 + index, column: plans.column + 1 + c, rows: 1, columns: 1 };
    writer.text(row, 0, name);
    writer.formula(row, 2, `=${referTo(onScenarios(contents, amount))}`, { style: "Link", format: "#,##0" });
    writer.formula(row, 3, `=C${row + 1}-B${row + 1}`, { format: "#,##0;(#,##0)" });
    writer.formula(row, 4, `=IF(B${row + 1}=0,"",D${row + 1}/B${row + 1})`, { format: "+0%;-0%;0%" });
  });
  const current = { row: planRow + 1, column: 1, rows: channels.length, columns: 1 };
  writer.spill(`=INDEX(OPTIMIZE_BUDGET(${model},${budget},,,,,0),0,2)`, current, false);
  writer.format(current, { format: "#,##0" });
  const total = planRow + 1 + channels.length;
  writer.text(total, 0, "Total");
  for (const column of [1, 2, 3])
    writer.formula(total, column, `=SUM(${cellName(planRow + 1, column)}:${cellName(total - 1, column)})`, { format: "#,##0;(#,##0)" }); // prettier-ignore
  const { comparison } = scenarioLayout(contents);
  const compared = referTo(onScenarios(contents, { row: comparison.row + 1 + index, column: 2, rows: 1, columns: 1 }));
  const check = tabCheck(contents);
  writer.name(`Scenario_${index + 1}_checks`, check);
  writeCheckRows(writer, { ...check, row: check.row - nChecks }, [
    ["The plan spends its budget", `IF(ABS(${columnLetters(2)}${total + 1}-${budget})<=0.01,1,0)`],
    ["Outcome ties with comparison", `IF(ABS(${expected}-${compared})<=0.000001*ABS(${compared}),1,0)`],
    noErrorCheck(
      rangeName({ row: headRow + 2, column: 1, rows: 1, columns: 6 }),
      rangeName({ row: planRow + 1, column: 1, rows: channels.length, columns: 3 }),
    ),
  ]);
  writer.chart({
    kind: "bar",
    title: "Before and after",
    source: { row: planRow, column: 0, rows: channels.length + 1, columns: 3 },
    seriesNames: ["Current", "Plan"],
    place: place(0),
    yTitle: "Money",
  });
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
