import { formulaReferences, withReferences } from "../../../src/workbook/freeze";

const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

describe("the references of a formula", () => {
  const formula = `=IF(LOG10($B$2)>1,"see A1",SUM('Bob''s, 2024'!$A$1:B3)+Inputs!C4+Summary+A7#*[2]Other!A1)`;

  it("are its cells and ranges, in order; not text, functions, names or other files", () => {
    expect(formulaReferences(formula)).toEqual([
      { sheet: null, range: at(1, 1) },
      { sheet: "Bob's, 2024", range: at(0, 0, 3, 2) },
      { sheet: "Inputs", range: at(3, 2) },
      { sheet: null, range: at(6, 0) },
    ]);
  });

  it("written back as they are give the very formula", () => {
    expect(withReferences(formula, formulaReferences(formula))).toBe(formula);
    expect(withReferences("=sum(a1:$b$2)", formulaReferences("=sum(a1:$b$2)"))).toBe("=sum(a1:$b$2)");
  });

  it("move with their dollars, grow, and follow a sheet to its new name", () => {
    const moved = [
      { sheet: null, range: at(3, 2) },
      { sheet: "Bob's, 2025", range: at(1, 0, 5, 2) },
      { sheet: "Inputs", range: at(3, 3) },
      { sheet: null, range: at(9, 0) },
    ];
    expect(withReferences(formula, moved)).toBe(
      `=IF(LOG10($C$4)>1,"see A1",SUM('Bob''s, 2025'!$A$2:B6)+Inputs!D4+Summary+A10#*[2]Other!A1)`,
    );
  });
});
