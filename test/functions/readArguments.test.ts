import {
  choice,
  headers,
  ifNotFound,
  number,
  optionalNumber,
  optionalRange,
  optionalTable,
  optionalText,
  positiveOrDefault,
  range,
  shareOrDefault,
  wholeOrDefault,
} from "../../functions/readArguments";

describe("values at the door", () => {
  it("takes a 1 × 1 range for a scalar and a scalar for a range", () => {
    expect(number([[2000]], "budget", "1")).toBe(2000);
    expect(range(5, "spend")).toEqual([[5]]);
  });

  it("takes one row where a flat list arrives, and squares ragged rows with blanks", () => {
    expect(range(["a", 1], "spend")).toEqual([["a", 1]]);
    expect(range([["a", 1], ["b"]], "spend")).toEqual([
      ["a", 1],
      ["b", null],
    ]);
  });

  it("reads omitted, undefined and empty text as null", () => {
    for (const value of [null, undefined, "", [[null]], [[""]]]) {
      expect(optionalNumber(value, "budget")).toBeNull();
      expect(optionalText(value, "channel")).toBeNull();
      expect(optionalRange(value, "limits")).toBeNull();
    }
  });

  it("reads 0 as omitted only where 0 is meaningless", () => {
    expect(optionalNumber(0, "budget")).toBe(0);
    expect(positiveOrDefault(0, "periods")).toBeNull();
    expect(shareOrDefault(0, "confidence")).toBeNull();
    expect(headers(0)).toBe(0);
    expect(headers(null)).toBe(1);
  });

  it("takes entities and formatted numbers by their basicValue, in ranges too", () => {
    const money = { type: "Double", basicValue: 400, numberFormat: "#,##0" };
    expect(number(money, "budget", "1")).toBe(400);
    expect(range([["Search", money]], "summary")).toEqual([["Search", 400]]);
  });

  it("reads every shape of an error cell as an error, and says so for a scalar", () => {
    const errors = [
      { code: "#REF!" },
      { type: "Error", basicValue: "#REF!" },
      { kind: "error", error: "#REF!" },
      "#REF!",
    ];
    for (const error of errors) {
      expect(range([["a", error]], "summary")).toEqual([["a", { kind: "error", error: "#REF!" }]]);
      expect(() => number(error, "budget", "1")).toThrow("budget: the cell holds #REF!");
    }
    expect(range([["a", Number.NaN]], "summary")).toEqual([["a", { kind: "error", error: "#NUM!" }]]);
    expect(() => number(Number.NaN, "budget", "1")).toThrow("#NUM!");
  });

  it("reads numbers typed as text, and names other text", () => {
    expect(number("2,000,000", "budget", "1")).toBe(2_000_000);
    expect(number("$ 1 500.5", "budget", "1")).toBe(1500.5);
    expect(shareOrDefault("90%", "confidence")).toBe(0.9);
    expect(() => number("two million", "budget", "2000000")).toThrow('budget: needs a number, got "two million".');
    expect(() => number("1,50", "budget", "2000000")).toThrow("needs a number");
  });

  it("reads a choice whatever its case and spelling of spaces, and names the choices", () => {
    const choices = { share: "share", double_cost: "double_cost" } as const;
    expect(choice("Double Cost", "measure", choices)).toBe("double_cost");
    expect(choice(null, "measure", choices)).toBeNull();
    expect(choice(0, "measure", choices)).toBeNull();
    expect(() => choice("halve", "measure", choices)).toThrow('measure: choose share, double_cost; got "halve".');
  });

  it("refuses what cannot be meant, with the argument's name", () => {
    expect(() => shareOrDefault(1, "confidence")).toThrow("confidence: needs a share between 0 and 1");
    expect(() => wholeOrDefault(2.5, "steps")).toThrow("steps: needs a whole number");
    expect(() => positiveOrDefault(-1, "periods")).toThrow("periods: needs a number above 0");
    expect(() => headers(3)).toThrow("headers: 0 rows only");
    expect(() => number([[1, 2]], "budget", "1")).toThrow("budget: needs one cell, got a range of 1 × 2 cells");
    expect(() => range(null, "summary")).toThrow("summary: pick a range");
  });

  it("reads a control table of blanks as omitted, however blanks arrive", () => {
    expect(optionalTable([[0, 0]], "limits")).toBeNull();
    expect(optionalTable([[null, null]], "limits")).toBeNull();
    expect(optionalTable([["Channel"], [0]], "limits")).toEqual([["Channel"], [0]]);
  });

  it("keeps an empty text for if_not_found: the user asked for nothing to show", () => {
    expect(ifNotFound("")).toBe("");
    expect(ifNotFound(null)).toBeNull();
    expect(ifNotFound([["none"]])).toBe("none");
  });
});
