import { createFittedWorld } from "../../../fakes/fittedWorld";

/** Mean and sd of the logs of a fitted model's repeat error. */
function logsOf(error: "normal" | "student", periods: number) {
  const model = createFittedWorld({
    ...{ rows: 60, nDraws: 1000 },
    settings: [
      ["Error", error],
      ["Periods", periods],
    ],
  });
  const factors = new Float64Array(model.nDraws);
  model.repeatError(0, factors);
  const logs = factors.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const sd = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length);
  // the world's noise is 0.2 outcome sds in every draw
  const spread = (0.2 * model.fit.scaling.outcomeSd * Math.sqrt(periods)) / model.outcome.observed;
  return { mean, sd, spread, factors };
}

describe("how much a horizon's outcome differs when it is repeated", () => {
  it.each([
    ["normal", 13, 1],
    ["normal", 4, 1],
    ["student", 13, Math.SQRT2], // the sd of Student's t with 4 degrees of freedom
  ] as const)("%s errors over %s periods: their sd over what media bring", (error, periods, sdPerScale) => {
    const { mean, sd, spread, factors } = logsOf(error, periods);
    const expected = sdPerScale * spread;
    // 1,000 normal scores: their sd is good to 1/√2000 of it, their mean to 1/√1000
    expect(Math.abs(sd / expected - 1)).toBeLessThan(4 / Math.sqrt(2000));
    expect(Math.abs(mean + 0.5 * expected * expected)).toBeLessThan((4 * expected) / Math.sqrt(1000));
    expect(factors.reduce((sum, factor) => sum + factor, 0) / 1000).toBeCloseTo(1, 1);
  });
});
