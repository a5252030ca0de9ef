import { rangeName, type Rectangle } from "../base";
import { answerLayout, reportArguments, writeTable, type ReportContents } from "./reportContents";
import { modelCheck, noErrorCheck, writeCheckRows } from "./checkRows";
import { writeGoals } from "./goalCells";
import { limitsTableRow, rowsPerLimit } from "./limitsReport";
import { referTo } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Answer report: the goals, the best plan before and after, what it brings, and the proof that none is better. */
export function answerReport(contents: ReportContents): SheetBlock {
  const { names, channels, stamp } = contents;
  const layout = answerLayout(contents);
  const writer = new SheetWriter(names.answer, [30, 16, 14, 14, 12, 12, 12, 12, 12, 18, 12, 12, 3, 14]);
  writer.heading("Answer report", "The plan: what each channel gets, and what it brings.", "Money and outcomes per period", stamp); // prettier-ignore
  writeGoals(writer, contents, layout);
  const { model, budget, objective, posture, limits, settings, plan } = reportArguments(contents);
  const question = [model, budget, limits, objective, posture, settings].join(",");
  const formats = [
    "",
    "#,##0",
    "#,##0",
    "#,##0;(#,##0)",
    "0.0%",
    "#,##0",
    "#,##0",
    "#,##0",
    "0.00000",
    "",
    "",
    "#,##0",
  ];
  writeTable(writer, "Amounts before and after", `=OPTIMIZE_BUDGET(${question},2)`, layout.plan, formats);
  const below = layout.plan.row + layout.plan.rows + 3;
  const figures = ["#,##0", "#,##0", "#,##0", "0%", "#,##0", "#,##0"];
  writeTable(writer, "What to expect", `=SIMULATE_PLAN(${model},${plan})`, room(below, 2, 6), figures);
  const proof = `=CERTIFY_PLAN(${model},${plan},${budget},${limits},${objective})`;
  writeTable(writer, "Proof", proof, room(below + 5, 2, 4), ["#,##0", "#,##0", "0.000%", ""]);
  writeChecks(writer, contents, { row: below + 10, column: 2, rows: 5, columns: 1 }, below);
  writer.chart({
    kind: "bar",
    title: "Before and after",
    source: { row: layout.plan.row, column: 0, rows: channels.length + 1, columns: 3 },
    seriesNames: ["Current", "Plan"],
    place: room(below + 16, 16, 8),
    yTitle: "Money",
  });
  return writer.finish();
}

/** Budget, limits, contributions against the simulation, errors, the model's age; the last row says all of it. */
function writeChecks(writer: SheetWriter, contents: ReportContents, place: Rectangle, below: number): void {
  const { plan } = answerLayout(contents);
  const { model, budget, objective, limits, settings } = reportArguments(contents);
  const { names, sources, channels, values } = contents;
  const total = { row: plan.row + plan.rows - 1, rows: 1, columns: 1 };
  const at = (column: number): string => rangeName({ ...total, column }, true);
  const mean = rangeName({ row: below + 1, column: 0, rows: 1, columns: 1 }, true);
  const used = limits === "" ? null : limitsStatus(names.limits, sources.limits?.rows ?? values.limits?.length ?? 0);
  writer.text(place.row - 1, 0, "Checks", { style: "Subtitle" });
  const spent = `${at(2)}<=${budget}+0.01,OR(${objective}="profit",${at(2)}>=${budget}-0.01)`;
  writeCheckRows(writer, place, [
    ["The plan spends its budget", `IF(AND(${spent}),1,0)`],
    ["Every limit is met", used ? `IF(COUNTIF(${used},"violated")+COUNTIF(${used},"clash")=0,1,0)` : "1"],
    ["Contributions tie", `IF(ABS(${at(5)}-${mean})<=0.000001*ABS(${mean}),1,0)`],
    modelCheck(model, sources, settings || null),
    noErrorCheck(rangeName({ row: plan.row + 1, column: 1, rows: channels.length, columns: 3 })),
  ]);
  writer.name("Answer_checks", { ...place, row: place.row + place.rows, rows: 1 });
}

/** The Status column of the Limits report. */
function limitsStatus(sheet: string, rows: number): string {
  return referTo({ sheet, row: limitsTableRow + 1, column: 7, rows: rowsPerLimit * rows + 1, columns: 1 });
}

const room = (row: number, rows: number, columns: number): Rectangle => ({ row, column: 0, rows, columns });
