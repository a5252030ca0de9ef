import { createRng } from "../../../src/numerics";
import { planBudget, postureAverage, type PlanAnswer } from "../../../src/optimize";
import { valueOfRank } from "../../../src/optimize/valueOfRank";
import type { Interaction, ResponseModel } from "../../../src/models";
import { createCurveModel, type FakeChannel } from "../../fakes/curveModel";

const nDraws = 40;

function threeChannels(seed: number, strengths: readonly (readonly [number, number, number])[]): ResponseModel {
  const rng = createRng(seed);
  const channels = [0, 1, 2].map((c): FakeChannel => ({
    name: `c${c}`,
    currentSpend: 60 + 80 * rng.uniform(),
    currentOutcome: 50 + 100 * rng.uniform(),
    curve: { kind: "hill", halfSaturation: 50 + 100 * rng.uniform(), slope: 1 },
  }));
  const interactions = strengths.map(([a, b, mean]): Interaction => ({
    ...{ a, b, strength: Float64Array.from({ length: nDraws }, () => mean * (0.5 + rng.uniform())) },
  }));
  return createCurveModel(channels, { nDraws, spread: 0.4, levelSpread: 0.1, interactions });
}

/** A plan's value, worked out here from the model's draws alone. */
function valueOf(model: ResponseModel, spend: readonly number[], posture: number): number {
  const draws = spend.map((amount, c) => {
    const out = new Float64Array(model.nDraws);
    model.response(c, amount, out);
    return out;
  });
  const totals = Float64Array.from({ length: model.nDraws }, (_, d) =>
    model.interactions.reduce(
      (sum, { a, b, strength }) => sum + strength[d]! * Math.sqrt(draws[a]![d]! * draws[b]![d]!),
      draws.reduce((sum, own) => sum + own[d]!, 0),
    ),
  );
  return postureAverage(totals, posture);
}

function bestOfGrid(model: ResponseModel, budget: number, posture: number, steps = 30): number {
  let best = -Infinity;
  for (let i = 0; i <= steps; i++)
    for (let j = 0; i + j <= steps; j++) {
      const plan = [i, j, steps - i - j].map((share) => (budget * share) / steps);
      best = Math.max(best, valueOf(model, plan, posture));
    }
  return best;
}

const solve = (model: ResponseModel, budget: number, posture: number): PlanAnswer =>
  planBudget(model, { budget, limits: null, objective: null, posture, settings: null });

const both: readonly (readonly [number, number, number])[] = [
  [0, 1, -0.6],
  [1, 2, 0.4],
];

describe("joint effects and postures against an exhaustive grid of three channels", () => {
  it.each([
    ["a pair that takes from each other", 0.5, [[0, 1, -0.6]] as const, 2e-4],
    ["a pair that takes and one that gives", 0.5, both, 2e-4],
    ["the same, conservative", 0.1, both, 2e-4],
    ["the same, bold", 0.9, both, 3e-2],
    ["no pairs, bold", 1, [], 1e-2],
    ["no pairs, a little bold", 0.7, [], 1e-2],
  ])("%s: never below the grid, the bound never below it and near", (_, posture, strengths, nearness) => {
    for (const seed of strengths.length > 0 ? [1] : [1, 2]) {
      const model = threeChannels(seed, strengths);
      const budget = 250;
      const answer = solve(model, budget, posture);
      const best = bestOfGrid(model, budget, posture);
      // The search stops at a gap of 1e-4, so the grid may be ahead by no more than that.
      expect(answer.value).toBeGreaterThanOrEqual(best * (1 - 1e-4));
      expect(answer.upperBound).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      expect(answer.gap).toBeLessThanOrEqual(nearness);
      const plan = answer.channels.map((channel) => channel.plan);
      expect(valueOf(model, plan, posture)).toBeCloseTo(answer.value, 8);
    }
  });
});

describe("valueOfRank", () => {
  it("is the value at that place of the sorted list, ties and all", () => {
    const rng = createRng(3);
    for (let n = 1; n < 60; n++) {
      const values = Float64Array.from({ length: n }, () => Math.floor(rng.uniform() * 20));
      const sorted = Float64Array.from(values).sort();
      for (let rank = 0; rank < n; rank++) expect(valueOfRank(values, rank)).toBe(sorted[rank]);
    }
  });
});
