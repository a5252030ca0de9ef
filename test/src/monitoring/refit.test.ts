import {
  createFittedModel,
  createHorizonResponse,
  createSpec,
  type FinishedFit,
  type FittedModel,
  planningHorizon,
  readDraws,
  sliceHistory,
} from "../../../src/models";
import { readSettings } from "../../../src/data";
import { dataInfluence, returnChanges } from "../../../src/monitoring";
import { normalQuantile } from "../../../src/numerics";
import { createFittedWorld } from "../../fakes/fittedWorld";
import { plantedHistory } from "../models/mmm/plantedHistory";

describe("the change of a return from one fit to the next", () => {
  it("is none where only the weeks at the end are others, however another their rhythm of spending", () => {
    const after = createFittedWorld({ rows: 96, channels: 3, seed: 6 });
    const horizon = planningHorizon(after.fit, 91);
    /** The very same beliefs five weeks earlier. */
    const before = {
      ...after,
      finished: {
        ...after.finished,
        plan: { ...after.finished.plan, history: sliceHistory(after.fit.plan.history, 0, 91) },
      },
      channels: after.channels.map((channel, c) => ({ ...channel, currentSpend: horizon.spend[c]! })),
      response: (c, spend, out) => createHorizonResponse(after.fit, horizon, c).response(spend as number, out),
    } as FittedModel;
    for (const { change, isBeyondNoise } of returnChanges(before, after)) {
      expect(Math.abs(change)).toBeLessThan(1e-12);
      expect(isBeyondNoise).toBe(false);
    }
    // asked about its own last weeks the newer one would seem to have changed its mind by a quarter
    const [own, then] = [new Float64Array(after.nDraws), new Float64Array(after.nDraws)];
    after.response(2, horizon.spend[2]!, own);
    before.response(2, horizon.spend[2]!, then);
    const mean = (draws: Float64Array): number => draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(mean(own) / mean(then)).toBeLessThan(0.8);
  });
});

describe("leaving rows out by weights", () => {
  const [noise, retention, half] = [0.4, 0.4, 0.9];
  const planted = plantedHistory({ rows: 60, channels: 1, seed: 2 }).history;
  const spend = planted.channels[0]!.values;
  const active = spend.filter((amount) => amount > 0).sort((a, b) => a - b);
  const median = (active[(active.length - 1) >> 1]! + active[active.length >> 1]!) / 2;
  /** Unit effects by plain loops: geometric adstock over eight lags, then Hill. */
  const unit = spend.map((_, t) => {
    const total = (1 - retention ** 9) / (1 - retention);
    let exposure = 0;
    for (let lag = 0; lag <= 8; lag++) exposure += ((spend[t - lag] ?? 0) * retention ** lag) / total / median;
    return exposure / (exposure + half);
  });
  const values = unit.map((effect, t) => 100 * (2 * effect + 0.3 * Math.sin(7 * t)));
  const history = { ...planted, outcome: { ...planted.outcome, values } };
  const plan = { history, tests: [], spec: createSpec(history, readSettings(null)) };
  const layout = readDraws(plan, new Float32Array(0));
  const { outcomeMean, outcomeSd } = layout.scaling;
  const intercept = -outcomeMean / outcomeSd; // no outcome without the channel
  const scaled = values.map((y) => y / outcomeSd);
  /** With everything else known and a flat prior, the coefficient's posterior is a normal one. */
  const coefficientFrom = (rows: number): { mean: number; sd: number } => {
    const known = unit.slice(0, rows);
    const squares = known.reduce((sum, effect) => sum + effect * effect, 0);
    return {
      mean: known.reduce((sum, effect, t) => sum + effect * scaled[t]!, 0) / squares,
      sd: noise / Math.sqrt(squares),
    };
  };

  it.each([1, 4])("gives what a fit without the last %s of them gives, in closed form", (nRows) => {
    const nDraws = 4000;
    const all = coefficientFrom(60);
    const draws = new Float32Array(nDraws * layout.width);
    for (let d = 0; d < nDraws; d++) {
      const at = d * layout.width;
      const { effectAt, coefficientAt, shapeAt } = layout.channels[0]!;
      draws[at + coefficientAt] = all.mean + all.sd * normalQuantile((d + 0.5) / nDraws);
      draws[at + effectAt] = 1;
      draws.set([retention, half], at + shapeAt);
      draws[at + layout.noiseAt] = noise;
      draws[at + layout.baselineAt] = intercept;
    }
    const verdict = { status: "pass", reasons: [] };
    const model = createFittedModel("MMM:line", { plan, draws, verdict } as unknown as FinishedFit);
    const without = coefficientFrom(60 - nRows);
    const { together, periods } = dataInfluence(model, 60 - nRows);
    expect(periods).toHaveLength(nRows);
    // 4,000 quantiles stand for the normal: weighted anew, their mean is good to a few thousandths of its sd
    const [found, expected] = [together.change[0]!, all.mean / without.mean - 1];
    expect(Math.abs(found - expected)).toBeLessThan((0.01 * all.sd) / Math.abs(without.mean));
    expect(Math.abs(expected)).toBeGreaterThan((0.1 * all.sd) / Math.abs(without.mean));
  });
});
