import { createRng } from "../../../src/numerics";
import { postureAverage, readPlanProblem } from "../../../src/optimize";
import { preferencePrice } from "../../../src/optimize/channelCurves";
import { rememberDraws } from "../../../src/optimize/drawCache";
import { outcomeBox } from "../../../src/optimize/pairSearch";
import { objectiveDraws } from "../../../src/optimize/outcomeDraws";
import { sampleCurve } from "../../../src/optimize/sampledCurve";
import { shiftedTails } from "../../../src/optimize/shiftedTails";
import { tangentPlane } from "../../../src/optimize/tangentPlane";
import type { Interaction } from "../../../src/models";
import { createWorkedModel } from "../../fakes/curveModel";

const nDraws = 60;
const strength = (mean: number): Float64Array =>
  Float64Array.from({ length: nDraws }, (_, d) => mean * (1 + d / nDraws));
const pairs: readonly Interaction[] = [
  { a: 0, b: 1, strength: strength(-0.3) },
  { a: 2, b: 4, strength: strength(0.2) },
];
const budget = 2e6;

/** Random plans that spend the budget. */
function randomPlans(count: number): Float64Array[] {
  const rng = createRng(5);
  return Array.from({ length: count }, () => {
    const raw = Float64Array.from({ length: 6 }, () => rng.uniform() ** 3);
    const sum = raw.reduce((all, share) => all + share, 0);
    return raw.map((share) => (budget * share) / sum);
  });
}

describe.each([
  ["without joint effects", []],
  ["with pairs that give and take", pairs],
])("bounds on the objective of a posture, %s", (_, interactions) => {
  const options = { nDraws, spread: 0.5, levelSpread: 0.1, interactions };
  const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 }, options);
  const plans = randomPlans(30);
  const problemAt = (posture: number): Parameters<typeof shiftedTails>[0] => {
    const read = readPlanProblem(model, { budget, limits: null, objective: null, posture, settings: null });
    return { ...read, rows: [], wishes: preferencePrice(read.set, 1) };
  };
  const truth = (posture: number, plan: Float64Array): number =>
    postureAverage(objectiveDraws(model, problemAt(posture).objective, plan), posture);

  it.each([0.6, 1])("shifted tails (posture %d) are nowhere below it, and equal it at their own plan", (posture) => {
    const problem = problemAt(posture);
    const own = plans[0]!;
    const { curves, constant } = shiftedTails(
      problem,
      rememberDraws(model),
      own,
      outcomeBox(model, problem.set, rememberDraws(model)),
    );
    const boundAt = (plan: Float64Array): number => plan.reduce((sum, x, c) => sum + curves.value(c, x), constant);
    for (const plan of plans) expect(boundAt(plan)).toBeGreaterThanOrEqual(truth(posture, plan) * (1 - 1e-12));
    // Pairs that take from each other are bounded by planes over the whole box: near only where there are none.
    if (interactions.length === 0) expect(boundAt(own)).toBeCloseTo(truth(posture, own), 8);
  });

  it("lines that bound the cells of shifted tails lie nowhere below them", () => {
    const problem = problemAt(1);
    const known = rememberDraws(model);
    const { curves } = shiftedTails(problem, known, plans[0]!, outcomeBox(model, problem.set, known));
    let excess = -Infinity;
    for (const channel of [0, 3, 5]) {
      const domain = { canBeOff: false, from: 0, to: budget, step: 0 };
      const curve = sampleCurve({ curves, channel, domain, anchor: 3e5, rows: [] });
      const { spend, count } = curve.samples;
      for (let k = 0; k + 1 < count; k++)
        for (const price of [0, curves.slope(channel, spend[k]!), curves.slope(channel, spend[k + 1]!)]) {
          const bound = curve.cellBound(k, price);
          for (let t = 0; t <= 10; t++) {
            const at = spend[k]! + ((spend[k + 1]! - spend[k]!) * t) / 10;
            excess = Math.max(excess, curves.value(channel, at) - price * at - bound);
          }
        }
    }
    expect(excess).toBeLessThanOrEqual(1e-11 * 8000); // rounding: of the outcome of all channels
  });

  it.each([0, 0.3, 0.5])("planes (posture %d) are nowhere below it", (posture) => {
    const { objective, set } = problemAt(posture);
    const known = rememberDraws(model);
    const box = outcomeBox(model, set, known);
    const touching = plans[1]!;
    const { weights, constant } = tangentPlane(model, objective, posture, touching, known.plan(touching), box);
    const draws = new Float64Array(nDraws);
    for (const plan of plans) {
      let sum = constant;
      plan.forEach((amount, c) => {
        model.response(c, amount, draws);
        draws.forEach((draw, d) => (sum += weights[c]![d]! * draw));
      });
      expect(sum).toBeGreaterThanOrEqual(truth(posture, plan) * (1 - 1e-12));
    }
  });
});
