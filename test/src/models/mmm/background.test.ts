import { readSettings } from "../../../../src/data";
import { createFittedModel, createSpec, driverTotals, readDraws, type FinishedFit } from "../../../../src/models";
import { createRng } from "../../../../src/numerics";
import { plantedHistory } from "./plantedHistory";

/** A fitted model with two controls whose draws are random numbers: identities must hold for any. */
function anyFit(periods: number) {
  const { history } = plantedHistory({ rows: 60, channels: 2, controls: 2 });
  const plan = { history, tests: [], spec: createSpec(history, readSettings([["Periods", periods]])) };
  const { width } = readDraws(plan, new Float32Array(0));
  const rng = createRng(3);
  const draws = Float32Array.from({ length: 20 * width }, () => 0.2 + 0.5 * rng.uniform());
  return createFittedModel("MMM:any", {
    plan,
    draws,
    verdict: { status: "pass", reasons: [] },
  } as unknown as FinishedFit);
}

describe("what an outcome rests on besides the channels", () => {
  it("is, over all periods, intercept, trend and season of the decomposition, and the controls from a level of 0", () => {
    const model = anyFit(60);
    const parts = model.background!();
    expect(parts.map(({ name, kind }) => [name, kind])).toEqual([
      ...[
        ["Baseline", "baseline"],
        ["Control 1", "control"],
        ["Control 2", "control"],
      ],
    ]);
    const totals = driverTotals(model.fit);
    const { layout, plan } = model.fit;
    for (let d = 0; d < model.nDraws; d++) {
      const level = totals
        .filter(({ kind }) => kind === "baseline" || kind === "trend" || kind === "season")
        .reduce((sum, { draws }) => sum + draws[d]!, 0);
      expect(parts[0]!.draws[d]! / level).toBeCloseTo(1, 9);
      plan.history.controls.forEach(({ name, values }, k) => {
        const { mean, sd } = layout.controls[k]!;
        const counted = totals.find((total) => total.name === name)!.draws[d]!; // from the column's mean
        const column = values.reduce((sum, value) => sum + (value - mean) / sd, 0);
        const perUnit = counted / (column * sd);
        const fromZero = perUnit * values.reduce((sum, value) => sum + value, 0);
        if (Math.abs(column) > 1e-6) expect(parts[k + 1]!.draws[d]! / fromZero).toBeCloseTo(1, 6);
      });
    }
  });

  it("counts the planning horizon's periods alone", () => {
    const [short, long] = [anyFit(13).background!(), anyFit(60).background!()];
    expect(short[0]!.draws[0]!).toBeLessThan(0.5 * long[0]!.draws[0]!);
  });

  it("comes with the share of a return that lies after the horizon: smaller over a longer one, 0 without carryover", () => {
    const [short, long] = [anyFit(4), anyFit(26)];
    const share = (model: typeof short): number => model.carryoverShare!(0, model.channels[0]!.currentSpend);
    expect(share(short)).toBeGreaterThan(share(long));
    expect(share(long)).toBeGreaterThan(0);
    const { inHorizon } = short.horizonResponse(0).withinHorizon(1000);
    const all = new Float64Array(short.nDraws);
    short.response(0, 1000, all);
    const sum = (draws: Float64Array): number => draws.reduce((total, value) => total + value, 0);
    expect(short.carryoverShare!(0, 1000)).toBeCloseTo(1 - sum(inHorizon) / sum(all), 9);
  });
});
