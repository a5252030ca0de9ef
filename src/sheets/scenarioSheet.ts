import { cellName, rangeName, type CellValue, type Rectangle } from "../base";
import { scenarioLayout, type ScenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import { writeGoals } from "./goalCells";
import { modelCheck, noErrorCheck, writeCheckRows, type SheetCheck } from "./checkRows";
import { referTo } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Wanted name of the sheet that compares the scenarios. */
export const scenarioSheetName = "Scenarios";

/**
 * The Scenarios sheet as live formulas: the goals as links to the inputs, the changes of every scenario in blue, and
 * COMPARE_SCENARIOS three times (figures, words, amounts). Whoever edits an input or a change sees all of it follow.
 */
export function scenarioSheet(contents: ScenarioSheetsContents): SheetBlock {
  const layout = scenarioLayout(contents);
  const writer = new SheetWriter(contents.names.scenarios, [30, 20, 14, 14, 14, ...contents.channels.map(() => 18)]);
  writer.heading(
    "Scenarios",
    "What-ifs side by side: each is planned anew and compared with the current plan on the same draws.",
    `Money and outcomes per period, in the units of your table; changes as shares${pagesNote(contents)}`,
    contents.stamp,
  );
  writeGoals(writer, contents, layout);
  writeTable(writer, contents, layout);
  writeAnswers(writer, contents, layout);
  writeChecks(writer, contents, layout);
  return writer.finish();
}

function pagesNote({ scenarios, names }: ScenarioSheetsContents): string {
  return scenarios.length > names.tabs.length ? ` · the first ${names.tabs.length} have a page of their own` : "";
}

const fixed = (place: Rectangle): string => rangeName(place, true);

function writeTable(writer: SheetWriter, contents: ScenarioSheetsContents, layout: ScenarioLayout): void {
  const { table, budget, objective, posture } = layout;
  writer.text(table.row - 1, 0, "What is changed", { style: "Subtitle" });
  writer.headers(
    table.row,
    0,
    ["Budget change", "Name", "Budget", "Objective", "Posture", ...contents.channels],
    [1, 3, 4],
  );
  contents.scenarios.forEach(({ name, budgetChange, channelChanges }, index) => {
    const row = table.row + 1 + index;
    writer.number(row, 0, budgetChange, { style: "Input", format: "+0%;-0%;0%" });
    writer.text(row, 1, name, { style: "Input" });
    writer.formula(row, 2, `=${fixed(budget)}*(1+${cellName(row, 0)})`, { format: "#,##0" });
    writer.formula(row, 3, `=${fixed(objective)}`);
    writer.formula(row, 4, `=${fixed(posture)}`);
    contents.channels.forEach((_, c) =>
      writer.value(row, 5 + c, changeCell(channelChanges[c] ?? null), { style: "Input", format: "+0%;-0%;0%" }),
    );
  });
}

/** A change as its cell holds it: no change is said in words, because a 0 counts as a blank cell. */
const changeCell = (change: number | null): CellValue => (change === 0 ? "0%" : change);

/** COMPARE_SCENARIOS' arguments up to the baseline. */
export function comparisonArguments({ sources }: ScenarioSheetsContents, layout: ScenarioLayout): string {
  const limits = sources.limits ? referTo(sources.limits) : layout.limits ? fixed(layout.limits) : "";
  return [fixed(layout.model), fixed(layout.table), limits].join(",");
}

function writeAnswers(writer: SheetWriter, contents: ScenarioSheetsContents, layout: ScenarioLayout): void {
  const { comparison, sentences, plans, chart } = layout;
  const given = comparisonArguments(contents, layout);
  writer.text(comparison.row - 1, 0, "How they compare", { style: "Subtitle" });
  writer.spill(`=COMPARE_SCENARIOS(${given})`, comparison, true, [0, 8]);
  const body = { ...comparison, row: comparison.row + 1, rows: comparison.rows - 1 };
  ["", "#,##0", "#,##0", "#,##0", "#,##0", "0%", "+0.0%;-0.0%;0.0%", "+0.0%;-0.0%;0.0%", "", "#,##0"].forEach(
    (format, column) => format && writer.format({ ...body, column, columns: 1 }, { format }),
  );
  writer.spill(`=COMPARE_SCENARIOS(${given},,"sentence")`, sentences, false);
  writer.text(plans.row - 1, 0, "Amounts (money)", { style: "Subtitle" });
  writer.spill(`=COMPARE_SCENARIOS(${given},,"plans")`, plans, true, [0]);
  writer.format({ ...plans, row: plans.row + 1, column: 1, rows: plans.rows - 1, columns: plans.columns - 1 }, { format: "#,##0" }); // prettier-ignore
  writer.chart({
    kind: "bar",
    title: "Amounts by channel and scenario",
    source: plans,
    seriesNames: contents.channels,
    place: chart,
    yTitle: "Money",
  });
}

function writeChecks(writer: SheetWriter, contents: ScenarioSheetsContents, layout: ScenarioLayout): void {
  const { checks, comparison, plans, table } = layout;
  const column = (place: Rectangle, from: number, columns = 1): string =>
    fixed({ row: place.row + 1, column: place.column + from, rows: place.rows - 1, columns });
  const { sources } = contents;
  const settings = sources.settings ? referTo(sources.settings) : layout.settings && fixed(layout.settings);
  const tests: readonly SheetCheck[] = [
    ["Every scenario has a plan", `IF(COUNT(${column(comparison, 2)})=${contents.scenarios.length},1,0)`],
    [
      "The plans spend their budgets",
      `IF(ABS(SUM(${column(plans, 1, contents.channels.length)})-SUM(${column(table, 1)}))<=0.01*${contents.scenarios.length},1,0)`,
    ],
    modelCheck(fixed(layout.model), sources, settings),
    noErrorCheck(column(comparison, 1, 4), column(plans, 1, contents.channels.length)),
  ];
  writer.text(checks.row - 1, 0, "Checks", { style: "Subtitle" });
  writeCheckRows(writer, checks, tests);
  writer.name("Scenarios_checks", { ...checks, row: checks.row + tests.length, rows: 1 });
}
