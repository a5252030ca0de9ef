import type { SheetValues } from "../../../src/base";
import { blendPlans, brokenLimits, readPlanProblem, simulatePlan, solveProblem } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 }, { nDraws: 50, spread: 0.3 });

function blend(limits: SheetValues | null, budget = 2_000_000) {
  const problem = readPlanProblem(model, { budget, limits, objective: null, posture: null, settings: null });
  const plan = solveProblem(problem).allocation.spend;
  return { problem, plan, path: blendPlans(problem, plan) };
}

const moves: SheetValues = [["Channel", "Max move"], ...model.channels.map(({ name }) => [name, 0.3])];

describe("blendPlans", () => {
  it("goes from the spends of now to the plan in a straight line, every limit and the budget kept", () => {
    const { problem, plan, path } = blend(moves);
    expect(path).toMatchObject({ start: "current", leftOut: "" });
    expect(path.stops.map(({ share }) => share)).toEqual(Array.from({ length: 21 }, (_, step) => step / 20));
    expect(path.stops[0]!.spend).toEqual([...problem.set.current]);
    expect(path.stops.at(-1)!.spend).toEqual([...plan]);
    for (const { share, spend } of path.stops) {
      expect(brokenLimits(problem.set, Float64Array.from(spend), model)).toEqual([]);
      spend.forEach((amount, c) => {
        const from = problem.set.current[c]!;
        expect(Math.abs(amount - (from + share * (plan[c]! - from)))).toBeLessThan(0.02); // two cents of rounding
      });
    }
  });

  it("says of every step what SIMULATE_PLAN says, and never less than the chord (concave curves)", () => {
    const { stops } = blend(moves).path;
    const [first, last] = [stops[0]!, stops.at(-1)!];
    for (const { share, spend, mean, low, high } of stops) {
      const simulated = simulatePlan(model, Float64Array.from(spend));
      expect({ mean, low, high }).toEqual({ mean: simulated.mean, low: simulated.low, high: simulated.high });
      expect(mean).toBeGreaterThanOrEqual(first.mean + share * (last.mean - first.mean) - 1e-6 * mean);
    }
  });

  it("starts from the nearest plan that keeps the limits where the spends of now do not", () => {
    const limits = [["Channel", "Min"], ["Events", 600_000]]; // prettier-ignore
    const { problem, path } = blend(limits, 2_100_000);
    const [start] = path.stops;
    expect(path.start).toBe("nearest");
    expect(brokenLimits(problem.set, Float64Array.from(start!.spend), model)).toEqual([]);
    const moved = start!.spend.reduce((sum, amount, c) => sum + Math.abs(amount - problem.set.current[c]!) / 2, 0);
    expect(moved).toBeCloseTo(150_000, -1); // 200,000 up for Events, 100,000 of it new money: (200,000 + 100,000) / 2
  });

  const plan = Float64Array.from(model.channels, ({ currentSpend }) => currentSpend);
  [plan[4], plan[5]] = [400_000, 0]; // all of Traditional media's 200,000 to Email
  const along = (limits: SheetValues) =>
    blendPlans(
      readPlanProblem(model, { budget: 2_000_000, limits, objective: null, posture: null, settings: null }),
      plan,
    );

  it("keeps a channel at its on/off minimum until the plan switches it off", () => {
    const { stops } = along([["Channel", "Min when on"], ["Traditional media", 150_000]]); // prettier-ignore
    expect(stops.map(({ spend }) => spend[5])).toEqual([
      ...[200_000, 190_000, 180_000, 170_000, 160_000],
      ...Array.from({ length: 15 }, () => 150_000),
      0,
    ]);
    for (const { spend } of stops) expect(spend.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(2_000_000, 6);
  });

  it("leaves out the steps that break whole units, and says which limit", () => {
    const path = along([["Channel", "Step"], ["Traditional media", 100_000]]); // prettier-ignore
    expect(path.stops.map(({ share }) => share)).toEqual([0, 0.5, 1]);
    expect(path.leftOut).toMatch(/Traditional media Step 100,000/);
  });

  it("offers the plan alone where the spends of now break whole units", () => {
    const path = along([["Channel", "Step"], ["Traditional media", 150_000]]); // prettier-ignore
    expect(path.stops.map(({ share }) => share)).toEqual([1]);
    expect(path.leftOut).toMatch(/Traditional media Step/);
  });
});
