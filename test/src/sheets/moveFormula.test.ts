import { moveFormula } from "../../../src/sheets";

describe("moveFormula", () => {
  it.each([
    ["=B3*2", "=D6*2"],
    ["=$B$3+$B3+B$3", "=$D$6+$D6+D$6"],
    ["=SUM(A1:B2)", "=SUM(C4:D5)"],
    ["=OPTIMIZE_BUDGET($C$10,$C$6,Inputs!$F$13:$J$24,,,,2)", "=OPTIMIZE_BUDGET($E$13,$E$9,Inputs!$F$13:$J$24,,,,2)"],
    ["=SIMULATE_PLAN(C10,A13#)", "=SIMULATE_PLAN(E13,C16#)"],
    ["='Bob''s A1'!A1&\"A1\"\"B2\"&A1", "='Bob''s A1'!A1&\"A1\"\"B2\"&C4"],
    ["=LOG10(A1)+X1_rate", "=LOG10(C4)+X1_rate"],
    ["=Z1", "=AB4"],
  ])("moves %s", (formula, moved) => {
    expect(moveFormula(formula, 3, 2)).toBe(moved);
  });

  it("keeps a formula that does not move", () => {
    expect(moveFormula("=a1+B2", 0, 0)).toBe("=a1+B2");
  });
});
