import { createFitPlan, effectEvidence, firstLook, readDraws, sampleMmm, thinChains } from "../../../../src/models";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const world = plantedHistory({ rows: 120, channels: 3, controls: 1, seed: 3 });
const plan = createFitPlan(
  sheetRanges(world.history, [
    ["Draws", 400],
    ["Chains", 2],
  ]),
);

describe("the first look at a fit", () => {
  const look = firstLook(plan);

  it("comes near the sampler's own answer: returns within one posterior sd of it", () => {
    const chains = [0, 1].map((chain) => {
      const run = sampleMmm(plan, chain);
      let step = run.next();
      while (!step.done) step = run.next();
      return step.value;
    });
    const sampled = effectEvidence(readDraws(plan, thinChains(chains)));
    // Laplace's error for a skewed posterior is a fraction of its sd; one sd tells an approximation from a wrong one
    sampled.forEach(({ perMoney }, c) => {
      expect(Math.abs(look.evidence[c]!.perMoney.mean - perMoney.mean)).toBeLessThan(perMoney.sd);
    });
  });

  it("follows the outcome: its 90% range holds 80-100% of the periods", () => {
    const { low, high, mean } = look.fitted;
    const actual = world.history.outcome.values;
    const inside = actual.filter((value, t) => value >= low[t]! && value <= high[t]!).length / actual.length;
    expect(inside).toBeGreaterThan(0.8);
    expect(mean).toHaveLength(120);
  });

  it("is the same every time", () => {
    expect(firstLook(plan)).toEqual(look);
  });
});
