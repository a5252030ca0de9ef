import { createRng } from "../../../src/numerics";
import { readPlanProblem } from "../../../src/optimize";
import { meanCurves, preferencePrice } from "../../../src/optimize/channelCurves";
import { solveGlobal } from "../../../src/optimize/solveGlobal";
import { createCurveModel, type FakeChannel } from "../../fakes/curveModel";

function sShapedProblem(nChannels: number, seed: number, nDraws: number): Parameters<typeof solveGlobal> {
  const rng = createRng(seed);
  const channels = Array.from({ length: nChannels }, (_, c): FakeChannel => ({
    name: `c${c}`,
    currentSpend: 60 + 80 * rng.uniform(),
    currentOutcome: 50 + 100 * rng.uniform(),
    curve: { kind: "hill", halfSaturation: 50 + 100 * rng.uniform(), slope: 1.2 + 3 * rng.uniform() },
  }));
  const model = createCurveModel(channels, { nDraws, spread: nDraws > 1 ? 0.5 : 0, levelSpread: 0 });
  const budget = channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0) * (0.4 + rng.uniform());
  const question = { budget, limits: null, objective: null, posture: null, settings: null };
  const { set, objective } = readPlanProblem(model, question);
  return [meanCurves(model, objective, set, preferencePrice(set, 1)), set];
}

describe("solveGlobal", () => {
  it.each(Array.from({ length: 12 }, (_, k) => [k + 1]))(
    "is never below an exhaustive grid of three S-shaped channels, nor its bound (seed %i)",
    (seed) => {
      const [curves, set] = sShapedProblem(3, seed, seed % 2 === 0 ? 25 : 1);
      const plan = solveGlobal(curves, set);
      const steps = 60;
      const level = [0, 1, 2].map((c) =>
        Array.from({ length: steps + 1 }, (_, k) => curves.value(c, (set.budget * k) / steps)),
      );
      let best = -Infinity;
      for (let i = 0; i <= steps; i++)
        for (let j = 0; i + j <= steps; j++)
          best = Math.max(best, level[0]![i]! + level[1]![j]! + level[2]![steps - i - j]!);
      expect(plan.value).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
      // The gap sought is 2e-8; another 1e-8 for the last subproblem's own slack.
      expect(plan.bound - plan.value).toBeLessThanOrEqual(3e-8 * plan.bound);
    },
  );

  it("proves 120 S-shaped channels to 2e-6 with few samples of each curve", () => {
    const [curves, set] = sShapedProblem(120, 5, 1);
    let asked = 0;
    const counted = { ...curves, value: (c: number, x: number): number => (asked++, curves.value(c, x)) };
    const plan = solveGlobal(counted, set);
    expect(plan.bound - plan.value).toBeLessThanOrEqual(2e-6 * plan.bound);
    expect(asked / 120).toBeLessThan(120);
  });
});
