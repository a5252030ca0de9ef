import type { SheetValues } from "../../../../src/base";
import { readSettings } from "../../../../src/data";
import {
  createFittedModel,
  createMmmPosterior,
  createSpec,
  effectEvidence,
  type FinishedFit,
  type LiftTest,
  type MmmSpec,
  readDraws,
} from "../../../../src/models";
import { createNormalDraws, createRng } from "../../../../src/numerics";
import { plantedHistory } from "./plantedHistory";

/*
 * The model as its documentation states it, written down a second time in plain loops: no code of the engine's media,
 * baseline, collapse or priors is used. Everything is in money here; the engine works in outcome sds and spend units.
 */
const { history } = plantedHistory({ rows: 40, channels: 2, controls: 1, seed: 5 });
const rows = history.dates.length;
const maxLag = 8;
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const outcome = history.outcome.values;
const level = sumOf(outcome) / rows;
const sd = Math.sqrt(sumOf(outcome.map((y) => (y - level) ** 2)) / rows);
const spends = history.channels.map(({ values }) => values);
const medians = spends.map((spend) => {
  const active = spend.filter((amount) => amount > 0).sort((a, b) => a - b);
  return (active[(active.length - 1) >> 1]! + active[active.length >> 1]!) / 2;
});

/** Geometric adstock over eight lags, weights adding up to 1; the effect goes on for eight periods after the last spend. */
function adstock(spend: readonly number[], retention: number): number[] {
  const total = sumOf(Array.from({ length: maxLag + 1 }, (_, lag) => retention ** lag));
  return Array.from({ length: spend.length + maxLag }, (_, t) =>
    sumOf(Array.from({ length: maxLag + 1 }, (_lag, lag) => ((spend[t - lag] ?? 0) * retention ** lag) / total)),
  );
}

interface Curve {
  readonly retention: number;
  readonly half: number;
}

/** Hill curve of slope 1 over adstocked spend: share of the ceiling by period. */
const shares = (c: number, { retention, half }: Curve, spend = spends[c]!): number[] =>
  adstock(spend, retention).map((exposure) => exposure / (exposure + half * medians[c]!));

/** Columns of the baseline with the sds of their coefficients, by DESIGN 6.2: all in outcome sds. */
function baseline({ seasonality, trendKnots }: MmmSpec): { column: number[]; priorSd: number }[] {
  const each = (value: (t: number) => number): number[] => history.dates.map((_, t) => value(t));
  const gap = (rows - 1) / (trendKnots - 1);
  const control = history.controls[0]!.values;
  const middle = sumOf(control) / rows;
  const spread = Math.sqrt(sumOf(control.map((value) => (value - middle) ** 2)) / rows);
  const turn = (t: number): number => (2 * Math.PI * history.dates[t]!) / 365.25;
  return [
    { column: each(() => 1), priorSd: 5 + level / sd },
    ...Array.from({ length: trendKnots - 1 }, (_, k) => ({
      column: each((t) => Math.min(1, Math.max(0, t / gap - k))),
      priorSd: 0.5,
    })),
    ...Array.from({ length: seasonality }, (_, k) => [
      { column: each((t) => Math.sin((k + 1) * turn(t))), priorSd: 1 },
      { column: each((t) => Math.cos((k + 1) * turn(t))), priorSd: 1 },
    ]).flat(),
    { column: control.map((value) => (value - middle) / spread), priorSd: 1 },
  ];
}

/** −½ yᵀ C⁻¹ y − ½ ln |C| by Cholesky's factor of the whole covariance. */
function logNormal(residual: readonly number[], covariance: number[][]): number {
  const n = residual.length;
  const lower = covariance.map((row) => [...row]);
  const solved: number[] = [];
  let value = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      for (let k = 0; k < j; k++) lower[i]![j]! -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(lower[i]![i]!) : lower[i]![j]! / lower[j]![j]!;
    }
    solved[i] = (residual[i]! - sumOf(solved.map((one, k) => lower[i]![k]! * one))) / lower[i]![i]!;
    value -= 0.5 * solved[i]! ** 2 + Math.log(lower[i]![i]!);
  }
  return value;
}

interface Values extends Curve {
  readonly effect: number;
  readonly coefficient: number;
}

/** The parameters by name that a position stands for. */
type Named = Map<string, number>;

const valuesOf = (named: Named, c: number): Values => {
  const of = (what: string): number => named.get(`${history.channels[c]!.name} · ${what}`)!;
  return {
    effect: of("effect"),
    coefficient: of("coefficient"),
    retention: of("retention"),
    half: of("half saturation"),
  };
};

/** Log density of a channel's own parameters (not of their coordinates): curve and effect. */
function logPrior(spec: MmmSpec, c: number, { effect, coefficient, retention, half }: Values): number {
  const { kind, median, logSd } = spec.channels[c]!.prior;
  const curve = 2 * Math.log(1 - retention) - 0.5 * ((half - 0.8) / 0.8) ** 2; // Beta(1, 3); Normal(0.8, 0.8) cut
  const money = effect * sd * rows; // what the channel brings in all, carried-over effects after the end included
  const spent = sumOf(spends[c]!);
  const logNormalOf = (quantity: number): number =>
    -0.5 * ((Math.log(quantity) - Math.log(median)) / logSd) ** 2 - Math.log(quantity);
  const brings = (factor: number): number =>
    coefficient *
    sd *
    sumOf(
      shares(
        c,
        { retention, half },
        spends[c]!.map((amount) => factor * amount),
      ),
    );
  switch (kind) {
    case "roi":
    case "share":
      return curve + logNormalOf(money / spent);
    case "contribution":
      return curve + logNormalOf(money / (level * rows));
    case "mroi": {
      // the density of the effect at a curve: d mROI / d effect = mROI / effect
      const marginal = (brings(1.01) - brings(1)) / (0.01 * spent);
      return curve + logNormalOf(marginal) + Math.log(marginal / effect);
    }
    case "coefficient":
      return curve - 0.5 * (coefficient / median) ** 2 + Math.log(coefficient / effect);
  }
}

const tests: LiftTest[] = [
  { channel: 1, from: 12, to: 17, lift: 3000, standardError: 900, spendChange: -1 },
  { channel: 0, from: 25, to: 28, lift: 900, standardError: 500, spendChange: 0.5 },
];

/** Outcome that a test's change brings within its own periods. */
function liftOf({ channel, from, to, spendChange }: LiftTest, { coefficient, ...curve }: Values): number {
  const changed = spends[channel]!.map((amount, t) => (t >= from && t <= to ? amount * (1 + spendChange) : amount));
  const within = (spend: readonly number[]): number => sumOf(shares(channel, curve, spend).slice(from, to + 1));
  return coefficient * sd * Math.abs(within(changed) - within(spends[channel]!));
}

function logPosterior(spec: MmmSpec, named: Named): number {
  const noise = named.get("noise")!;
  const values = spends.map((_, c) => valuesOf(named, c));
  const effects = values.map(({ coefficient, ...curve }, c) => shares(c, curve).map((share) => coefficient * share));
  const residual = outcome.map((y, t) => (y - level) / sd - sumOf(effects.map((series) => series[t]!)));
  const columns = baseline(spec);
  const lifts = tests.map(
    (test) => -0.5 * ((liftOf(test, values[test.channel]!) - test.lift) / test.standardError) ** 2,
  );
  const priors = [...values.map((one, c) => logPrior(spec, c, one)), -0.5 * noise ** 2, ...lifts];
  if (spec.error === "normal") {
    const covariance = residual.map((_, i) =>
      residual.map((_r, j) =>
        sumOf([
          i === j ? noise ** 2 : 0,
          ...columns.map(({ column, priorSd }) => priorSd ** 2 * column[i]! * column[j]!),
        ]),
      ),
    );
    return sumOf(priors) + logNormal(residual, covariance);
  }
  const names = [...named.keys()];
  const first = names.indexOf("noise") + 1;
  const coefficients = columns.map((_, k) => [...named.values()][first + k]!);
  const errors = residual.map(
    (value, t) => value - sumOf(columns.map(({ column }, k) => coefficients[k]! * column[t]!)),
  );
  const likelihood = errors.map((error) => -2.5 * Math.log(1 + error ** 2 / (4 * noise ** 2)) - Math.log(noise));
  const block = columns.map(({ priorSd }, k) => -0.5 * (coefficients[k]! / priorSd) ** 2);
  return sumOf([...priors, ...likelihood, ...block]);
}

const cases: [string, SheetValues | null][] = [
  ["the defaults: ROI, Hill, geometric", null],
  ["an outcome without a value", [["Outcome unit", "count"]]],
  ["marginal ROI", [["Prior", "mroi"]]],
  [
    "contribution",
    [
      ["Prior", "contribution"],
      ["Prior low", 0.02],
      ["Prior high", 0.3],
    ],
  ],
  [
    "coefficient",
    [
      ["Prior", "coefficient"],
      ["Prior median", 2],
    ],
  ],
  ["Student-t errors", [["Error", "student"]]],
];

describe.each(cases)("the posterior and the model written down a second time: %s", (_what, settings) => {
  const counted = { ...history, outcome: { ...history.outcome, unit: "count" as const } };
  const given = settings?.[0]?.[0] === "Outcome unit" ? counted : history;
  const spec = createSpec(given, readSettings(settings));
  const posterior = createMmmPosterior(given, spec, tests);
  const normal = createNormalDraws(createRng(4));
  const named = (position: Float64Array): Named => {
    const out = new Float64Array(posterior.names.length);
    posterior.parameters(position, () => 0, out);
    return new Map(posterior.names.map((name, k) => [name, out[k]!]));
  };
  /** ln |d parameters / d coordinates|: every coordinate moves one parameter of its own. */
  const logJacobian = (position: Float64Array): number => {
    const own = [...posterior.names.keys()].filter((k) => !posterior.names[k]!.endsWith("coefficient"));
    return sumOf(
      Array.from(position, (entry, i) => {
        const at = (step: number): number => {
          const moved = position.map((value, k) => (k === i ? entry + step : value));
          return [...named(moved).values()][own[i]!]!;
        };
        return Math.log(Math.abs((at(1e-5) - at(-1e-5)) / 2e-5));
      }),
    );
  };

  it("agree on how much likelier one position is than another", () => {
    const ignored = new Float64Array(posterior.size);
    const positions = [0, 1, 2].map(() => posterior.start.map((entry) => entry + 0.5 * normal()));
    const [claimed, own] = [
      positions.map((position) => posterior.evaluate(position, ignored)),
      positions.map((position) => logPosterior(spec, named(position)) + logJacobian(position)),
    ];
    for (const k of [1, 2]) {
      const [theirs, ours] = [claimed[k]! - claimed[0]!, own[k]! - own[0]!];
      // the Jacobian's central differences in steps of 1e-5 are good to about 1e-8 each
      expect(Math.abs(theirs - ours)).toBeLessThan(1e-6 * (1 + Math.abs(ours)));
    }
  });

  it("agree on what a channel brings: return over the history, response and slope over the horizon", () => {
    const { width } = readDraws({ history: given, spec, tests }, new Float32Array(0));
    const draws = new Float32Array(20 * width);
    const each: Named[] = [];
    for (let d = 0; d < 20; d++) {
      const position = posterior.start.map((entry) => entry + 0.5 * normal());
      posterior.parameters(position, normal, new Float64Array(width));
      draws.set([...named(position).values()], d * width);
      each.push(new Map(posterior.names.map((name, k) => [name, draws[d * width + k]!])));
    }
    const verdict = { status: "pass", reasons: [] };
    const model = createFittedModel("MMM:second", {
      plan: { history: given, spec, tests },
      draws,
      verdict,
    } as unknown as FinishedFit);
    const response = new Float64Array(20);
    const slope = new Float64Array(20);
    const from = rows - 13;
    spends.forEach((spend, c) => {
      const brought = (d: number, series: readonly number[]): number => {
        const { coefficient, ...curve } = valuesOf(each[d]!, c);
        return coefficient * sd * sumOf(shares(c, curve, series).slice(0, rows + maxLag));
      };
      const returns = each.map((_, d) => brought(d, spend) / sumOf(spend));
      // the effect and the coefficient are each rounded to 32 bits: 6e-8 of either
      expect(effectEvidence(model.fit)[c]!.perMoney.mean / (sumOf(returns) / 20)).toBeCloseTo(1, 6);
      const planned = (factor: number): number[] => spend.map((amount, t) => (t >= from ? factor * amount : amount));
      const now = sumOf(spend.slice(from));
      for (const factor of [0.4, 1, 1.9]) {
        model.response(c, factor * now, response);
        model.slope(c, factor * now, slope);
        for (let d = 0; d < 20; d++) {
          const gained = brought(d, planned(factor)) - brought(d, planned(0));
          expect(response[d]! / gained).toBeCloseTo(1, 9);
          const step = brought(d, planned(factor + 1e-5)) - brought(d, planned(factor - 1e-5));
          expect(slope[d]! / (step / (2e-5 * now))).toBeCloseTo(1, 6);
        }
      }
    });
  });
});

describe("what counts as prior only", () => {
  /** Evidence of one channel whose log return has this sd and mean shift, both in sds of its prior. */
  const evidence = (spread: number, shift: number) => {
    const spec = createSpec(history, readSettings(null));
    const plan = { history, spec, tests: [] };
    const layout = readDraws(plan, new Float32Array(0));
    const { median, logSd } = spec.channels[0]!.prior;
    const perRoi = sumOf(spends[0]!) / (rows * sd);
    // 2,000 quantiles of a standard normal by their own sd, so that spread and shift are exact but for rounding
    const scores = Float64Array.from({ length: 2000 }, (_, d) => Math.sin(d) * 3);
    const centre = scores.reduce((sum, z) => sum + z, 0) / 2000;
    const own = Math.sqrt(scores.reduce((sum, z) => sum + (z - centre) ** 2, 0) / 1999);
    const draws = Float32Array.from({ length: 2000 * layout.width }, () => 0.5);
    scores.forEach((z, d) => {
      const standard = shift + (spread * (z - centre)) / own;
      draws[d * layout.width + layout.channels[0]!.effectAt] = perRoi * median * Math.exp(logSd * standard);
    });
    return effectEvidence(readDraws(plan, draws))[0]!;
  };

  it.each([
    [0.92, 0.08, true],
    [0.92, -0.08, true],
    [0.88, 0.08, false],
    [0.92, 0.12, false],
    [0.92, -0.12, false],
  ])("a spread of %s and a shift of %s of the prior's: %s", (spread, shift, isPriorOnly) => {
    const found = evidence(spread, shift);
    expect(found.spreadRatio).toBeCloseTo(spread, 5); // 32-bit draws
    expect(found.shift).toBeCloseTo(shift, 5);
    expect(found.isPriorOnly).toBe(isPriorOnly);
  });
});
