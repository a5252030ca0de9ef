import type { JobContext } from "../../../src/jobs";
import { forecastPlan } from "../../../src/jobs/forecastPlan";
import { continueHistory, expectedOutcomes, type FittedModel } from "../../../src/models";
import { dataInfluence, defaultThresholds, hindsight, trackHistory } from "../../../src/monitoring";
import { createFittedWorld } from "../../fakes/fittedWorld";
import { sheetRanges } from "../models/mmm/sheetRanges";

const world = createFittedWorld({
  ...{ rows: 60, channels: 2, joint: 0.6 },
  settings: [["Interactions", "Channel 1 + Channel 2"]],
});
const model = { ...world, finished: { ...world.finished, train: { mean: [] } } } as unknown as FittedModel;
const plan = Float64Array.from(model.planning.spend);
const later = continueHistory(model.fit, model.planning, plan, 5);
const happened = {
  ...later,
  outcome: { ...later.outcome, values: later.outcome.values.map((y, t) => (Number.isNaN(y) ? 1000 + t : y)) },
};

describe("what a pair brings together", () => {
  it("is in what a followed plan expects: the forecast of the same spends", () => {
    const context = { models: { get: () => model, put: () => undefined } } as unknown as JobContext;
    const amounts = Array.from(plan, (amount) => [amount]);
    const { rows } = forecastPlan({ model: [["MMM:0123abcd"]], plan: amounts, periods: 5, confidence: null }, context);
    const { periods } = trackHistory(model, { ranges: sheetRanges(happened), plan, thresholds: defaultThresholds });
    periods.forEach(({ expected, plannedOutcome }, t) => {
      expect(expected / Number(rows[t]![1])).toBeCloseTo(1, 10);
      expect(plannedOutcome / expected).toBeCloseTo(1, 10);
    });
  });

  it("is in what hindsight says was predicted", () => {
    const after = { ...model, finished: { ...model.finished, plan: { ...model.finished.plan, history: happened } } };
    const grown = { ...after, fit: model.fit } as FittedModel;
    const { rows } = forecastPlan(
      { model: [["MMM:0123abcd"]], plan: Array.from(plan, (amount) => [amount]), periods: 5, confidence: null },
      { models: { get: () => model, put: () => undefined } } as unknown as JobContext,
    );
    hindsight(model, grown, plan).forEach(({ predicted }, t) =>
      expect(predicted / Number(rows[t]![1])).toBeCloseTo(1, 10),
    );
  });

  it("is in the likelihood of a row by which it is left out", () => {
    const t = 59;
    const { fit } = model;
    const { baseline, media, joint } = expectedOutcomes(fit, fit.plan.history, t, t + 1);
    const weights = Array.from(baseline, (base, d) => {
      const mean = base + media[0]![d]! + media[1]![d]! + joint[0]![d]!;
      const sd = fit.scaling.outcomeSd * fit.values[d * fit.width + fit.noiseAt]!;
      return sd * Math.exp(0.5 * ((fit.plan.history.outcome.values[t]! - mean) / sd) ** 2); // 1 / likelihood
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const effective = total ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0) / weights.length;
    expect(dataInfluence(model, t).together.effective).toBeCloseTo(effective, 10);
  });
});
