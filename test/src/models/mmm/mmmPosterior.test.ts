import { readSettings } from "../../../../src/data";
import { createMmmPosterior, createSpec, type LiftTest } from "../../../../src/models";
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
