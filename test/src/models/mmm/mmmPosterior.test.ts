import { readSettings } from "../../../../src/data";
import { createMmmPosterior, createSpec, expectedOutcomes, type LiftTest, readDraws } from "../../../../src/models";
import { createNormalDraws, createRng } from "../../../../src/numerics";
import type { SheetValues } from "../../../../src/base";
import { plantedHistory } from "./plantedHistory";

const { history } = plantedHistory({ rows: 60, channels: 3, controls: 1 });
const tests: LiftTest[] = [
  { channel: 1, from: 20, to: 25, lift: 3000, standardError: 400, spendChange: -1 },
  { channel: 1, from: 40, to: 44, lift: 900, standardError: 200, spendChange: 0.5 },
];

const every: [string, SheetValues][] = [
  ["the defaults", []],
  [
    "free Hill slope, delayed carryover",
    [
      ["Saturation", "s-curve"],
      ["Adstock", "delayed"],
    ],
  ],
  [
    "Hill slope 2, binomial",
    [
      ["Slope", 2],
      ["Adstock", "binomial"],
    ],
  ],
  [
    "logistic, Weibull",
    [
      ["Saturation", "logistic"],
      ["Adstock", "weibull"],
    ],
  ],
  [
    "Weibull CDF, saturation first in one channel",
    [
      ["Adstock", "weibull cdf"],
      ["Channel 2 Order", "saturation first"],
    ],
  ],
  [
    "saturation first, free Hill slope, a prior on marginal ROI",
    [
      ["Order", "Saturation first"],
      ["Saturation", "s-curve"],
      ["Channel 2 Prior", "mroi"],
    ],
  ],
  [
    "tanh, no carryover",
    [
      ["Saturation", "tanh"],
      ["Adstock", "none"],
    ],
  ],
  [
    "root and linear",
    [
      ["Saturation", "root"],
      ["Channel 2 Saturation", "none"],
    ],
  ],
  ["Student-t errors", [["Error", "student"]]],
  [
    "joint effects of two pairs that share a channel",
    [["Interactions", "Channel 1 + Channel 2; Channel 3 + Channel 2"]],
  ],
  [
    "joint effects of all pairs, Student-t errors",
    [
      ["Interactions", "all"],
      ["Error", "student"],
    ],
  ],
  ["a prior on marginal ROI", [["Prior", "mroi"]]],
  [
    "a prior on contribution",
    [
      ["Prior", "contribution"],
      ["Prior low", 0.01],
      ["Prior high", 0.2],
    ],
  ],
  [
    "a prior on the coefficient",
    [
      ["Prior", "coefficient"],
      ["Prior median", 2],
    ],
  ],
];

describe("the posterior of the mix model", () => {
  it.each(every)("has the gradient of its finite differences: %s", (_name, settings) => {
    const spec = createSpec(history, readSettings(settings));
    const posterior = createMmmPosterior(history, spec, tests);
    const normal = createNormalDraws(createRng(2));
    const position = posterior.start.map((entry) => entry + 0.4 * normal());
    const gradient = new Float64Array(posterior.size);
    const ignored = new Float64Array(posterior.size);
    expect(Number.isFinite(posterior.evaluate(position, gradient))).toBe(true);
    const claimed = Float64Array.from(gradient);
    position.forEach((entry, i) => {
      const moved = (step: number): number => {
        position[i] = entry + step;
        return posterior.evaluate(position, ignored);
      };
      const difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      position[i] = entry;
      // central differences of a value near 100 in steps of 1e-5: good to about 1e-7 of the gradient's size
      expect(Math.abs(difference - claimed[i]!) / (1 + Math.abs(claimed[i]!))).toBeLessThan(3e-6);
    });
  });

  it("is lowered by lift tests that the start does not explain", () => {
    const spec = createSpec(history, readSettings(null));
    const without = createMmmPosterior(history, spec, []);
    const withTest = createMmmPosterior(history, spec, tests);
    const gradient = new Float64Array(without.size);
    expect(withTest.evaluate(without.start, gradient)).toBeLessThan(without.evaluate(without.start, gradient));
  });
});

describe("a lift test on a channel with joint effects", () => {
  it("is held against what the change brought in all, the pairs' part at the partners' own spends included", () => {
    const spec = createSpec(history, readSettings([["Interactions", "Channel 1 + Channel 2; Channel 3 + Channel 2"]]));
    const [without, withTests] = [[], tests].map((given) => createMmmPosterior(history, spec, given));
    const normal = createNormalDraws(createRng(5));
    const position = without!.start.map((entry) => entry + 0.4 * normal());
    const draw = new Float64Array(without!.names.length);
    without!.parameters(position, normal, draw);
    const fit = readDraws({ history, tests: [], spec }, Float32Array.from(draw));
    const changed = ({ from, to, spendChange }: LiftTest): number => {
      const run = (change: number): number => {
        const values = history.channels[1]!.values.map((x, t) => (t >= from && t <= to ? x * (1 + change) : x));
        const channels = history.channels.map((one, c) => (c === 1 ? { ...one, values } : one));
        const { media, joint } = expectedOutcomes(fit, { ...history, channels }, from, to + 1);
        return [...media, ...joint].reduce((all, series) => all + series.reduce((sum, value) => sum + value, 0), 0);
      };
      return Math.abs(run(spendChange) - run(0));
    };
    const likelihood = tests.reduce((sum, test) => {
      const gap = (changed(test) - test.lift) / test.standardError;
      return sum - 0.5 * gap * gap;
    }, 0);
    const gradient = new Float64Array(without!.size);
    const added = withTests!.evaluate(position, gradient) - without!.evaluate(position, gradient);
    expect(added / likelihood).toBeCloseTo(1, 4); // the draw's parameters are read back as 32-bit floats
  });
});

describe("the pairs of the setting Interactions", () => {
  const pairsOf = (text: string): unknown =>
    createSpec(history, readSettings([["Interactions", text]])).interactions ?? "none";

  it("are read by name in any order, each once; all and none are words", () => {
    expect(pairsOf("channel 3 + Channel 1; Channel 1 + Channel 3")).toEqual([{ a: 0, b: 2 }]);
    expect(pairsOf("all")).toHaveLength(3);
    expect(pairsOf("none")).toBe("none");
  });

  it.each([
    ["Channel 1 + Chanel 2", /settings row 1 .*no channel "Chanel 2".*Did you mean "Channel 2"/],
    ["Channel 1", /is no pair of channels/],
    ["Channel 1 + channel 1", /names one channel twice/],
  ])("are refused with the mend: %s", (text, message) => {
    expect(() => pairsOf(text)).toThrow(message);
  });

  it("are refused where there are more than any history can tell apart", () => {
    const wide = plantedHistory({ rows: 60, channels: 7 }).history;
    expect(() => createSpec(wide, readSettings([["Interactions", "all"]]))).toThrow(/21 pairs .* at most 15/);
  });

  it("are not Synergy, whose size a judgement states", () => {
    expect(() => createSpec(history, readSettings([["Synergy: Channel 1 + Channel 2", 0.2]]))).toThrow(
      /Synergy is for JUDGE_MODEL/,
    );
  });

  it("at strength 0 leave the density as it is without them, but for the prior's constant", () => {
    const without = createMmmPosterior(history, createSpec(history, readSettings(null)), tests);
    const withPairs = createMmmPosterior(history, createSpec(history, readSettings([["Interactions", "all"]])), tests);
    expect(withPairs.size).toBe(without.size + 3);
    const [a, b] = [new Float64Array(without.size), new Float64Array(withPairs.size)];
    expect(withPairs.evaluate(withPairs.start, b)).toBe(without.evaluate(without.start, a));
    expect(b.subarray(0, without.size)).toEqual(a);
  });
});

describe("the choice of priors", () => {
  it("is on ROI where that is plausible", () => {
    const spec = createSpec(history, readSettings(null));
    expect(spec.channels[0]!.prior.kind).toBe("roi");
    expect(spec.notes).toEqual([]);
  });

  it("falls back to media's share where ROI near 1 would be absurd, and says so", () => {
    const tiny = {
      ...history,
      channels: history.channels.map((channel) => ({ ...channel, values: channel.values.map((x) => x / 1e5) })),
    };
    const spec = createSpec(tiny, readSettings(null));
    expect(spec.channels[0]!.prior.kind).toBe("share");
    expect(spec.notes.join()).toMatch(/share of the outcome/);
  });

  it("matches Meridian's log-normal for one channel with mean 0.4 and sd 0.2 (mu −1.0279, sigma 0.4724)", () => {
    const one = {
      ...history,
      channels: history.channels.slice(0, 1),
      outcome: { ...history.outcome, unit: "count" as const },
    };
    const spec = createSpec(one, readSettings(null));
    const spend = one.channels[0]!.values.reduce((sum, x) => sum + x, 0);
    const outcome = one.outcome.values.reduce((sum, x) => sum + x, 0);
    expect(spec.channels[0]!.prior.logSd).toBeCloseTo(0.472380727077, 9);
    expect((spec.channels[0]!.prior.median * spend) / outcome).toBeCloseTo(Math.exp(-1.02786250753), 9);
  });
});
