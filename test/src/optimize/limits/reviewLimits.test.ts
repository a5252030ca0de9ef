import type { SheetValues } from "../../../../src/base";
import type { ResponseModel } from "../../../../src/models";
import { mendedLimits, reviewLimits, type LimitMend } from "../../../../src/optimize";
import { createWorkedModel } from "../../../fakes/curveModel";

const plain = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
/** The worked example in two regions; Content and Traditional media build the brand. */
const model: ResponseModel = {
  ...plain,
  channels: plain.channels.map((channel, c) => ({
    ...channel,
    groups: [c < 3 ? "North" : "South"],
    isBrand: c === 2 || c === 5,
  })),
};

function question(limits: SheetValues, budget = 2_000_000) {
  return { budget, limits, objective: null, posture: null, settings: null };
}

function review(limits: SheetValues, budget?: number) {
  return reviewLimits(model, question(limits, budget));
}

// prettier-ignore
/** One table per kind of thing that can go wrong, each alone. */
const tables: readonly (readonly [string, SheetValues, number?])[] = [
  ["Min above Max", [["Channel", "Min", "Max"], ["Events", 300_000, 250_000]]],
  ["Fixed below Min", [["Channel", "Min", "Fixed"], ["Events", 300_000, 250_000]]],
  ["Min out of the move's reach", [["Channel", "Min", "Max move"], ["Events", 900_000, 0.3]]],
  ["Max below the move's reach", [["Channel", "Max", "Max move"], ["Events", 100_000, 0.3]]],
  ["Hold against Max", [["Channel", "Max", "Status"], ["Events", 100_000, "Hold"]]],
  ["30 typed for 30%", [["Channel", "Max move"], ["Events", 30]]],
  ["20 typed for 20%", [["Channel", "Prefer"], ["Events", 20]]],
  ["an unknown name", [["Channel", "Min"], ["Evnts", 100]]],
  ["a word for a number", [["Channel", "Min"], ["Events", "lots"]]],
  ["a limit that groups do not have", [["Channel", "Step"], ["North", 1000]]],
  ["a status that the total does not have", [["Channel", "Status"], ["Total", "Off"]]],
  ["a negative amount", [["Channel", "Min"], ["Events", -5]]],
  ["minimums above the budget", [["Channel", "Min"], ["Events", 1_200_000], ["Email", 1_000_000]]],
  ["maximums below the budget", [["Channel", "Max"], ["Total", 1_500_000]]],
  ["floors above a group's cap", [["Channel", "Min", "Max"], ["Paid search", 800_000, null], ["Paid social", 700_000, null], ["North", null, 1_000_000]]],
  ["a turnover cap without room", [["Channel", "Min", "Max move"], ["Events", 700_000, null], ["Total", null, 0.1]]],
  ["a budget that turnover cannot reach", [["Channel", "Max move"], ["Total", 0.1]], 3_000_000],
  ["a crossing group", [["Channel", "Min", "Max"], ["Content", null, 200_000], ["Traditional media", null, 100_000], ["North", 100_000, null], ["South", 100_000, null], ["Brand", 400_000, null]]],
  ["Min when on above Max", [["Channel", "Min", "Max", "Min when on"], ["Events", 10, 100_000, 200_000]]],
];
const cases = tables.map(([name, limits, budget = 2_000_000]) => ({ name, limits, budget }));

describe("reviewLimits", () => {
  it("has nothing to say where the limits can be planned under", () => {
    expect(review([["Channel", "Min", "Max move"], ["Events", 100_000, 0.3], ["Brand", 150_000, null], [null, null, null]])).toEqual([]); // prettier-ignore
    expect(reviewLimits(model, { ...question([]), limits: null })).toEqual([]);
  });

  it.each(cases)("finds $name, says it in the engine's words, and offers what mends it", ({ limits, budget }) => {
    const problems = review(limits, budget);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message, mends } of problems) {
      expect(message.length).toBeGreaterThan(20);
      expect(mends.length).toBeGreaterThan(0);
      for (const mend of mends) {
        const after = mendedLimits({ limits, budget }, mend)!;
        expect(review(after.limits, after.budget).map((left) => left.message)).not.toContain(message);
      }
    }
  });

  it("stands beside each wrong row, all of them at once", () => {
    const limits = [
      ["Channel", "Min", "Max", "Max move"],
      ["Paid search", null, null, 30],
      ["Paid social", 100, 200, null],
      ["Events", 300_000, 250_000, null],
    ];
    expect(review(limits).map(({ row }) => row)).toEqual([1, 3]);
  });

  it("offers the percentage that was meant, the nearest name, and the amounts that fit", () => {
    const first = (limits: SheetValues): LimitMend | undefined => review(limits)[0]?.mends[0];
    expect(first(cases[5]!.limits)).toMatchObject({ column: "Max move", value: 0.3, name: "Events" });
    expect(first(cases[7]!.limits)).toMatchObject({ column: "Channel", value: "Events" });
    expect(first(cases[2]!.limits)).toMatchObject({ column: "Min", value: 520_000 });
    expect(review(cases[2]!.limits)[0]!.mends).toContainEqual(
      expect.objectContaining({ column: "Max move", value: 1.25 }),
    );
    expect(first(cases[12]!.limits)).toEqual({ kind: "budget", value: 2_200_000 });
    expect(review(cases[15]!.limits)[0]!.mends).toContainEqual(
      expect.objectContaining({ column: "Max move", value: 0.15 }),
    );
  });

  it("names every row that takes part where several clash", () => {
    const [problem] = review(cases[12]!.limits);
    expect(problem).toMatchObject({ row: null, rows: [1, 2] });
    expect(problem!.mends.map(({ kind }) => kind)).toEqual(["budget", "cell", "cell", "cell", "row"]);
  });
});
