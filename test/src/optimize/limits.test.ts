import type { CellValue, SheetValues } from "../../../src/base";
import type { ResponseModel } from "../../../src/models";
import { planBudget, type PlanAnswer, type PlanQuestion } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

const plain = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
const model: ResponseModel = {
  ...plain,
  channels: plain.channels.map((channel, c) => ({
    ...channel,
    groups: [c < 3 ? "North" : "South"],
    value: 250,
    margin: 0.9,
  })),
};

function plan(question: Partial<PlanQuestion>, of: ResponseModel = model): PlanAnswer {
  return planBudget(of, {
    budget: 2_000_000,
    limits: null,
    objective: null,
    posture: null,
    settings: null,
    ...question,
  });
}

const table = (header: string[], ...rows: CellValue[][]): SheetValues => [["Channel", ...header], ...rows];
const amountOf = ({ channels }: PlanAnswer, name: string): number => channels.find((c) => c.name === name)!.plan;
const sumOf = ({ channels }: PlanAnswer, ...at: number[]): number => at.reduce((sum, c) => sum + channels[c]!.plan, 0);

describe("limits", () => {
  it("Status: Off is 0, Hold is the current spend, Committed is a floor", () => {
    const limits = table(["Status"], ["Events", "Off"], ["Email", "hold"], ["Traditional media", "Committed"]);
    const answer = plan({ limits });
    expect(["Events", "Email", "Traditional media"].map((name) => amountOf(answer, name))).toEqual([
      0, 200_000, 200_000,
    ]);
    expect(answer.channels.map(({ binding }) => binding).slice(3)).toEqual(["Off", "Hold", "Committed"]);
  });

  it("a zero in a blank cell's place limits nothing, except under Min", () => {
    const limits = table(["Min", "Max", "Fixed", "Max move", "Prefer", "Weight"], ["Events", 0, 0, 0, 0, 0, 0]);
    expect(plan({ limits }).channels).toEqual(plan({}).channels);
  });

  it("groups by name and Brand hold sums", () => {
    const answer = plan({ limits: table(["Min", "Max"], ["North", null, 900_000], ["Brand", 150_000, null]) });
    expect(sumOf(answer, 0, 1, 2)).toBeCloseTo(900_000, 6);
    expect(sumOf(answer, 5)).toBeGreaterThanOrEqual(150_000);
    expect(answer.channels[0]?.binding).toBe("North Max");
  });

  it("groups that cross each other are both kept", () => {
    const across = { ...model, channels: model.channels.map((c, at) => ({ ...c, isBrand: at === 2 || at === 5 })) };
    const answer = plan({ limits: table(["Min"], ["North", 1_500_000], ["Brand", 700_000]) }, across);
    expect(sumOf(answer, 0, 1, 2)).toBeGreaterThanOrEqual(1_500_000 - 0.005);
    expect(sumOf(answer, 2, 5)).toBeGreaterThanOrEqual(700_000 - 0.005);
    expect(answer.gap).toBeLessThan(1e-6);
  });

  it("Max move on Total caps the money that changes place", () => {
    const answer = plan({ limits: table(["Max move"], ["Total", 0.05]) });
    const moved = answer.channels.reduce((sum, { change }) => sum + Math.abs(change), 0) / 2;
    expect(moved).toBeLessThanOrEqual(100_000 + 0.005);
    expect(moved).toBeGreaterThan(99_999);
    expect(answer.gap).toBeLessThan(1e-6);
  });

  it("Step makes whole units, Min when on leaves only off or at least that much", () => {
    const stepped = plan({ limits: table(["Step"], ["Paid search", 70_000], ["Events", 35_000]) });
    expect(amountOf(stepped, "Paid search") % 70_000).toBe(0);
    expect(amountOf(stepped, "Events") % 35_000).toBe(0);
    const switched = plan({ limits: table(["Min when on"], ["Traditional media", 300_000]) });
    expect([0, 300_000]).toContain(amountOf(switched, "Traditional media"));
    expect(switched.gap).toBeLessThan(1e-6);
  });

  it("Max cost and Min mROI hold the channel's own efficiency", () => {
    const answer = plan({ limits: table(["Max cost", "Min mROI"], ["Paid search", 180, null], ["Email", null, 0.9]) });
    const [search, email] = [answer.channels[0]!, answer.channels[4]!];
    expect(search.plan / search.outcome).toBeLessThanOrEqual(180 * (1 + 1e-6));
    expect(250 * email.marginal).toBeGreaterThanOrEqual(0.9 * (1 - 1e-6));
  });

  it("Prefer draws a channel towards its share, the more the heavier; blank is exactly off", () => {
    const share = (weight: number | null): number =>
      amountOf(plan({ limits: table(["Prefer", "Weight"], ["Events", 0.25, weight]) }), "Events");
    expect(share(null)).toBeGreaterThan(amountOf(plan({}), "Events"));
    expect(share(20)).toBeGreaterThan(share(null));
    expect(share(20)).toBeLessThanOrEqual(500_000);
    expect(plan({ limits: table(["Prefer"], ["Events", null]) }).value).toBe(plan({}).value);
  });

  it("profit may leave money unspent and says why", () => {
    const answer = plan({ objective: "profit" });
    expect(answer.unspent).toBeGreaterThan(0);
    expect(answer.unspentWhy).toMatch(/less profit than it costs/);
    expect(answer.spend + answer.unspent).toBeCloseTo(2_000_000, 6);
    for (const { marginal, plan: amount } of answer.channels)
      if (amount > 0) expect(Math.abs(marginal)).toBeLessThan(1e-3);
  });
});

describe("limits that make no sense", () => {
  const minimums = table(["Min"], ["Paid search", 1_500_000], ["Events", 650_000]);
  const cases: [string, Partial<PlanQuestion>, RegExp][] = [
    [
      "Min above Max",
      { limits: table(["Min", "Max"], ["Events", 300_000, 250_000]) },
      /limits row 2 \(Events\): Min 300,000 is above Max 250,000/,
    ],
    [
      "minimums above the budget",
      { limits: minimums },
      /Minimums add to 2,150,000 but the budget is 2,000,000: lower a minimum by 150,000 or raise the budget/,
    ],
    [
      "unknown channel",
      { limits: table(["Min"], ["Evnts", 1]) },
      /no channel or group is called "Evnts". Did you mean "Events"/,
    ],
    ["misspelt column", { limits: table(["Maximum"], ["Events", 1]) }, /unknown column "Maximum". Did you mean "Max"/],
    ["30 typed for 30%", { limits: table(["Max move"], ["Events", 30]) }, /Max move 30 means 3,000%. Type 30% or 0.3/],
    ["negative bound", { limits: table(["Min"], ["Events", -5]) }, /row 2 \(Events\): Min is -5. It cannot be below 0/],
    ["budget 0", { budget: 0 }, /budget: it must be a number above 0/],
    ["budget below 0", { budget: -1 }, /budget: it must be a number above 0/],
    ["budget not a number", { budget: NaN }, /budget: it must be a number above 0/],
    [
      "moves that cannot spend the budget",
      { budget: 3e6, settings: [["Max move", 0.3]] },
      /Maximums add to 2,600,000 but the budget is 3,000,000/,
    ],
    [
      "unknown objective",
      { objective: "fame" },
      /objective is "fame". Use one of: outcome, value, profit, clv, pipeline/,
    ],
    ["objective without its column", { objective: "clv" }, /objective clv: Paid search has no CLV. Add a CLV column/],
    [
      "unknown posture",
      { posture: "bold" },
      /posture is "bold". Use conservative, balanced, aggressive or a number from 0 to 1/,
    ],
    [
      "turnover too tight",
      { budget: 2.4e6, limits: table(["Max move"], ["Total", 0.05]) },
      /Total Max move 100,000 cannot hold.*at least 200,000.*the budget 2,400,000/,
    ],
    ["Step on a group", { limits: table(["Step"], ["North", 5]) }, /Step is for single channels, North is not one/],
  ];

  it.each(cases)("%s: named and mended in words", (_, question, words) => {
    expect(() => plan(question)).toThrow(words);
  });

  it("a group with the name of a channel is ambiguous", () => {
    const twins = { ...model, channels: model.channels.map((c, at) => ({ ...c, groups: at < 2 ? ["Email"] : [] })) };
    expect(() => plan({ limits: table(["Min"], ["Email", 1]) }, twins)).toThrow(
      /"Email" is the name of a channel and of a group/,
    );
  });

  it("Optional floors give way before a clash is reported", () => {
    const limits = table(["Min", "Status"], ["Events", 300_000, "Optional"], ["Email", 300_000, null]);
    const answer = plan({ budget: 500_000, limits });
    expect(amountOf(answer, "Email")).toBeGreaterThanOrEqual(300_000);
    expect(answer.findings.map(({ check }) => check)).toContain("Optional gave way");
  });
});
