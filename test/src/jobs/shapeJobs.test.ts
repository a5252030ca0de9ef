import type { SheetValues } from "../../../src/base";
import { type JobContext, lightJobs } from "../../../src/jobs";
import { createFittedWorld } from "../../fakes/fittedWorld";

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe.each([
  ["Weibull CDF carryover", [["Adstock", "weibull cdf"]]],
  ["saturation first", [["Order", "saturation first"]]],
  [
    "both, with an S-curve",
    [
      ["Adstock", "weibull cdf"],
      ["Order", "saturation first"],
      ["Channel 1 Saturation", "s-curve"],
    ],
  ],
] as [string, SheetValues][])("what cells are told of a model with %s", (_name, settings) => {
  const fitted = createFittedWorld({ settings, rows: 70, nDraws: 60 });
  const context: JobContext = { models: { get: () => fitted, put: () => undefined } };
  const model: SheetValues = [["MMM:00000001"]];
  const spends = fitted.channels.map(({ currentSpend }) => currentSpend);
  const plan = (factor: number): SheetValues => [
    ["Channel", "Plan"],
    ...fitted.channels.map(({ name, currentSpend }) => [name, factor * currentSpend]),
  ];
  const forecast = (factor: number): number => {
    const { rows } = lightJobs.forecastPlan({ model, plan: plan(factor), periods: null, confidence: null }, context);
    return sum(rows.map((row) => Number(row[5])));
  };

  it("FORECAST_PLAN adds for a plan what the plan brings within the horizon", () => {
    // where saturation comes first, what is carried in takes nothing from what a plan brings
    if (!settings.some(([name]) => name === "Order")) return;
    const gained = spends.map((spend, c) => sum(fitted.horizonResponse(c).withinHorizon(1.4 * spend).inHorizon) / 60);
    expect((forecast(1.4) - forecast(0)) / sum(gained)).toBeCloseTo(1, 9);
  });

  it("CHANNEL_MARGINAL is the slope of CHANNEL_RESPONSE, and the lags' shares add up to 1", () => {
    fitted.channels.forEach(({ name: channel }, c) => {
      const spend = spends[c]! / fitted.periods;
      const ask = { model, channel, ifNotFound: null };
      const at = [spend * 0.9999, spend * 1.0001];
      const [low, high] = lightJobs.channelResponse({ ...ask, spend: at, confidence: null }, context);
      const rise = (Number(high![0]) - Number(low![0])) / (at[1]! - at[0]!);
      const marginal = lightJobs.channelMarginal({ ...ask, spend, measure: "outcome" }, context);
      expect(Number(marginal) / rise).toBeCloseTo(1, 5);
      const lags = lightJobs.channelLag({ model, channel }, context).rows.map((row) => Number(row[1]));
      expect(sum(lags)).toBeCloseTo(1, 9);
    });
  });

  it("OPTIMIZE_BUDGET finds no worse a plan than the current one, with equal returns at the margin where no limit binds", () => {
    const { table } = lightJobs.optimizeBudget(
      { model, budget: sum(spends), limits: null, objective: null, posture: null, settings: null },
      context,
    );
    const at = table.header.indexOf("Plan");
    const best = Float64Array.from(fitted.channels, (_, c) => Number(table.rows[c]![at]));
    const total = (amounts: ArrayLike<number>): number =>
      sum(Array.from(amounts, (amount, c) => fitted.meanResponse(c, amount)));
    expect(total(best)).toBeGreaterThanOrEqual(total(spends) * (1 - 1e-9));
    const slopes = Array.from(best, (amount, c) => fitted.meanSlope(c, amount)).filter((_, c) => best[c]! > 1);
    for (const slope of slopes) expect(slope / slopes[0]!).toBeCloseTo(1, 2); // the optimiser's gap is 1e-3 of the value
  });
});
