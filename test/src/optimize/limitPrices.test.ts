import { checkLimits, planBudget } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

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
    const [checked] = checkLimits(model, { spend, limits, budget: 2e6 }).limits;
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
    const [checked] = checkLimits(model, { spend, limits: limitsOf(400_000), budget: 2e6 }).limits;
    expect(fine.value).toBeGreaterThan(coarse.value);
    expect(checked!.cost! * 200_000).toBeCloseTo(fine.value - coarse.value, 6);
  });
});
