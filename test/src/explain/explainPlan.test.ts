import { explainPlan, formatChange, formatNumber, formatShare, readStory, type PlanStory } from "../../../src/explain";
import { explainPlan as explainJob } from "../../../src/jobs/explainPlan";
import { checkLimits } from "../../../src/jobs/checkLimits";
import { channelMarginal } from "../../../src/jobs/channelMarginal";
import { channelSaturation } from "../../../src/jobs/channelSaturation";
import { optimizeBudget } from "../../../src/jobs/optimizeBudget";
import { resolveModel } from "../../../src/jobs/resolveModel";
import { simulatePlan } from "../../../src/jobs/simulatePlan";
import type { SheetValues } from "../../../src/base";
import { createFittedWorld } from "../../fakes/fittedWorld";
import { budget, limits, summary } from "../../functions/workedExample";

const context = { models: { get: () => undefined, put: () => undefined } };
const model = summary as SheetValues;
const limitTable = limits as SheetValues;
const none = { objective: null, posture: null, settings: null };
const { table } = optimizeBudget({ model, budget, limits: limitTable, ...none }, context);
const plan = [table.header, ...table.rows] as SheetValues;
const sentences = explainJob({ model, plan, limits: limitTable, style: "full" }, context);

describe("numbers in sentences", () => {
  it("are rounded as cells show them, the same everywhere", () => {
    expect([1234567.4, 100, 99.96, 41.26, 4.126, 0.4126, 0.0024871, 0, -1234].map(formatNumber)).toEqual([
      ...["1,234,567", "100", "100", "41.3", "4.13", "0.413", "0.00249", "0", "-1,234"],
    ]);
    expect([0.3, 0.0434, -0.056, 0.0996].map(formatChange)).toEqual(["+30%", "+4.3%", "-5.6%", "+10%"]);
    expect([0.9, -0.0001].map(formatShare)).toEqual(["90%", "0.0%"]);
  });
});

const priced = checkLimits({ model, plan, limits: limitTable, ...none, budget: null }, context).limits;

/** CHECK_LIMITS' Cost of the limit that OPTIMIZE_BUDGET names as binding: a Max move is listed as down and up. */
function priceOf(channel: string, binding: string): number {
  const own = priced.filter(({ limit, kind, isBinding }) => isBinding && limit === channel && kind.startsWith(binding));
  return Math.max(...own.map(({ cost }) => cost ?? 0));
}

describe("explainPlan on the worked example", () => {
  it("has one sentence per channel in the user's order, one for the whole, the two assumptions last", () => {
    expect(sentences).toHaveLength(9);
    summary.slice(1).forEach(([name], index) => expect(sentences[index]).toMatch(new RegExp(`^${name} (goes|stays)`)));
    expect(sentences[6]).toMatch(/^The plan spends 2,000,000 /);
    expect(sentences[7]).toMatch(/^Saturation: .*judgement, not measured/);
    expect(sentences[8]).toMatch(/^Interactions: none/);
  });

  it("takes every number from a cell: plan, marginal cost, fullness, outcome and range", () => {
    table.rows.forEach((row, index) => {
      const [channel, spend] = [String(row[0]), row[2] as number];
      const cost = channelMarginal({ model, channel, spend, measure: "cost" }, context) as number;
      const share = channelSaturation({ model, channel, spend, measure: "share" }, context) as number;
      for (const shown of [
        formatNumber(spend),
        `its next MQL would cost ${formatNumber(cost)}, against `,
        `${formatShare(share)} full`,
      ]) {
        expect(sentences[index]).toContain(shown);
      }
    });
    const wholePlan = formatNumber(1 / (table.total?.[8] as number));
    sentences.slice(0, 6).forEach((one) => expect(one).toContain(`, against ${wholePlan} for the plan as a whole;`));
    const { simulation } = simulatePlan({ model, plan, target: null, confidence: null }, context);
    for (const part of ["mean", "low", "high"] as const) expect(sentences[6]).toContain(formatNumber(simulation[part]));
  });

  it("names the limit that holds and whether the move is robust, as the table does", () => {
    table.rows.forEach((row, index) => {
      const [binding, robust] = [String(row[9]), String(row[10])];
      const price = priceOf(String(row[0]), binding);
      const cost = price > 0 ? ` ${formatNumber(price)} MQLs per unit of money` : " nothing";
      expect(sentences[index]).toContain(binding ? `held by ${binding}, which costs${cost}` : "no limit holds it");
      expect(sentences[index]).toContain(
        robust === "depends" ? "Not robust" : `Robust: at least 90% of the draws say ${robust}`,
      );
    });
  });

  it.each([
    ["value", null, "of value per unit of money", null],
    ["profit", null, "of profit per unit of money", null],
    ["outcome", "conservative", "MQLs per unit of money, in the posture's average", null],
    ["value", 0.3, "of value per unit of money, in the posture's average", [["Max move", 0.25]]],
  ] as const)("prices limits in the plan's own aim, as CHECK_LIMITS does: %s, %s", (objective, posture, words, set) => {
    const worth = ["Value", "Margin"];
    const priced = model.map((row, r) => [...row, ...(r === 0 ? worth : [120 + 10 * r, 0.5])]) as SheetValues;
    const settings = set as SheetValues | null;
    const question = { limits: limitTable, objective, posture, settings };
    const best = optimizeBudget({ model: priced, budget, ...question }, context).table;
    const asked = { model: priced, plan: [best.header, ...best.rows] as SheetValues, ...question };
    const told = explainJob({ ...asked, style: "full" }, context);
    const { limits: checked } = checkLimits({ ...asked, budget: null }, context);
    const costs = best.rows.map(([channel, , , , , , , , , binding]) =>
      Math.max(
        ...checked
          .filter(({ limit, kind, isBinding }) => isBinding && limit === channel && kind.startsWith(String(binding)))
          .map(({ cost }) => cost ?? 0),
      ),
    );
    costs.forEach((cost, c) => {
      if (cost > 0) expect(told[c]).toContain(`which costs ${formatNumber(cost)} ${words}`);
    });
    expect(costs.filter((cost) => cost > 0).length).toBeGreaterThan(0);
  });

  it("says the same thing twice, and less in brief", () => {
    expect(explainJob({ model, plan, limits: limitTable, style: null }, context)).toEqual(sentences);
    const brief = explainJob({ model, plan, limits: limitTable, style: "brief" }, context);
    expect(brief).toHaveLength(sentences.length);
    expect(brief.join("").length).toBeLessThan(sentences.join("").length * 0.75);
  });
});

describe("explainPlan on other plans", () => {
  const story: PlanStory = readStory(resolveModel(model, context), {
    spend: Float64Array.of(400e3, 500e3, 300e3, 400e3, 200e3, 200e3),
    limits: null,
    objective: "outcome",
  });

  it("says that a plan like the current one stays", () => {
    expect(
      explainPlan(story, "full")
        .slice(0, 6)
        .every((sentence) => / stays at /.test(sentence)),
    ).toBe(true);
  });

  it("says what the short run leaves out: no brand building, or less of it than now", () => {
    const whole = (isBrand: boolean, plan: number): string =>
      explainPlan(
        { ...story, channels: story.channels.map((one, c) => (c === 5 ? { ...one, isBrand, plan } : one)) },
        "full",
      )[6]!;
    expect(whole(true, 200_000)).toContain("Brand building gets 10% of the spend, the short run 90%; now 10% and 90%.");
    expect(whole(true, 200_000)).not.toContain("less than now");
    expect(whole(true, 150_000)).toContain("Brand building gets 7.5% of the spend");
    expect(whole(true, 150_000)).toContain("That is less than now");
    expect(whole(false, 200_000)).toContain("No channel counts as brand building");
  });

  it("says which share of the return lies outside a horizon shorter than the lag, per channel and in all", () => {
    const world = createFittedWorld({ channels: 3, nDraws: 60, settings: [["Periods", 4]] });
    const spend = Float64Array.from(world.channels, ({ currentSpend }) => currentSpend);
    const fitted = readStory(world, { spend, limits: null, objective: "outcome" });
    const sentences = explainPlan(fitted, "full");
    const brings = world.channels.map((_, c) => world.meanResponse(c, spend[c]!));
    const after = world.channels.map((_, c) => world.carryoverShare!(c, spend[c]!));
    after.forEach((share, c) => expect(sentences[c]).toContain(`${formatShare(share)} of its return comes after the 4 weeks.`)); // prettier-ignore
    const all =
      brings.reduce((sum, value, c) => sum + value * after[c]!, 0) / brings.reduce((sum, value) => sum + value, 0);
    expect(after.every((share) => share > 0.005)).toBe(true);
    expect(sentences[3]).toContain(`${formatShare(all)} of what it brings comes after the 4 weeks`);
    expect(explainPlan(story, "full").join(" ")).not.toContain("comes after");
  });

  it("says so where limits leave no room", () => {
    const channels = story.channels.map((channel) => ({ ...channel, binding: "Fixed" }));
    expect(explainPlan({ ...story, channels, planMarginal: NaN }, "full").join(" ")).toContain(
      "No room to move: limits hold 6 of 6 channels.",
    );
  });

  it("marks extrapolation, a missing ceiling and a channel without a curve", () => {
    const [first, ...rest] = story.channels;
    const odd = [
      { ...first!, seenTo: 300_000 },
      { ...rest[0]!, full: null },
      { ...rest[1]!, plan: 0, noCurve: "there is neither spend nor outcome" },
    ];
    const [seen, open, untried] = explainPlan({ ...story, channels: odd }, "full");
    expect(seen).toContain("beyond the spends seen (up to 300,000)");
    expect(open).toContain("no ceiling");
    expect(untried).toBe("Content stays at 0: there is neither spend nor outcome.");
  });

  it("speaks of the objective that the plan was made for", () => {
    const all = explainPlan({ ...story, objective: "profit" }, "full");
    expect(all[0]).toMatch(/its next unit of money would bring 0\.003\d* of profit, against /);
    const spent = story.channels.map((channel) => ({ ...channel, marginal: -0.2 }));
    expect(explainPlan({ ...story, channels: spent, objective: "profit" }, "full")[0]).toContain(
      "more money here would bring no more profit",
    );
  });

  it("speaks of money where the outcome is money, and names interactions", () => {
    const money = { ...story, outcomeIsMoney: true, outcomeName: "Revenue", interactions: ["Email + Events"] };
    const all = explainPlan(money, "full");
    expect(all[0]).toContain("its next unit of money would bring 0.003");
    expect(all.at(-1)).toContain("joint effects of Email + Events");
  });
});
