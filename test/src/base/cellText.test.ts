import {
  cellName,
  columnIndex,
  escapeFormulaText,
  parseRangeName,
  parseSheetReference,
  quoteSheetName,
  rangeName,
  sheetReference,
  toCellText,
} from "../../../src/base";

describe("text on its way into cells and formulas", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1",
    "\t=1",
    "\rx",
    "'quoted",
    "1/2",
    "Q3 2025",
    "true",
    "#N/A",
    "\u00a0=1",
  ])("keeps %j text", (text) => expect(toCellText(text)).toBe(`'${text}`));

  it.each(["Paid search", "E-mail", "Traditional media", ""])("leaves %j alone", (text) => {
    expect(toCellText(text)).toBe(text);
  });

  it("doubles quotes, and cuts what is too long for one literal", () => {
    expect(escapeFormulaText('say "hi"')).toBe('"say ""hi"""');
    expect(escapeFormulaText("")).toBe('""');
    expect(escapeFormulaText("x".repeat(300))).toBe(`"${"x".repeat(255)}"&"${"x".repeat(45)}"`);
  });
});

describe("addresses", () => {
  it("quotes sheet names wherever a bare one could be read as something else", () => {
    expect(["Inputs", "Bob's", "Q3", "R1C1", "my sheet", "2024", "rc"].map(quoteSheetName)).toEqual([
      "Inputs",
      "'Bob''s'",
      "'Q3'",
      "'R1C1'",
      "'my sheet'",
      "'2024'",
      "'rc'",
    ]);
  });

  it("writes and reads ranges", () => {
    const range = { row: 4, column: 26, rows: 2, columns: 3 };
    expect(rangeName(range)).toBe("AA5:AC6");
    expect(cellName(0, 701, true)).toBe("$ZZ$1");
    expect(columnIndex("xfd")).toBe(16383);
    expect(parseRangeName("$AA$5:AC6")).toEqual(range);
    expect(parseRangeName("A:B", 100)).toEqual({ row: 0, column: 0, rows: 100, columns: 2 });
    expect(parseRangeName("3:4", 100, 10)).toEqual({ row: 2, column: 0, rows: 2, columns: 10 });
    expect(["", "A", "5", "B2:A1", "Budget", "A0"].map((text) => parseRangeName(text))).toEqual(Array(6).fill(null));
    expect(parseSheetReference(`=${sheetReference("Bob's", range)}`)).toEqual({ sheet: "Bob's", range });
    expect(parseSheetReference("B2")).toEqual({ sheet: null, range: { row: 1, column: 1, rows: 1, columns: 1 } });
  });
});
