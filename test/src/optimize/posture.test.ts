import { planBudget, postureAverage, postureWeights, parsePosture, type PlanAnswer } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

const model = createWorkedModel(
  { kind: "hill", halfSaturation: 1, slope: 1 },
  { nDraws: 200, spread: 0.5, levelSpread: 0.15 },
);
const plan = (posture: number, of = model): PlanAnswer =>
  planBudget(of, { budget: 2_000_000, limits: null, objective: null, posture, settings: null });

describe("a posture's average", () => {
  const totals = Float64Array.of(5, 1, 4, 2, 3, 9, 7, 8, 6, 10);

  it("is the mean of the worst 20%, of all, of the best 20%, and linear in between", () => {
    const at = [0, 0.25, 0.5, 0.75, 1].map((posture) => postureAverage(totals, posture));
    [1.5, 3.5, 5.5, 7.5, 9.5].forEach((expected, k) => expect(at[k]).toBeCloseTo(expected, 12));
  });

  it("counts draws at the edge in part and shares ties evenly", () => {
    expect(postureAverage(Float64Array.of(1, 2, 3), 0)).toBeCloseTo(1, 12); // 0.6 of a draw
    const weights = new Float64Array(5);
    postureWeights(Float64Array.of(2, 2, 2, 2, 2), 0, weights);
    weights.forEach((weight) => expect(weight).toBeCloseTo(0.2, 12));
  });

  it("reads words and numbers", () => {
    expect([null, "", "Conservative", "aggressive", "0.3", 0.7].map(parsePosture)).toEqual([0.5, 0.5, 0, 1, 0.3, 0.7]);
  });
});

describe("plans of a posture", () => {
  it("each is at least as good for its own posture as the others' plans", () => {
    const answers = [0, 0.5, 1].map((posture) => plan(posture));
    answers.forEach(({ posture, value }) => {
      for (const other of answers) {
        const spend = other.channels.map((channel) => channel.plan);
        const totals = new Float64Array(model.nDraws);
        const draws = new Float64Array(model.nDraws);
        spend.forEach((amount, c) => {
          model.response(c, amount, draws);
          draws.forEach((outcome, d) => (totals[d]! += outcome));
        });
        expect(value).toBeGreaterThanOrEqual(postureAverage(totals, posture) * (1 - 1e-4));
      }
    });
  });

  it.each([0, 0.1, 0.9])("keep whole units at posture %d", (posture) => {
    const limits = [["Channel", "Step"], ...model.channels.map(({ name }) => [name, 50_000])];
    const settings = [["Name", "Value"], ["Spend all", "no"]]; // prettier-ignore
    const { channels } = planBudget(model, { budget: 2_000_000, limits, objective: null, posture, settings });
    expect(channels.map((channel) => channel.plan % 50_000)).toEqual(channels.map(() => 0));
  });

  it("up to balanced the bound is within 0.1%, above it is never below the value", () => {
    for (const posture of [0, 0.2, 0.4]) expect(plan(posture).gap).toBeLessThan(1e-3);
    const bold = plan(1);
    expect(bold.upperBound).toBeGreaterThanOrEqual(bold.value);
    expect(bold.gap).toBeLessThan(0.01);
  });
});

describe("joint effects", () => {
  const strength = new Float64Array(model.nDraws).fill(0.3);
  const joined = { ...model, interactions: [{ a: 0, b: 3, strength }] };

  it("are inside the optimum: both partners get more than without", () => {
    const [alone, together] = [plan(0.5), plan(0.5, joined)];
    for (const c of [3]) expect(together.channels[c]!.plan).toBeGreaterThan(alone.channels[c]!.plan);
    expect(together.gap).toBeLessThan(1e-4);
  });

  it("no small move of money between two channels improves the plan", () => {
    const { channels, value } = plan(0.5, joined);
    const worth = (spend: readonly number[]): number => {
      const draws = spend.map((amount, c) => {
        const out = new Float64Array(model.nDraws);
        model.response(c, amount, out);
        return out;
      });
      let sum = 0;
      for (let d = 0; d < model.nDraws; d++)
        sum += draws.reduce((total, own) => total + own[d]!, 0) + 0.3 * Math.sqrt(draws[0]![d]! * draws[3]![d]!);
      return sum / model.nDraws;
    };
    const best = channels.map((channel) => channel.plan);
    expect(worth(best)).toBeCloseTo(value, 6);
    for (let a = 0; a < 6; a++)
      for (let b = 0; b < 6; b++) {
        const moved = best.map((amount, c) => amount + (c === a ? 5000 : 0) - (c === b ? 5000 : 0));
        if (a !== b && moved[b]! >= 0) expect(worth(moved)).toBeLessThan(value * (1 + 1e-5));
      }
  });
});
