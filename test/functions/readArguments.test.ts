import {
  choice,
  headers,
  ifNotFound,
  moveOrDefault,
  number,
  numbers,
  optionalNumber,
  optionalPlan,
  optionalRange,
  optionalTable,
  optionalText,
  plan,
  positiveOrDefault,
  posture,
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
    expect([headers(null), headers(true), headers(false)]).toEqual([1, 1, 0]);
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
  });

  it("reads typed numbers as the tables do: currencies, separators of other countries, millions, percentages", () => {
    for (const typed of ["2.000.000", "€2,000,000", "USD 2,000,000", "2 000 000", "2m", "2'000'000"])
      expect(number(typed, "budget", "1")).toBe(2_000_000);
    expect(number("(1,500)", "extra", "1")).toBe(-1500);
    expect(number("1,50", "budget", "1")).toBe(1.5);
    expect([posture("0,2"), posture("20%"), posture(0.2), posture("bold")]).toEqual([0.2, 0.2, 0.2, "bold"]);
  });

  it("quotes 40 characters of what it cannot read, and truth values as a sheet shows them", () => {
    expect(() => number("é".repeat(300), "budget", "1")).toThrow(`got "${"é".repeat(39)}…".`);
    expect(() => number(true, "budget", "1")).toThrow("budget: needs a number, got TRUE.");
    expect(() => choice("x".repeat(99), "by", { risk: "risk" })).toThrow(`got "${"x".repeat(39)}…".`);
  });

  it("says that a header row stands in a column of numbers", () => {
    expect(() => numbers([["Spend"], [5]], "spend")).toThrow('spend row 1: "Spend" is no number. Leave the header row');
    expect(() => numbers([[5], ["x"]], "spend")).toThrow('spend row 2: needs a number, got "x".');
  });

  it("blanks the rows below a plan that hold nothing, however blanks arrive, but keeps a column's zeros", () => {
    const rows = [
      ["Search", 0],
      ["Social", 5],
    ];
    const blank = [null, null];
    for (const below of [0, null, ""]) expect(plan([...rows, [below, below]])).toEqual([...rows, blank]);
    expect(plan([[5], [0], [0]])).toEqual([[5], [0], [0]]);
    expect(optionalPlan(null, "plan_b")).toBeNull();
    expect(() => plan([...rows, [{ code: "#REF!" }, 5]])).toThrow(
      "plan row 3: the cell holds #REF!. Mend that cell first",
    );
    expect(() => plan(null)).toThrow("plan: pick a range");
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
    expect(moveOrDefault(1.5, "threshold")).toBe(1.5);
    expect(() => moveOrDefault(20, "threshold")).toThrow("threshold: 20 means 2000%. Type 20% or 0.2.");
    for (const nothing of [[], [[]]]) expect(() => range(nothing, "spend")).toThrow("spend: pick a range");
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
