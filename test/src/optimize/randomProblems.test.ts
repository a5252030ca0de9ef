import fc from "fast-check";
import { planBudget } from "../../../src/optimize";
import { createCurveModel } from "../../fakes/curveModel";
import { planBreaches, planOrNull } from "./checkPlanLaws";
import { randomProblem } from "./randomProblems";

const runs = { numRuns: 60, seed: 11, endOnFailure: true };

describe("random problems", () => {
  it("keep every limit, meet the budget, beat the current plan and stay below their bound", () => {
    fc.assert(
      fc.property(randomProblem(5), (problem) => {
        const answer = planOrNull(problem);
        if (answer) expect(planBreaches(problem, answer)).toEqual([]);
      }),
      runs,
    );
  });

  it("are solved to a gap of 1e-4 or better", () => {
    fc.assert(
      fc.property(randomProblem(4), (problem) => expect(planOrNull(problem)?.gap ?? 0).toBeLessThan(1e-4)),
      runs,
    );
  });

  it("are never worse than the best point of a grid", () => {
    fc.assert(
      fc.property(randomProblem(3), (problem) => {
        const { model, budget } = problem;
        const answer = planBudget(model, { budget, limits: null, objective: null, posture: null, settings: null });
        const n = model.channels.length;
        let best = 0;
        const fill = (channel: number, left: number, value: number): void => {
          if (channel === n - 1) best = Math.max(best, value + model.meanResponse(channel, left));
          else
            for (let k = 0; k <= 60; k++)
              if ((k * budget) / 60 <= left * (1 + 1e-12))
                fill(
                  channel + 1,
                  Math.max(0, left - (k * budget) / 60),
                  value + model.meanResponse(channel, (k * budget) / 60),
                );
        };
        fill(0, budget, 0);
        expect(answer.value).toBeGreaterThanOrEqual(best * (1 - 1e-7)); // rounding to cents
        expect(answer.upperBound).toBeGreaterThanOrEqual(best * (1 - 1e-9));
      }),
      { ...runs, numRuns: 25 },
    );
  });

  it("a list of 120 S-shaped channels has a plan within 1e-4 of its bound", () => {
    const channels = Array.from({ length: 120 }, (_, c) => ({
      name: `c${c}`,
      currentSpend: 60 + ((c * 37) % 80),
      currentOutcome: 50 + ((c * 53) % 100),
      curve: { kind: "hill" as const, halfSaturation: 50 + ((c * 29) % 100), slope: 1.3 + ((c * 7) % 25) / 10 },
    }));
    const model = createCurveModel(channels, { nDraws: 1, spread: 0, levelSpread: 0 });
    const answer = planBudget(model, { budget: 9000, limits: null, objective: null, posture: null, settings: null });
    expect(answer.gap).toBeLessThan(1e-4);
    expect(answer.spend).toBe(9000);
  });

  it("permuting the channels permutes the plan", () => {
    const channels = [0.3, 0.5, 0.7, 0.4].map((exponent, c) => ({
      name: `c${c}`,
      currentSpend: 1000 * (c + 1),
      currentOutcome: 100 + 37 * c,
      curve: { kind: "power" as const, exponent },
    }));
    const plan = (order: readonly number[]): number[] => {
      const model = createCurveModel(
        order.map((c) => channels[c]!),
        { nDraws: 1, spread: 0, levelSpread: 0 },
      );
      const answer = planBudget(model, { budget: 9000, limits: null, objective: null, posture: null, settings: null });
      return order.map((_, c) => answer.channels[order.indexOf(c)]!.plan);
    };
    plan([2, 0, 3, 1]).forEach((amount, c) => expect(amount).toBeCloseTo(plan([0, 1, 2, 3])[c]!, 3));
  });

  it("scaling money by 1,000 scales the plan", () => {
    const plan = (scale: number): number[] => {
      const channels = [1, 2.5, 1].map((slope, c) => ({
        name: `c${c}`,
        currentSpend: scale * (c + 1),
        currentOutcome: 100 + 37 * c,
        curve: { kind: "hill" as const, halfSaturation: scale * (1 + c), slope },
      }));
      const model = createCurveModel(channels, { nDraws: 1, spread: 0, levelSpread: 0 });
      const answer = planBudget(model, {
        budget: 5 * scale,
        limits: null,
        objective: null,
        posture: null,
        settings: null,
      });
      return answer.channels.map((channel) => channel.plan / scale);
    };
    // Rounding units are 1e-7 of the budget; a flat optimum leaves amounts open to the square root of the gap.
    plan(1_000_000).forEach((amount, c) => expect(Math.abs(amount - plan(1000)[c]!)).toBeLessThan(1e-4));
  });
});
