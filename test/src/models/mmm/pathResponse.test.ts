import { perPeriod, type FittedModel, type PathResponse } from "../../../../src/models";
import { createRng } from "../../../../src/numerics";
import { createFittedWorld } from "../../../fakes/fittedWorld";

const even = (periods: number): Float64Array => new Float64Array(periods).fill(1);
const pathOf = (model: FittedModel, periods: number, firstDate: number | null = null): PathResponse =>
  model.path!({ periods, firstDate, demand: even(periods) });
const randomSpends = (size: number, seed: number): Float64Array => {
  const rng = createRng(seed);
  return Float64Array.from({ length: size }, () => 200 + 3000 * rng.uniform());
};

describe("createPathResponse", () => {
  const model = createFittedWorld({ channels: 3 });
  const { dates } = model.fit.plan.history;

  it.each([
    ["carryover first", model],
    ["saturation first", createFittedWorld({ channels: 3, settings: [["Order", "saturation first"]] })],
    ["saturation first, S-shaped", createFittedWorld({ channels: 3, settings: [["Order", "saturation first"], ["Saturation", "s-curve"]] })], // prettier-ignore
  ])("is the model's own response where the horizon's spend is laid out by its pattern (%s)", (_, model) => {
    const { planning } = model;
    const { dates } = model.fit.plan.history;
    const path = pathOf(model, planning.periods, dates[planning.from]!);
    const single = perPeriod(model);
    model.channels.forEach((_, c) => {
      for (const amount of [500, 9000, 60_000]) {
        const spend = new Float64Array(planning.periods * 3);
        for (let t = 0; t < planning.periods; t++) spend[t * 3 + c] = amount * planning.pattern[c]![t]!;
        const value = path.evaluate(spend, null);
        expect(value / model.meanResponse(c, amount)).toBeCloseTo(1, 10);
        const each = single.meanResponse(c, amount / planning.periods) * planning.periods;
        expect(value / each).toBeCloseTo(1, 10);
        const draws = new Float64Array(model.nDraws);
        path.draws(spend, draws);
        expect(draws.reduce((sum, x) => sum + x, 0) / draws.length / value).toBeCloseTo(1, 10);
      }
    });
  });

  it("for a constant pattern too, when the model's pattern is flat", () => {
    const flat = createFittedWorld({ channels: 2, settings: [["Pattern", "flat"]] });
    const path = pathOf(flat, 13, flat.fit.plan.history.dates[flat.planning.from]!);
    const spend = Float64Array.from({ length: 26 }, (_, at) => (at % 2 === 0 ? 700 : 1900));
    const own = flat.meanResponse(0, 13 * 700) + flat.meanResponse(1, 13 * 1900);
    expect(path.evaluate(spend, null) / own).toBeCloseTo(1, 10);
  });

  it.each([
    ["concave", true, createFittedWorld({ channels: 2, nDraws: 40 })],
    ["S-shaped", false, createFittedWorld({ channels: 2, nDraws: 40, settings: [["Saturation", "s-curve"]] })],
    [
      "saturation first",
      true,
      createFittedWorld({ channels: 2, nDraws: 40, settings: [["Order", "saturation first"]] }),
    ],
  ])("has the gradient and curvature of its values by central differences (%s)", (_, isConcave, world) => {
    const periods = 4;
    const path = world.path!({ periods, firstDate: null, demand: Float64Array.of(0.5, 1.5, 1, 1) });
    const spend = randomSpends(8, 3).map((x) => 3 * x); // beyond the turning point: curvature is then the plain one
    const gradient = new Float64Array(8);
    const curvature = [new Float64Array(16), new Float64Array(16)];
    path.evaluate(spend, { gradient, curvature });
    const slopesAt = (at: number, step: number): Float64Array => {
      const moved = Float64Array.from(spend, (x, k) => (k === at ? x + step : x));
      const out = new Float64Array(8);
      path.evaluate(moved, { gradient: out, curvature: null });
      return out;
    };
    spend.forEach((x, at) => {
      const step = x * 1e-4;
      const value = (move: number): number =>
        path.evaluate(
          Float64Array.from(spend, (own2, k) => (k === at ? own2 + move : own2)),
          null,
        );
      expect((value(step) - value(-step)) / (2 * step) / gradient[at]!).toBeCloseTo(1, 6);
      const [up, down] = [slopesAt(at, step), slopesAt(at, -step)];
      const [t, c] = [Math.floor(at / 2), at % 2];
      for (let other = 0; other < periods; other++) {
        const bend = (up[other * 2 + c]! - down[other * 2 + c]!) / (2 * step);
        const own = Math.abs(curvature[c]![t * periods + t]!);
        const leftOut = bend - curvature[c]![t * periods + other]!;
        // It only steers: one-sided (hence 1%), and the convex runs of an S-curve are left out. Those can only add
        // (the law on the first line); here, where most exposures lie beyond the turning point, they are a minor part.
        expect(leftOut).toBeGreaterThan(-1e-2 * own - 1e-12);
        expect(leftOut).toBeLessThan((isConcave ? 1e-2 : 0.25) * own + 1e-12);
      }
    });
  });

  it("counts what earlier spends left behind: after heavy spending the next period brings less, and carryover later counts", () => {
    const path = pathOf(model, 2);
    const draws = new Float64Array(model.nDraws);
    const spend = Float64Array.of(2000, 2000, 2000, 2000, 2000, 2000);
    path.draws(spend, draws);
    expect(draws.reduce((sum, x) => sum + x, 0) / draws.length / path.evaluate(spend, null)).toBeCloseTo(1, 10);
    expect(path.shareAfter(spend)).toBeGreaterThan(0.05);
    const burst = Float64Array.of(4000, 4000, 4000, 0, 0, 0); // concave curves: a burst brings less than the same spread
    expect(path.evaluate(burst, null)).toBeLessThan(path.evaluate(spend, null));
  });

  it("weighs periods by demand", () => {
    const spend = Float64Array.of(
      2000,
      2000,
      2000,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    );
    const plain = pathOf(model, 10).evaluate(spend, null);
    const doubled = model.path!({ periods: 10, firstDate: null, demand: even(10).map(() => 2) }).evaluate(spend, null);
    expect(doubled / plain).toBeCloseTo(2, 10); // nothing works after period 10 when maxLag is 8
  });

  it.each(["carryover first", "saturation first"])(
    "covers S-shaped curves from above: nowhere under them in the box, concave on lines, equal where the box is a point (%s)",
    (order) => {
      const settings = [["Saturation", "s-curve"], ["Order", order]]; // prettier-ignore
      const own = createFittedWorld({ channels: 2, nDraws: 30, settings });
      const path = own.path!({ periods: 3, firstDate: null, demand: even(3) });
      const [lower, upper] = [new Float64Array(6).fill(100), new Float64Array(6).fill(9000)];
      const cover = path.cover(lower, upper);
      const rng = createRng(8);
      const point = (): Float64Array => Float64Array.from({ length: 6 }, () => 100 + 8900 * rng.uniform() ** 2);
      let farAbove = 0;
      for (let k = 0; k < 30; k++) {
        const [a, b] = [point(), point()];
        const middle = a.map((x, i) => (x + b[i]!) / 2);
        const [above, below] = [cover.evaluate(a, null), path.evaluate(a, null)];
        expect(above).toBeGreaterThanOrEqual(below * (1 - 1e-12));
        farAbove = Math.max(farAbove, above / below);
        const chord = (cover.evaluate(a, null) + cover.evaluate(b, null)) / 2;
        expect(cover.evaluate(middle, null)).toBeGreaterThanOrEqual(chord * (1 - 1e-6));
        expect(cover.gaps(a).reduce((sum, gap) => sum + gap, 0)).toBeLessThanOrEqual(above - below + 1e-6 * above);
      }
      expect(farAbove).toBeGreaterThan(1.02);
      const spot = point();
      expect(path.cover(spot, spot).evaluate(spot, null) / path.evaluate(spot, null)).toBeCloseTo(1, 12);
    },
  );

  it("refuses runs that begin before the history or leave a hole after it", () => {
    expect(() => pathOf(model, 2, dates[0]! - 7)).toThrow(/before the model's history/);
    expect(() => pathOf(model, 2, dates.at(-1)! + 30)).toThrow(/Refit the model/);
  });
});
