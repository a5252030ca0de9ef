import type { SheetValues } from "../../../../src/base";
import type { FittedModel } from "../../../../src/models";
import { createFittedWorld } from "../../../fakes/fittedWorld";

const shapes: [string, SheetValues][] = [
  ["carryover first, the default", []],
  ["Weibull CDF carryover", [["Adstock", "weibull cdf"]]],
  ["saturation first", [["Order", "saturation first"]]],
  [
    "saturation first, S-curve, Weibull CDF",
    [
      ["Order", "saturation first"],
      ["Saturation", "s-curve"],
      ["Adstock", "weibull cdf"],
    ],
  ],
  [
    "saturation first in one channel, root in another",
    [
      ["Channel 1 Order", "saturation first"],
      ["Channel 2 Saturation", "root"],
      ["Pattern", "flat"],
    ],
  ],
];

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe.each(shapes)("the response over the planning horizon: %s", (_name, settings) => {
  const model: FittedModel = createFittedWorld({ settings, rows: 70, nDraws: 40 });
  const spends = model.channels.map(({ currentSpend }) => currentSpend);

  it("splits the horizon's decomposition into what its spend brought and what was carried in", () => {
    const { from, periods } = model.planning;
    const { channels } = model.decomposition();
    channels.forEach((values, c) => {
      // the observed spends are the current spend laid out by the history's own pattern, so a flat one is left out
      if (settings.some(([name]) => name === "Pattern")) return;
      const { inHorizon, carryIn } = model.horizonResponse(c).withinHorizon(spends[c]!);
      const explained = (sum(inHorizon) + sum(carryIn)) / model.nDraws;
      const observed = sum(values.slice(from, from + periods));
      expect(Math.abs(explained / observed - 1)).toBeLessThan(1e-9); // rounding of some thousand terms
    });
  });

  it("is what the fit's own response path gives with the spend less what it gives without, in every draw", () => {
    const response = new Float64Array(model.nDraws);
    spends.forEach((spend, c) => {
      for (const factor of [0.3, 1, 2.5]) {
        const { effect, without, length } = model.horizonResponse(c).effects(factor * spend);
        model.response(c, factor * spend, response);
        response.forEach((value, d) => {
          const [at, end] = [d * length, (d + 1) * length];
          const gained = sum(effect.subarray(at, end)) - sum(without.subarray(at, end));
          expect(Math.abs(value / gained - 1)).toBeLessThan(1e-9);
        });
      }
      model.response(c, 0, response);
      expect(response.every((value) => value === 0)).toBe(true);
    });
  });

  it("has the slope of its finite differences, and answers each draw's own spend", () => {
    const [slope, up, down] = [0, 1, 2].map(() => new Float64Array(model.nDraws)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    spends.forEach((spend, c) => {
      const each = Float64Array.from(up, (_, d) => spend * (0.5 + d / model.nDraws));
      model.slope(c, each, slope);
      model.response(
        c,
        each.map((amount) => amount * 1.0001),
        up,
      );
      model.response(
        c,
        each.map((amount) => amount * 0.9999),
        down,
      );
      slope.forEach((value, d) => {
        const rise = (up[d]! - down[d]!) / (0.0002 * each[d]!);
        expect(value / rise).toBeCloseTo(1, 5); // second order in a step of 1e-4
      });
    });
  });

  it("comes near its ceiling and never above it", () => {
    const [ceiling, reached] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
    spends.forEach((spend, c) => {
      const hasCeiling = model.ceiling(c, ceiling);
      expect(hasCeiling).toBe(model.fit.channels[c]!.shape.saturation.ceiling < Infinity);
      if (!hasCeiling) return;
      model.response(c, 1e200 * spend, reached); // far out: the last lags of a Weibull CDF weigh next to nothing
      reached.forEach((value, d) => {
        expect(value / ceiling[d]!).toBeLessThanOrEqual(1 + 1e-12); // sums of rounded terms
        expect(value / ceiling[d]!).toBeGreaterThan(0.999);
      });
    });
  });

  it("counts after the horizon what the path brings there", () => {
    spends.forEach((spend, c) => {
      const { effect, without, length } = model.horizonResponse(c).effects(spend);
      const { periods } = model.planning;
      const gain = effect.map((value, i) => value - without[i]!);
      const after = sum(gain.filter((_, i) => i % length >= periods)) / sum(gain);
      expect(model.carryoverShare!(c, spend)).toBeCloseTo(after, 9);
      expect(after).toBeGreaterThan(0);
    });
  });
});

describe("saturation first", () => {
  const worlds = (settings: SheetValues): [FittedModel, FittedModel] => [
    createFittedWorld({ settings: [...settings, ["Order", "saturation first"]], rows: 70, nDraws: 40 }),
    createFittedWorld({ settings, rows: 70, nDraws: 40 }),
  ];

  it("is told in words", () => {
    const [first, last] = worlds([]);
    expect(first.channels[0]!.assumption).toBe("fitted: hill saturation, then geometric carryover");
    expect(last.channels[0]!.assumption).toBe("fitted: geometric carryover, then hill saturation");
  });

  it("is the plain curve of a burst in one period, and brings less of it than carryover first", () => {
    const [first, last] = worlds([["Periods", 1]]);
    const [own, spread] = [new Float64Array(40), new Float64Array(40)];
    const { shape, shapeAt, coefficientAt } = first.fit.channels[0]!;
    const at = (d: number): number => d * first.fit.width;
    const spend = 3 * first.fit.scaling.spendUnit[0]!;
    first.response(0, spend, own);
    last.response(0, spend, spread);
    own.forEach((value, d) => {
      const factor = first.fit.scaling.outcomeSd * first.fit.values[at(d) + coefficientAt]!;
      const share = shape.saturation.value(3, first.fit.values, at(d) + shapeAt + 1);
      expect(value / (factor * share)).toBeCloseTo(1, 12);
    });
    expect(sum(own)).toBeLessThan(0.95 * sum(spread)); // spread over nine weeks, each part is nearer to the curve's start
  });

  it("gives the same steady share of a ceiling as carryover first: a level spend is its own exposure", () => {
    const [first, last] = worlds([]);
    const [a, b] = [new Float64Array(40), new Float64Array(40)];
    first.steadyShare!(0, 1000, a);
    last.steadyShare!(0, 1000, b);
    expect(a).toEqual(b);
  });
});
