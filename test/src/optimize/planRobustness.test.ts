import type { SheetValues } from "../../../src/base";
import { brokenLimits, planBudget, planRobustness, readPlanProblem } from "../../../src/optimize";
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

  it("offers only moves after which turnover, crossing groups and whole steps still hold", () => {
    const limits: SheetValues = [
      ["Channel", "Step", "Max move", "Min"],
      ["Paid search", 20_000, null, null],
      ["Total", null, 0.05, null],
      ["Brand", null, null, 190_000],
    ];
    const question = { ...open, limits };
    const held = planBudget(model, question);
    const amounts = Float64Array.from(held.channels, (channel) => channel.plan);
    const problem = readPlanProblem(model, question);
    const { moves, channels } = planRobustness(problem, amounts, 30_000);
    const names = model.channels.map(({ name }) => name);
    expect(moves.length).toBeGreaterThan(0);
    for (const { from, to, amount } of moves) {
      const moved = Float64Array.from(amounts);
      moved[names.indexOf(from)]! -= amount;
      moved[names.indexOf(to)]! += amount;
      expect(brokenLimits(problem.set, moved, model)).toEqual([]);
      if ([from, to].includes("Paid search")) expect(amount % 20_000).toBe(0);
    }
    const search = channels.find(({ name }) => name === "Paid search")!;
    expect([search.low % 20_000, search.high % 20_000]).toEqual([0, 0]);
  });

  it("lets no draw move more than a turnover cap allows", () => {
    const limits: SheetValues = [["Channel", "Max move"], ["Total", 0.03]]; // prettier-ignore
    const { channels } = planBudget(model, { ...open, limits });
    const free = planBudget(model, open).channels;
    channels.forEach(({ bestLow, bestHigh, current }) => {
      // 60,000 may change place; the draws are solved to 1e-5 of the budget.
      expect(bestHigh - current).toBeLessThanOrEqual(60_000 + 100);
      expect(current - bestLow).toBeLessThanOrEqual(60_000 + 100);
    });
    const spread = (list: typeof free): number =>
      list.reduce((sum, { bestHigh, bestLow }) => sum + bestHigh - bestLow, 0);
    expect(spread(channels)).toBeLessThan(spread(free));
  });
});
