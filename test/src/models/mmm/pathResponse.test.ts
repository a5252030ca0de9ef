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

/** The covers of all parts of a path in a box, together one function of a plan; the parts meet the path at `near`. */
function coverOf(path: PathResponse, near: Float64Array, lower: Float64Array, upper: Float64Array) {
  const { periods, channels } = path;
  const own = (plan: Float64Array, c: number): Float64Array =>
    Float64Array.from({ length: periods }, (_, t) => plan[t * channels + c]!);
  const parts = path.parts(near)!;
  const covers = parts.channels.map((part, c) => part.cover(own(lower, c), own(upper, c)));
  return {
    evaluate: (plan: Float64Array): number =>
      covers.reduce((sum, cover, c) => sum + cover.evaluate(own(plan, c), null), parts.constant),
    gaps: (plan: Float64Array): number =>
      covers.reduce((sum, cover, c) => sum + cover.gaps(own(plan, c)).reduce((all, gap) => all + gap, 0), 0),
    channel: (c: number) => ({ cover: covers[c]!, own: (plan: Float64Array) => own(plan, c) }),
  };
}

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
      const cover = coverOf(path, lower, lower, upper);
      const rng = createRng(8);
      const point = (): Float64Array => Float64Array.from({ length: 6 }, () => 100 + 8900 * rng.uniform() ** 2);
      let farAbove = 0;
      for (let k = 0; k < 30; k++) {
        const [a, b] = [point(), point()];
        const middle = a.map((x, i) => (x + b[i]!) / 2);
        const [above, below] = [cover.evaluate(a), path.evaluate(a, null)];
        expect(above).toBeGreaterThanOrEqual(below * (1 - 1e-12));
        farAbove = Math.max(farAbove, above / below);
        const chord = (cover.evaluate(a) + cover.evaluate(b)) / 2;
        expect(cover.evaluate(middle)).toBeGreaterThanOrEqual(chord * (1 - 1e-6));
        expect(Math.abs(cover.gaps(a) - (above - below))).toBeLessThan(1e-9 * above); // told by its causes, all of it
      }
      expect(farAbove).toBeGreaterThan(1.02);
      const spot = point();
      expect(coverOf(path, lower, spot, spot).evaluate(spot) / path.evaluate(spot, null)).toBeCloseTo(1, 12);
    },
  );

  it("refuses runs that begin before the history or leave a hole after it", () => {
    expect(() => pathOf(model, 2, dates[0]! - 7)).toThrow(/before the model's history/);
    expect(() => pathOf(model, 2, dates.at(-1)! + 30)).toThrow(/Refit the model/);
  });

  describe("with joint effects of pairs", () => {
    const worldOf = (joint: number, settings: (string | number)[][] = []): FittedModel =>
      createFittedWorld({ channels: 3, nDraws: 40, joint, settings: [["Interactions", "all"], ...settings] });

    it.each([
      ["carryover first", 0.3],
      ["saturation first", 0.3],
      ["carryover first", -0.3],
    ])("is what a plan of the horizon brings, pairs included (%s, strength %d)", (order, joint) => {
      const own = worldOf(joint, [["Order", order]]);
      const { planning, nDraws } = own;
      const spend = new Float64Array(planning.periods * 3);
      own.channels.forEach(({ currentSpend }, c) => {
        for (let t = 0; t < planning.periods; t++) spend[t * 3 + c] = currentSpend * planning.pattern[c]![t]!;
      });
      const [u, v] = [new Float64Array(nDraws), new Float64Array(nDraws)];
      let whole = own.channels.reduce((sum, { currentSpend }, c) => sum + own.meanResponse(c, currentSpend), 0);
      const alone = whole;
      for (const { a, b, strength } of own.interactions) {
        own.response(a, own.channels[a]!.currentSpend, u);
        own.response(b, own.channels[b]!.currentSpend, v);
        whole += u.reduce((sum, one, d) => sum + strength[d]! * Math.sqrt(one * v[d]!), 0) / nDraws;
      }
      const value = pathOf(own, planning.periods, own.fit.plan.history.dates[planning.from]!).evaluate(spend, null);
      expect(Math.sign(whole - alone)).toBe(Math.sign(joint));
      expect(value / whole).toBeCloseTo(1, 9);
    });

    it.each([
      ["carryover first", 0.4],
      ["saturation first", -0.4],
    ])(
      "has the gradient of its values, and a cover that is concave and nowhere under it (%s, strength %d)",
      (order, joint) => {
        const path = worldOf(joint, [["Order", order]]).path!({ periods: 3, firstDate: null, demand: even(3) });
        expect(path.isConcave).toBe(joint === 0.4);
        const spend = randomSpends(9, 6);
        const gradient = new Float64Array(9);
        path.evaluate(spend, { gradient, curvature: null });
        spend.forEach((x, at) => {
          const moved = (by: number): number => path.evaluate(spend.map((own, k) => (k === at ? own + by : own)), null); // prettier-ignore
          expect((moved(1e-4 * x) - moved(-1e-4 * x)) / (2e-4 * x) / gradient[at]!).toBeCloseTo(1, 5);
        });
        const [lower, upper] = [new Float64Array(9).fill(200), new Float64Array(9).fill(3200)];
        const cover = coverOf(path, spend, lower, upper);
        for (let seed = 10; seed < 25; seed++) {
          const [a, b] = [randomSpends(9, seed), randomSpends(9, seed + 100)];
          const [above, other] = [cover.evaluate(a), cover.evaluate(b)];
          expect(above).toBeGreaterThanOrEqual(path.evaluate(a, null) * (1 - 1e-12));
          const middle = cover.evaluate(a.map((x, i) => (x + b[i]!) / 2));
          expect(middle).toBeGreaterThanOrEqual(((above + other) / 2) * (1 - 1e-9));
        }
      },
    );

    it.each([0.4, 0.05, -0.4])(
      "has parts that meet it where they were taken, with its slopes (strength %d)",
      (joint) => {
        const path = worldOf(joint).path!({ periods: 3, firstDate: null, demand: even(3) });
        const spend = randomSpends(9, 6);
        const parts = coverOf(path, spend, spend, spend);
        expect(parts.evaluate(spend) / path.evaluate(spend, null)).toBeCloseTo(1, 12);
        const whole = new Float64Array(9);
        path.evaluate(spend, { gradient: whole, curvature: null });
        for (let c = 0; c < 3; c++) {
          const { cover, own } = parts.channel(c);
          const gradient = new Float64Array(3);
          cover.evaluate(own(spend), { gradient, curvature: null });
          gradient.forEach((slope, t) => expect(slope / whole[t * 3 + c]!).toBeCloseTo(1, 9));
        }
      },
    );
  });

  it("keeps evenly spaced draws of a path when it is thinned, and all where there are no more", () => {
    const path = pathOf(model, 3);
    const spend = randomSpends(9, 4);
    const [all, few] = [new Float64Array(model.nDraws), new Float64Array(10)];
    path.draws(spend, all);
    path.thin(10).draws(spend, few);
    expect([...few]).toEqual(Array.from({ length: 10 }, (_, d) => all[Math.floor((d + 0.5) * (model.nDraws / 10))]));
    expect(path.thin(model.nDraws)).toBe(path);
  });
});
