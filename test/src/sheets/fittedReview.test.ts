import { fittedReviewSheet, type FittedReviewContents } from "../../../src/sheets";

const column = (at: number) => ({ sheet: "Weeks", row: 0, column: at, rows: 61, columns: 1 });
const contents: FittedReviewContents = {
  ...{ model: "MMM:8f3a2c91 · 60 weeks", until: 45_341, periods: 13, outcomeName: "Revenue" },
  plan: [
    { channel: "TV", spend: 52_000 },
    { channel: "Search", spend: 26_000 },
  ],
  ...{ dates: column(0), outcome: column(1), spends: [column(2), column(3)] },
  ...{ logSheet: "Log", approvalsSheet: "Approvals", stamp: { version: "0.1.0", date: "2026-04-30" } },
};

describe("the monthly review of a fitted plan", () => {
  const block = fittedReviewSheet(contents);
  const formulas = block.cells.flatMap(({ row, column: at, content }) =>
    content.kind === "formula" ? [{ row, at, formula: content.formula }] : [],
  );
  const all = formulas.map(({ formula }) => formula).join("\n");

  it("forecasts with the plan's own model over the applied amounts, and reads what came from the history", () => {
    expect(all).toMatch(/=FORECAST_PLAN\(\$C\$6,\$A\$\d+:\$B\$\d+,13,0\.95\)/);
    expect(all).toContain('SUMIFS(Weeks!$C$2:$C$261,Weeks!$A$2:$A$261,">"&$C$7)');
    expect(all).toContain('=COUNTIF(Log!$D$6:$D$2005,"refit")');
  });

  it("has no two cells in one place, keeps the forecast's room clear, and ends in its check", () => {
    const places = block.cells.map(({ row, column: at }) => `${row} ${at}`);
    expect(new Set(places).size).toBe(places.length);
    const [room] = block.spills;
    const inside = block.cells.filter(
      ({ row, column: at }) => row > room!.row && row < room!.row + room!.rows && at < room!.columns,
    );
    expect(inside).toEqual([]);
    expect(block.names.map(({ name }) => name)).toEqual(["Review_checks"]);
    expect(formulas.filter(({ at, formula }) => at === 6 && formula.includes("SUMIFS"))).toHaveLength(13);
  });
});
