import { planBudget, planRobustness, readPlanProblem } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

const open = { budget: 2e6, limits: null, objective: null, posture: null, settings: null };

describe("planRobustness", () => {
  const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 }, { nDraws: 100, spread: 0.4 });
  const plan = planBudget(model, open);
  const spend = Float64Array.from(plan.channels, (channel) => channel.plan);
  const found = planRobustness(readPlanProblem(model, open), spend);

  it("gives the planner's own spread of every amount", () => {
    expect(found.channels.map(({ low, high, robust }) => [low, high, robust])).toEqual(
      plan.channels.map(({ bestLow, bestHigh, robust }) => [bestLow, bestHigh, robust]),
    );
  });

  it("moves 2.5% of the budget; at an optimum every move costs, by as much as the curves say", () => {
    expect(found.amount).toBe(50_000);
    for (const move of found.moves) {
      expect(move.cost).toBeGreaterThan(0);
      const at = (name: string): number => model.channels.findIndex((channel) => channel.name === name);
      const [from, to] = [at(move.from), at(move.to)];
      const lost = model.meanResponse(from, spend[from]!) - model.meanResponse(from, spend[from]! - 50_000);
      const won = model.meanResponse(to, spend[to]! + 50_000) - model.meanResponse(to, spend[to]!);
      expect(move.cost).toBeCloseTo(lost - won, 9);
    }
  });

  it("says in words which moves are as good as free, each pair once", () => {
    const { flat } = planRobustness(readPlanProblem(model, open), spend, 10_000);
    expect(flat.length).toBeGreaterThan(0);
    expect(flat.every(({ costShare }) => costShare < 0.001)).toBe(true);
    expect(flat[0]!.sentence).toMatch(
      /^Moving 10,000 from .* to .* costs (less than 0.01%|0\.\d\d%) of the objective$/,
    );
    const pairs = flat.map(({ from, to }) => [from, to].sort().join());
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it("offers no move that a channel's own limits forbid", () => {
    const limits = [["Channel", "Min"], ["Events", spend[3]! - 10_000]]; // prettier-ignore
    const held = planRobustness(readPlanProblem(model, { ...open, limits }), spend);
    expect(held.moves.some(({ from }) => from === "Events")).toBe(false);
    expect(held.moves.some(({ to }) => to === "Events")).toBe(true);
  });
});
