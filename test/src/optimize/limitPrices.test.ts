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
});
