import { rangeName, type CellValue, type Rectangle } from "../base";
import { answerLayout, reportArguments, writeTable, type AnswerLayout, type ReportContents } from "./reportContents";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Answer report: the goals, the best plan before and after, what it brings, and the proof that none is better. */
export function answerReport(contents: ReportContents): SheetBlock {
  const { names, channels, stamp } = contents;
  const layout = answerLayout(contents);
  const writer = new SheetWriter(names.answer, [26, 16, 14, 14, 12, 12, 12, 12, 12, 18, 12, 12, 3, 14]);
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
  writer.chart({
    kind: "bar",
    title: "Before and after",
    source: { row: layout.plan.row, column: 0, rows: channels.length + 1, columns: 3 },
    seriesNames: ["Current", "Plan"],
    place: room(below + 9, 16, 8),
    yTitle: "Money",
  });
  return writer.finish();
}

const room = (row: number, rows: number, columns: number): Rectangle => ({ row, column: 0, rows, columns });

function writeGoals(writer: SheetWriter, { sources, values }: ReportContents, layout: AnswerLayout): void {
  const goal = (
    place: Rectangle,
    name: string,
    source: SheetAddress | null,
    value: CellValue,
    format?: string,
  ): void => {
    writer.text(place.row, 0, name);
    if (source) writer.formula(place.row, place.column, `=${referTo(source)}`, { style: "Link", format });
    else writer.value(place.row, place.column, value, { style: "Input", format });
  };
  writer.headers(layout.model.row - 1, 0, ["Goal", "Value"]);
  writer.text(layout.model.row, 0, "Model");
  const { summary } = sources;
  const isModel = summary.rows === 1 && summary.columns === 1;
  const settings = sources.settings ? referTo(sources.settings) : layout.settings ? own(layout.settings) : "";
  const judged = `JUDGE_MODEL(${referTo(summary)}${settings === "" ? "" : `,${settings}`})`;
  writer.formula(layout.model.row, 1, `=${isModel ? referTo(summary) : judged}`);
  goal(layout.budget, "Budget (money)", sources.budget, values.budget, "#,##0");
  goal(layout.objective, "Objective", sources.objective, values.objective);
  goal(layout.posture, "Posture", sources.posture, values.posture);
  const tables = [["Limits", layout.limits, values.limits], ["Settings", layout.settings, values.settings]] as const; // prettier-ignore
  for (const [title, place, cells] of tables) {
    if (!place || !cells) continue;
    writer.text(place.row - 1, place.column, title, { style: "Subtitle" });
    cells.forEach(
      (row, r) =>
      row.forEach((cell, c) => writer.value(place.row + r, place.column + c, cell, { style: r === 0 ? "Header" : "Input" })), // prettier-ignore
    );
  }
}

const own = (place: Rectangle): string => rangeName(place, true);
