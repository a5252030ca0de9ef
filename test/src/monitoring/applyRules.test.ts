import { applyRules } from "../../../src/monitoring";

const current = [
  ["Search", 1_000],
  ["Social", 2_000],
  ["Email", 500],
  ["Events", 800],
];
const signals = [
  ["Week", "Channel", "ROAS", "Cost per lead"],
  ...[
    ["Search", [5, 6, 7], [10, 10, 10]],
    ["Social", [4, 1.5, 1.2], [30, 41, 45]],
    ["Email", [6, 3, 6], [5, 5, 5]],
    ["Events", [4.1, 4.2, 4.3], [60, 61, 62]],
  ].flatMap(([channel, roas, cost]) =>
    [0, 1, 2].map((w) => [45_663 + 7 * w, channel as string, (roas as number[])[w]!, (cost as number[])[w]!]),
  ),
];
const header = ["Channel", "Metric", "Op", "Value", "Move", "For", "Name"];
const rules = [
  header,
  ["All", "ROAS", ">", 4, 0.1, 3, "scale winners"],
  ["Search", "ROAS", ">=", 7, 0.3, null, "star"],
  ["Social", "ROAS", "<", 2, -0.25, 2, "cut losers"],
  ["Social", "Cost per lead", ">", 40, -0.1, 2, ""],
  ["Events", "Cost per lead", ">", 50, -0.2, 3, "dear leads"],
];
const ask = (table = rules, maxMove: number | null = null, seen = signals) =>
  applyRules({ current, signals: seen, rules: table, maxMove }).rows;

describe("applyRules on a table worked out by hand", () => {
  it("moves by the largest of one direction, keeps conflicts, and respects periods in a row", () => {
    expect(ask()).toEqual([
      ["Search", 1_000, 1_300, "scale winners (+10%); star (+30%)", false],
      ["Social", 2_000, 1_500, "cut losers (-25%); Cost per lead > 40 for 2 periods (-10%)", false],
      ["Email", 500, 500, "", false], // 6, 3, 6: not three in a row
      ["Events", 800, 800, "conflict: scale winners (+10%) against dear leads (-20%). Nothing moves", false],
    ]);
  });

  it("cuts moves to the largest one allowed and says so", () => {
    expect(ask(rules, 0.2).map((row) => [row[2], row[4]])).toEqual([
      [1_200, true],
      [1_600, true],
      [500, false],
      [800, false],
    ]);
  });

  it("is exact at the value: > does not hold at 7, >= does", () => {
    const at7 = (op: string) => ask([header, ["Search", "ROAS", op, 7, 0.5, 1, ""]])[0]?.[2];
    expect([at7(">"), at7(">="), at7("<"), at7("<=")]).toEqual([1_000, 1_500, 1_000, 1_500]);
  });

  it("reads periods by their dates, whatever the order of the rows", () => {
    const shuffled = [signals[0]!, ...signals.slice(1).reverse()];
    expect(ask(rules, null, shuffled)).toEqual(ask());
  });

  it("takes no rule where a value is missing or there are too few periods", () => {
    const gap = signals.map((row) => (row[1] === "Search" && row[0] === 45_670 ? [row[0], row[1], null!, 10] : row));
    expect(ask([header, ["Search", "ROAS", ">", 4, 0.1, 3, ""]], null, gap)[0]?.[2]).toBe(1_000);
    expect(ask([header, ["Search", "ROAS", ">", 4, 0.1, 4, ""]])[0]?.[2]).toBe(1_000);
  });

  it.each([
    ["channel", ["Serch", "ROAS", ">", 1, 0.1, 1, ""], /rules row 2 \(Serch\).*Did you mean "Search"/],
    ["metric", ["Search", "ROI", ">", 1, 0.1, 1, ""], /no column "ROI"\. Did you mean "ROAS"/],
    ["sign", ["Search", "ROAS", "=", 1, 0.1, 1, ""], /Use one of: >, >=, <, <=/],
    ["move", ["Search", "ROAS", ">", 1, 30, 1, ""], /It is a share/],
    ["value", ["Search", "ROAS", ">", null, 0.1, 1, ""], /Value is blank/],
    ["count", ["Search", "ROAS", ">", 1, 0.1, 1.5, ""], /For is 1.5/],
  ])("says which %s is wrong and where", (_, rule, words) => {
    expect(() => ask([header, rule as string[]])).toThrow(words);
  });
});
