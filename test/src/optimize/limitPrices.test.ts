import { checkLimits, planBudget } from "../../../src/optimize";
import { createCurveModel, createWorkedModel, workedExample } from "../../fakes/curveModel";

const balanced = { objective: null, posture: null, settings: null };

describe("checkLimits: prices of targets for efficiency", () => {
  it("prices a Max cost that holds a channel back by what 1% more of it would gain", () => {
    const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
    const ask = (cost: number): ReturnType<typeof planBudget> => {
      const limits = [["Channel", "Max cost"], ["Paid search", cost]]; // prettier-ignore
      return planBudget(model, { budget: 2e6, limits, objective: null, posture: null, settings: null });
    };
    const [held, wider] = [ask(150), ask(151.5)];
    const spend = Float64Array.from(held.channels, ({ plan }) => plan);
    const limits = [["Channel", "Max cost"], ["Paid search", 150]]; // prettier-ignore
    const [checked] = checkLimits(model, { spend, limits, ...balanced, budget: 2e6 }).limits;
    expect(checked!.cost).toBeGreaterThan(0);
    expect(checked!.cost! * 1.5).toBeCloseTo(wider.value - held.value, 6);
  });

  it("prices a Step by what lots of half the size would gain, per unit of money by which they are finer", () => {
    const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
    const limitsOf = (step: number): (string | number)[][] => [["Channel", "Step"], ["Paid search", step]]; // prettier-ignore
    const ask = (step: number): ReturnType<typeof planBudget> =>
      planBudget(model, { budget: 2e6, limits: limitsOf(step), objective: null, posture: null, settings: null });
    const [coarse, fine] = [ask(400_000), ask(200_000)];
    const spend = Float64Array.from(coarse.channels, ({ plan }) => plan);
    const [checked] = checkLimits(model, { spend, limits: limitsOf(400_000), ...balanced, budget: 2e6 }).limits;
    expect(fine.value).toBeGreaterThan(coarse.value);
    expect(checked!.cost! * 200_000).toBeCloseTo(fine.value - coarse.value, 6);
  });
});

describe("checkLimits: prices in what the plan maximises", () => {
  const channels = workedExample.map(({ name, spend, outcome }, c) => ({
    ...{ name, currentSpend: spend, currentOutcome: outcome, value: 900 - 60 * c, margin: 0.5 + 0.05 * c },
    ...{ clv: 1200 + 150 * c, rate: 0.2 + 0.03 * c },
    curve: { kind: "hill" as const, halfSaturation: 1.2 * spend, slope: 1 },
  }));
  const model = createCurveModel(channels, { nDraws: 100, spread: 0.4, levelSpread: 0.1 });
  const limitsOf = (most: number, least: number): (string | number | null)[][] => [
    ["Channel", "Max", "Min"],
    ["Email", most, null],
    ["Traditional media", null, least],
  ];
  const cases = [
    ...["outcome", "value", "profit", "clv", "pipeline"].map((objective) => [objective, 0.5] as const),
    ...[0, 0.3, 0.8, 1].map((posture) => ["value", posture] as const),
  ];

  it.each(cases)(
    "%s at posture %d: a price is what the plan gains once the limit is moved by 1%%",
    (objective, posture) => {
      const value = (most: number, least: number, budget = 2e6): number =>
        planBudget(model, { budget, limits: limitsOf(most, least), objective, posture, settings: null }).value;
      const spend = Float64Array.from(workedExample, (channel) => channel.spend);
      const question = { limits: limitsOf(220_000, 260_000), budget: 2e6, objective, posture, settings: null };
      const costs = checkLimits(model, { ...question, spend }).limits.map(({ cost }) => cost!);
      const held = value(220_000, 260_000);
      const gains = [value(222_200, 260_000), value(220_000, 257_400), value(220_000, 260_000, 2.02e6)].map(
        (v) => v - held,
      );
      // Balanced plans are exact; of others the value is known to 1e-5 (planes) or as far as a climb goes on (1e-7 a step).
      const tolerance = (posture === 0.5 ? 1e-9 : 2e-5) * Math.abs(held);
      [2200, 2600, 20_000].forEach((units, k) => {
        expect(Math.abs(costs[k]! * units - Math.max(0, gains[k]!))).toBeLessThanOrEqual(tolerance);
      });
      expect(costs[0]).toBeGreaterThan(0);
      expect(costs[1]).toBeGreaterThan(0);
    },
  );
});
