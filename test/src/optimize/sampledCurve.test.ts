import { sampleCurve, type SampledCurveParts } from "../../../src/optimize/sampledCurve";
import { meanCurves, preferencePrice } from "../../../src/optimize/channelCurves";
import { readPlanProblem } from "../../../src/optimize";
import { createCurveModel } from "../../fakes/curveModel";

/** The mean of 40 Hill curves of one slope, half-saturations spread by a factor of about 1.5. */
function hillMean(slope: number, spread: number): ReturnType<typeof meanCurves> {
  const curve = { kind: "hill" as const, halfSaturation: 120, slope };
  const model = createCurveModel([{ name: "a", currentSpend: 100, currentOutcome: 80, curve }], {
    nDraws: spread > 0 ? 40 : 1,
    spread,
    levelSpread: 0,
  });
  const question = { budget: 2000, limits: null, objective: null, posture: null, settings: null };
  const { set, objective } = readPlanProblem(model, question);
  return meanCurves(model, objective, set, preferencePrice(set, 1));
}

function partsOf(curves: ReturnType<typeof meanCurves>, from: number): SampledCurveParts {
  return { curves, channel: 0, domain: { canBeOff: false, from, to: 2000, step: 0 }, anchor: 100, rows: [] };
}

describe("sampleCurve", () => {
  it.each([
    [0.7, 0],
    [1, 0.4],
    [1.5, 0],
    [2.5, 0.4],
    [4, 0],
    [4, 0.4],
  ])("bounds a Hill curve of slope %d (spread %d) from above in every cell, at any price", (slope, spread) => {
    const curves = hillMean(slope, spread);
    let excess = -Infinity;
    for (const lower of [0, 30, 110]) {
      const curve = sampleCurve(partsOf(curves, lower));
      for (const price of [0, 0.01, 0.1, 0.4, 1, 2])
        for (let k = 0; k + 1 < curve.samples.count; k++) {
          const [x, y] = [curve.samples.spend[k]!, curve.samples.spend[k + 1]!];
          const bound = curve.cellBound(k, price);
          for (let t = 0; t <= 20; t++) {
            const at = x + ((y - x) * t) / 20;
            excess = Math.max(excess, curves.value(0, at) - price * at - bound);
          }
        }
    }
    expect(excess).toBeLessThanOrEqual(1e-12 * 400); // rounding: 1e-12 of the curve's height
  });

  it("keeps one sample for equal spends, in ascending order", () => {
    const curve = sampleCurve(partsOf(hillMean(2, 0), 0));
    const count = curve.samples.count;
    const at = curve.sampleAt(123.4);
    expect(curve.sampleAt(123.4)).toBe(at);
    expect(curve.samples.count).toBe(count + 1);
    const spend = curve.samples.spend.slice(0, curve.samples.count);
    expect([...spend].sort((a, b) => a - b)).toEqual([...spend]);
  });
});
