import { createFitPlan, priorMediaShare, priorOutcome } from "../../../../src/models";
import type { SheetValues } from "../../../../src/base";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const world = plantedHistory({ rows: 104, channels: 3, controls: 1, seed: 3 });
const planOf = (settings: SheetValues | null) => createFitPlan(sheetRanges(world.history, settings));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe("the prior predictive check", () => {
  it("allows what happened under the default priors, and its ranges are in order", () => {
    const { outcome, media, inside, mediaAboveAll } = priorOutcome(planOf(null));
    expect(inside).toBe(1);
    expect(mediaAboveAll).toBeLessThan(0.05);
    for (const band of [outcome, media]) {
      band.median.forEach((median, t) => {
        expect(median).toBeGreaterThan(band.low[t]!);
        expect(median).toBeLessThan(band.high[t]!);
      });
    }
    expect(Math.min(...media.low)).toBeGreaterThanOrEqual(0); // media never take away
  });

  it("media's median total is the share that the closed form of the priors gives", () => {
    const plan = planOf(null);
    const { media } = priorOutcome(plan);
    const share = total(media.median) / total(world.history.outcome.values);
    // medians of periods do not add up exactly, carryover leaves the end, 400 draws of sd ~0.5 in logs: within 25%
    expect(share / priorMediaShare(plan)!.median).toBeGreaterThan(0.75);
    expect(share / priorMediaShare(plan)!.median).toBeLessThan(1.25);
  });

  it("says so where the priors promise more than there is", () => {
    const { mediaAboveAll } = priorOutcome(planOf([["Prior median", 60]]));
    expect(mediaAboveAll).toBeGreaterThan(0.9);
  });

  it.each(["roi", "mroi", "contribution", "coefficient"])("draws from a prior on %s", (kind) => {
    const { media } = priorOutcome(planOf([["Prior", kind]]));
    expect(media.high.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  });

  it.each(["hill", "s-curve", "logistic", "tanh", "michaelis-menten", "root", "none"])("and on a %s curve", (curve) => {
    const { media } = priorOutcome(planOf([["Saturation", curve]]));
    expect(media.median.every(Number.isFinite)).toBe(true);
  });
});
