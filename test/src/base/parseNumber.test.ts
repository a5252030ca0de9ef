import { currencyOf, decimalMark, parseNumber } from "../../../src/base";

describe("parseNumber", () => {
  const cases: readonly [string | number | boolean | null, number | null][] = [
    [12, 12],
    [null, null],
    ["", null],
    ["  ", null],
    [true, NaN],
    [Infinity, NaN],
    ["1234", 1234],
    ["1,234", 1234],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1 234,56", 1234.56],
    ["1\u00a0234\u202f567", 1234567],
    ["1'234.50", 1234.5],
    ["12,34,567", 1234567],
    ["1.234.567", 1234567],
    ["$1,234.00", 1234],
    ["€ 1.234,00", 1234],
    ["1.234,00 €", 1234],
    ["USD 400,000", 400000],
    ["400,000 SEK", 400000],
    ["-5", -5],
    ["−5", -5],
    ["(1,200)", -1200],
    ["1,200-", -1200],
    ["-$5", -5],
    ["$-5", -5],
    ["12%", 0.12],
    ["12,5 %", 0.125],
    ["400k", 400000],
    ["$1.2M", 1200000],
    ["1.5bn", 1.5e9],
    ["1e3", 1000],
    ["1E-3", 0.001],
    [".5", 0.5],
    ["0,123", 0.123],
    ["１２３", 123],
    ["٣٤", 34],
    ["abc", NaN],
    ["n/a", NaN],
    ["12 leads", NaN],
    ["1,23,4", NaN],
    ["1.2.3", NaN],
    ["2024-01-05", NaN],
    ["=1+1", NaN],
    ["--5", NaN],
    ["9".repeat(500), NaN],
  ];
  it.each(cases)("reads %p as %p", (cell, expected) => {
    expect(parseNumber(cell)).toBe(expected);
  });

  it("lets the column decide what 1,234 and 1.234 mean", () => {
    expect(parseNumber("1.234", "point")).toBe(1.234);
    expect(parseNumber("1.234", "comma")).toBe(1234);
    expect(parseNumber("1,234", "comma")).toBe(1.234);
    expect(decimalMark(["1.234", "12,5", "1.500"])).toBe("comma");
    expect(decimalMark(["1,234", "12.5", "1,500"])).toBe("point");
    expect(decimalMark(["1,234", "x", null, 5])).toBe("point");
  });

  it("names the currency", () => {
    expect([currencyOf("$5"), currencyOf("5 eur"), currencyOf("5"), currencyOf(5)]).toEqual(["$", "EUR", "", ""]);
  });
});
