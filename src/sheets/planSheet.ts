import { cellName, rangeName, type CellValue, type Rectangle, type SheetValues } from "../base";
import { blendedAmounts, writeBlend } from "./planBlend";
import { writeChecks, writeMasterCheck } from "./planChecks";
import type { PlanSheetContents, PlanSources } from "./planContents";
import { numberFormats } from "./numberFormats";
import { planLayout, type PlanLayout } from "./planLayout";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Sheet name of the plan. */
export const planSheetName = "Plan";

/** The formulas' arguments as they stand on the plan sheet. */
interface Arguments {
  readonly model: string;
  readonly budget: string;
  readonly limits: string;
  readonly objective: string;
  readonly posture: string;
  readonly settings: string;
  readonly plan: string;
}

/**
 * The Plan sheet as live formulas: the goals and the model's cell, OPTIMIZE_BUDGET with headers and total, SIMULATE_PLAN
 * for the plan and for last period's spends, EXPLAIN_PLAN, CHECK_APPROVAL, and the checks (1 or 0) at the end. Every
 * number comes from the cells of the inputs; goals and tables that are in no cell yet stand here in blue.
 */
export function planSheet(contents: PlanSheetContents): SheetBlock {
  const layout = planLayout(contents.nChannels, contents.values, contents.sources);
  const writer = new SheetWriter(
    planSheetName,
    [24, 16, 14, 14, 12, 12, 12, 12, 12, 22, 12, 14, 3, 22, 14, 14, 14, 30],
  );
  writer.heading(
    "Plan",
    "Next period's plan: the next unit of money brings the same everywhere, as far as your limits allow.",
    "Money and outcomes per period, in the units of your table",
    contents.stamp,
  );
  writeGoals(writer, contents, layout);
  writeMasterCheck(writer, layout);
  writeOwnTables(writer, contents, layout);
  const given = planArguments(contents.sources, layout);
  writeExpectation(writer, layout, given);
  writePlan(writer, layout, given);
  writeBlend(writer, contents, layout, given.model);
  writeReasons(writer, layout, given, contents.sources.approvals ?? null);
  writeChecks(writer, layout);
  return writer.finish();
}

function planArguments(sources: PlanSources, layout: PlanLayout): Arguments {
  const cell = (range: Rectangle): string => rangeName(range, true);
  const table = (source: SheetAddress | null, own: Rectangle | null): string =>
    source ? referTo(source) : own ? cell(own) : "";
  return {
    model: cell(layout.model),
    budget: cell(layout.budget),
    limits: table(sources.limits, layout.limits),
    objective: cell(layout.objective),
    posture: cell(layout.posture),
    settings: table(sources.settings, layout.settings),
    plan: `${cellName(layout.plan.row, layout.plan.column, true)}#`,
  };
}

function writeGoals(writer: SheetWriter, { sources, values }: PlanSheetContents, layout: PlanLayout): void {
  writer.headers(layout.goals.row, layout.goals.column, ["Goal", "Unit", "Value"]);
  const goal = (
    place: Rectangle,
    words: readonly [string, string],
    source: SheetAddress | null,
    value: CellValue,
    format?: string,
  ): void => {
    writer.text(place.row, 0, words[0]);
    writer.text(place.row, 1, words[1], { style: "Note" });
    if (source) writer.formula(place.row, place.column, `=${referTo(source)}`, { style: "Link", format });
    else writer.value(place.row, place.column, value, { style: "Input", format });
  };
  goal(layout.budget, ["Budget", "money"], sources.budget, values.budget, "#,##0");
  goal(layout.objective, ["Objective", "aim"], sources.objective, values.objective);
  goal(layout.posture, ["Posture", "word or 0 to 1"], sources.posture, values.posture);
  goal(layout.approvalAbove, ["Approval above", "share"], sources.approvalAbove, values.approvalAbove, "0%");
  writer.text(layout.model.row, 0, "Model");
  writer.text(layout.model.row, 1, "key", { style: "Note" });
  writer.formula(layout.model.row, layout.model.column, modelFormula(sources, layout));
  writer.name("Model", layout.model);
}

/** A table is judged here; a single cell is that of a fitted model and is only referred to. */
function modelFormula({ summary, settings: source }: PlanSources, layout: PlanLayout): string {
  if (summary.rows === 1 && summary.columns === 1) return `=${referTo(summary)}`;
  const settings = source ? referTo(source) : layout.settings && rangeName(layout.settings, true);
  return `=JUDGE_MODEL(${[referTo(summary), ...(settings ? [settings] : [])].join(",")})`;
}

function writeOwnTables(writer: SheetWriter, { values }: PlanSheetContents, layout: PlanLayout): void {
  const write = (title: string, table: SheetValues | null, place: Rectangle | null): void => {
    if (!table || !place) return;
    writer.text(place.row - 1, place.column, title, { style: "Subtitle" });
    table.forEach((cells, row) =>
      cells.forEach((cell, column) =>
        writer.value(place.row + row, place.column + column, cell, { style: row === 0 ? "Header" : "Input" }),
      ),
    );
  };
  write("Limits", values.limits, layout.limits);
  write("Settings", values.settings, layout.settings);
}

function writePlan(writer: SheetWriter, { plan, nChannels, chart }: PlanLayout, given: Arguments): void {
  writer.text(plan.row - 1, 0, "Plan by channel", { style: "Subtitle" });
  const { model, budget, limits, objective, posture, settings } = given;
  writer.spill(
    `=OPTIMIZE_BUDGET(${[model, budget, limits, objective, posture, settings, "2"].join(",")})`,
    plan,
    true,
    [0, 9, 10],
  );
  const { money, share } = numberFormats;
  const formats = ["", "#,##0", "#,##0", money, share, "#,##0", "#,##0", "#,##0", "0.00000", "", "", money];
  formats.forEach((format, column) => {
    if (format) writer.format({ ...plan, row: plan.row + 1, rows: plan.rows - 1, column, columns: 1 }, { format });
  });
  writer.name("Plan_table", { ...plan, rows: nChannels + 1, columns: 3 });
  const source = { ...plan, rows: nChannels + 1, columns: 3 };
  const seriesNames = ["Current", "Plan"];
  writer.chart({ kind: "bar", title: "Current spend and plan", source, seriesNames, place: chart, yTitle: "Money" });
}

function writeExpectation(writer: SheetWriter, layout: PlanLayout, given: Arguments): void {
  const { expected, plan, nChannels } = layout;
  writer.text(expected.row - 1, 0, "What to expect", { style: "Subtitle" });
  writer.text(expected.row + 1, 0, "This plan");
  writer.text(expected.row + 2, 0, "Last period's spends");
  writer.spill(`=SIMULATE_PLAN(${given.model},${given.plan})`, { ...expected, rows: 2 }, true, []);
  const current = rangeName({ row: plan.row + 1, column: 1, rows: nChannels, columns: 1 }, true);
  const last = { ...expected, row: expected.row + 2, rows: 1 };
  writer.spill(`=SIMULATE_PLAN(${given.model},${current},,,0)`, last, false);
  const figures = { ...expected, row: expected.row + 1, rows: 2 };
  writer.format(figures, { format: "#,##0" });
  writer.format({ ...figures, column: expected.column + 3, columns: 1 }, { format: "0%" });
}

function writeReasons(writer: SheetWriter, layout: PlanLayout, given: Arguments, approved: SheetAddress | null): void {
  const { reasons, approvals, plan, nChannels } = layout;
  writer.text(reasons.row - 1, 0, "Why this plan", { style: "Subtitle" });
  const { model, limits, objective, settings } = given;
  // Prices at the balanced posture: those of another one would be solved anew, limit by limit, while the sheet waits.
  const explained = [model, given.plan, limits, "", objective, "", settings].join(",").replace(/,+$/, "");
  writer.spill(`=EXPLAIN_PLAN(${explained})`, reasons, false);
  writer.text(approvals.row - 1, 0, "Approvals", { style: "Subtitle" });
  const channels = { row: plan.row + 1, column: 0, rows: nChannels, columns: 2 };
  const proposed = blendedAmounts(layout) ?? { ...channels, column: 2, columns: 1 };
  const moves = [channels, proposed, layout.approvalAbove].map((range) => rangeName(range, true));
  const asked = [...moves, ...(approved ? [referTo(approved)] : [])].join(",");
  writer.spill(`=CHECK_APPROVAL(${asked})`, approvals, true, [0, 2, 3, 4]);
  writer.format(
    { ...approvals, row: approvals.row + 1, rows: approvals.rows - 1, column: 1, columns: 1 },
    { format: numberFormats.share },
  );
}
