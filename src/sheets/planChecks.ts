import { rangeName, type Rectangle } from "../base";
import type { PlanLayout } from "./planLayout";
import type { SheetWriter } from "./sheetWriter";

/** The checks at the end of the Plan sheet: 1 where it holds, 0 where not (an error counts as not); the last is all. */
export function writeChecks(writer: SheetWriter, layout: PlanLayout): void {
  const { checks } = layout;
  writer.text(checks.row - 1, 0, "Checks", { style: "Subtitle" });
  planChecks(layout).forEach(([label, formula], index) => {
    writer.text(checks.row + index, 0, label);
    writer.text(checks.row + index, 1, "1 good, 0 not", { style: "Note" });
    writer.formula(checks.row + index, 2, `=IFERROR(${formula},0)`, { style: "Check", format: "0" });
  });
  writer.name("Plan_checks", { row: checks.row + checks.rows - 1, column: 2, rows: 1, columns: 1 });
}

/** What all checks together say, beside the goals where it is seen first. */
export function writeMasterCheck(writer: SheetWriter, { goals, budget, checks }: PlanLayout): void {
  const all = rangeName({ row: checks.row + checks.rows - 1, column: 2, rows: 1, columns: 1 }, true);
  const first = rangeName({ ...checks, column: 0, rows: 1, columns: 1 }, false);
  const column = budget.column + 2;
  writer.headers(goals.row, column, ["Checks"]);
  const words = `"All checks hold","A check fails: see from ${first} on"`;
  writer.formula(goals.row + 1, column, `=IF(IFERROR(${all},0)=1,${words})`, { style: "Check" });
}

function planChecks(layout: PlanLayout): readonly (readonly [string, string])[] {
  const { plan, expected, checks } = layout;
  const name = (range: Rectangle): string => rangeName(range, true);
  const column = (index: number): string => name({ row: plan.row + 1, column: index, rows: plan.rows - 1, columns: 1 });
  const total = `SUMIF(${column(0)},"Total",${column(2)})`;
  const budget = name(layout.budget);
  const spent = `IF(${name(layout.objective)}="profit",${total}<=${budget}+0.01,ABS(${total}-${budget})<=0.01)`;
  const first = name({ row: expected.row + 1, column: expected.column, rows: 1, columns: 1 });
  const others = name({ row: checks.row, column: 2, rows: checks.rows - 1, columns: 1 });
  return [
    ["The plan spends the budget", `IF(AND(${total}>0,${spent}),1,0)`],
    ["No amount is below zero", `IF(MIN(${column(2)})>=0,1,0)`],
    ["The plan's outcome is known", `IF(ISNUMBER(${first}),1,0)`],
    ["All checks", `MIN(${others})`],
  ];
}
