import type { SheetValues } from "../../../src/base";
import { exp } from "../../../src/numerics";
import { planBudget, simulatePlan, type PlanAnswer } from "../../../src/optimize";
import { createPlainModel, type PlainCurve } from "../../fakes/plainCurves";

// Problems and results of other packages' own tests and notebooks, as published in their repositories.

const plan = (curves: readonly PlainCurve[], budget: number, limits: SheetValues): PlanAnswer =>
  planBudget(createPlainModel(curves), { budget, limits, objective: null, posture: null, settings: null });

const amounts = (answer: PlanAnswer): number[] => answer.channels.map((channel) => channel.plan);

/** Michaelis-Menten  ceiling × spend / (half + spend). */
const michaelisMenten = (name: string, ceiling: number, half: number): PlainCurve => ({
  ...{ name, currentSpend: 50, shape: "concave" },
  response: (spend) => (ceiling * spend) / (half + spend),
  slope: (spend) => (ceiling * half) / ((half + spend) * (half + spend)),
});

/** PyMC-Marketing's sigmoid  ceiling × (1 − e^(−rate × spend)) / (1 + e^(−rate × spend)). */
const sigmoid = (name: string, ceiling: number, rate: number): PlainCurve => ({
  ...{ name, currentSpend: 2.5, shape: "concave" },
  response: (spend) => (ceiling * (1 - exp(-rate * spend))) / (1 + exp(-rate * spend)),
  slope: (spend) => {
    const e = exp(-rate * spend);
    return (2 * ceiling * rate * e) / ((1 + e) * (1 + e));
  },
});

describe("PyMC-Marketing, tests/mmm/test_budget_optimizer.py and mmm_budget_allocation_example.ipynb (May 2024)", () => {
  it("reaches the optimum of two Michaelis-Menten channels within bounds of 50", () => {
    const limits = [["Channel", "Max"], ["a", 50], ["b", 50]]; // prettier-ignore
    expect(amounts(plan([michaelisMenten("a", 10, 5), michaelisMenten("b", 20, 10)], 100, limits))).toEqual([50, 50]);
  });

  it("agrees with its worked value of the objective, 0.707 at spends 1 and 2", () => {
    const [a, b] = [sigmoid("a", 1, 0.5), sigmoid("b", 1, 0.5)];
    expect(a.response(1) + b.response(2)).toBeCloseTo(0.707, 3); // printed to three digits
  });

  it("reaches at least its sigmoid optimum of 4.329667 (printed to 1e-6), proven", () => {
    const curves = [sigmoid("a", 2.40931096, 6.11360947), sigmoid("b", 1.92067375, 3.02135665)];
    const answer = plan(curves, 5, [["Channel", "Min", "Max"], ["a", 1, 5], ["b", 1, 5]]); // prettier-ignore
    expect(answer.value).toBeGreaterThanOrEqual(4.329667 - 5e-7);
    expect(answer.value).toBeLessThan(4.329667 + 1e-5);
    expect(answer.gap).toBeLessThan(1e-9);
  });

  it("refuses bounds of 1.5 each for a budget of 5, where the peer silently returns the bounds", () => {
    const curves = [sigmoid("a", 2.40931096, 6.11360947), sigmoid("b", 1.92067375, 3.02135665)];
    expect(() => plan(curves, 5, [["Channel", "Max"], ["a", 1.5], ["b", 1.5]])).toThrow(/raise a maximum by 2/); // prettier-ignore
  });
});

describe("Meridian, meridian/analysis/optimizer_test.py (hill climb on a grid of 100)", () => {
  const moves = [0.5, 0.4, 0.3, 0.2, 0.1];
  const channel = (at: number, currentSpend: number): PlainCurve => ({
    ...{ name: `c${at}`, currentSpend, shape: "concave" },
    response: (spend) => (at < 3 ? 1 : 0.001 * spend),
    slope: () => (at < 3 ? 0 : 0.001),
  });
  const curves = (spend: number): PlainCurve[] => moves.map((_, at) => channel(at, spend));
  const bounds = ["Channel", "Max move"];
  const rows = moves.map((move, at) => [`c${at}`, move]);

  it.each([
    [1000, [800, 900, 1000, 1200, 1100]],
    [1200, [1000, 1100, 1200, 1400, 1300]], // its bounds are whole steps of 100; 1,440 and 1,320 are allowed here
  ])("is worth at least its plan with %d in each channel, within the same bounds", (spend, theirs) => {
    const own = curves(spend);
    const answer = plan(own, 5 * spend, [bounds, ...rows]);
    const worth = theirs.reduce((sum, amount, at) => sum + own[at]!.response(amount), 0);
    expect(answer.value).toBeGreaterThanOrEqual(worth - 1e-9); // rounding of a sum of five
    expect(answer.spend).toBeCloseTo(5 * spend, 6);
    expect(answer.verdict).toBe("optimal");
  });

  it("says that no plan reaches a return of 2, where the peer returns the lower bounds", () => {
    const limits = [[...bounds, "Min ROI"], ...rows.map((row) => [...row, null]), ["Total", null, 2]];
    expect(() => plan(curves(1000), 5000, limits)).toThrow(/No plan keeps all limits.*Min ROI/);
  });
});

describe("PyMC-Marketing, tests/mmm/test_utility.py: ten samples 1 to 10", () => {
  it("gives the same mean, and a downside that is the mean of the worst 20%", () => {
    const model = createPlainModel([michaelisMenten("a", 10, 5)]);
    const draws = Float64Array.from({ length: 10 }, (_, d) => d + 1);
    const sampled = {
      ...model,
      nDraws: 10,
      response: (_: number, __: unknown, out: Float64Array) => out.set(draws),
      repeatError: (_: number, out: Float64Array) => void out.fill(1),
    };
    const { mean, downside } = simulatePlan(sampled, Float64Array.of(50));
    expect(mean).toBe(5.5);
    expect(downside).toBeCloseTo(1.5, 12); // mean of 1 and 2
  });
});
