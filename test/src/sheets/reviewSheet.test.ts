import { reviewSheet, type ReviewContents } from "../../../src/sheets";

const at = (sheet: string, row: number, column: number, rows: number, columns: number) => ({
  ...{ sheet, row, column, rows, columns },
});
const contents: ReviewContents = {
  nChannels: 3,
  actuals: at("Actuals", 4, 0, 4, 3),
  planned: at("Actuals", 5, 4, 3, 1),
  plan: at("Plan", 10, 0, 5, 12),
  before: at("Inputs", 12, 0, 4, 3),
  logSheet: "Log",
  approvalsSheet: "Approvals",
  stamp: { version: "0.1.0", date: "2026-04-30" },
};
const formulas = (change: Partial<ReviewContents> = {}): string[] =>
  reviewSheet({ ...contents, ...change }).cells.flatMap(({ content }) =>
    content.kind === "formula" ? [content.formula] : [],
  );

describe("the monthly review", () => {
  it("holds live formulas only, over the cells where the figures stand", () => {
    const all = formulas();
    expect(all).toContain('=KPI_VALUE(Actuals!$A$5:$C$8,"budget_variance",Actuals!$E$6:$E$8)');
    expect(all).toContain('=KPI_VALUE(Actuals!$A$5:$C$8,"adoption",Actuals!$E$6:$E$8,Inputs!$A$13:$C$16)');
    expect(all).toContain(`=IFNA(TRACK_PLAN(Actuals!$E$6:$E$8,Actuals!$A$6:$B$8,,,,2),"–")`);
    expect(all.filter((formula) => formula.includes("COUNTIF(Approvals"))).toHaveLength(3);
    expect(reviewSheet(contents).cells.filter(({ content }) => content.kind === "number")).toEqual([]);
  });

  it("leaves out what the workbook does not have, and ends in its check", () => {
    const bare = formulas({ plan: null, before: null, logSheet: "", approvalsSheet: "" });
    expect(bare.join(" ")).not.toMatch(/Plan!|Inputs!|Log!|Approvals!/);
    expect(bare.at(-1)).toBe("=IF(COUNT(Actuals!$B$6:$B$8)=3,1,0)");
    expect(reviewSheet(contents).names.map(({ name }) => name)).toEqual(["Review_checks"]);
  });
});
