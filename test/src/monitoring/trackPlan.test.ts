import { trackPlan } from "../../../src/monitoring";

const question = { predicted: null, amber: null, red: null };
const plan = [["A", 100]];
const rowFor = (actual: number, predicted: (string | number)[][] | null = null) =>
  trackPlan({ ...question, plan, actuals: [["A", actual]], predicted }).rows[0];
const statusAt = (actual: number, predicted: (string | number)[][] | null = null): unknown =>
  rowFor(actual, predicted)?.[7];

describe("trackPlan", () => {
  it("is on track up to exactly 10%, watches up to exactly 15%, acts above", () => {
    const expected = {
      110: "on track",
      90: "on track",
      110.01: "watch",
      115: "watch",
      85: "watch",
      115.01: "act",
      80: "act",
    };
    for (const [actual, status] of Object.entries(expected))
      expect(`${actual} ${statusAt(Number(actual))}`).toBe(`${actual} ${status}`);
  });

  it("measures against the prediction where there is one", () => {
    expect(rowFor(120, [["A", 120]])?.slice(3, 8)).toEqual([
      120,
      0,
      0,
      expect.objectContaining({ kind: "missing" }),
      "on track",
    ]);
  });

  it("turns act into watch inside the prediction's range", () => {
    const range = (low: number, high: number) => [
      ["Channel", "Predicted", "Low 2.5%", "High 97.5%"],
      ["A", 100, low, high],
    ];
    expect(rowFor(130, range(60, 140))?.slice(6)).toEqual([true, "watch"]);
    expect(rowFor(150, range(60, 140))?.slice(6)).toEqual([false, "act"]);
    expect(statusAt(105, range(101, 104))).toBe("on track");
  });

  it("says that a share of nothing does not exist, and acts on money that was not planned", () => {
    const row = trackPlan({ ...question, plan: [["A", 0]], actuals: [["A", 5]] }).rows[0];
    expect(row?.[5]).toMatchObject({ kind: "missing" });
    expect(row?.[7]).toBe("act");
    expect(trackPlan({ ...question, plan: [["A", 0]], actuals: [["A", 0]] }).rows[0]?.[7]).toBe("on track");
  });

  it("adds up in the total row", () => {
    const { total } = trackPlan({
      ...question,
      plan: [
        ["A", 100],
        ["B", 50],
      ],
      actuals: [
        ["B", 60],
        ["A", 105],
      ],
    });
    expect(total?.slice(0, 3)).toEqual(["Total", 150, 165]);
    expect(total?.slice(4, 6)).toEqual([15, 0.1]);
  });
});
