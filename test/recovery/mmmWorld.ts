import { createResponsePath, parameterCount } from "../../src/media";
import {
  baselineColumns,
  createMmmPosterior,
  type History,
  layoutBaseline,
  type MmmSpec,
  type Scaling,
  shapeOf,
  shapePriors,
} from "../../src/models";
import { createNormalDraws, createRng, exp, log, normalQuantile } from "../../src/numerics";

/** How large a world is. */
export interface WorldSize {
  readonly rows: number;
  readonly channels: number;
}

/** How a world's channels work, where it is not as by default. */
export type WorldShape = Partial<Pick<MmmSpec["channels"][number], "adstock" | "order">>;

/** A history whose outcome was drawn from the model's own priors, with the parameters it was drawn with. */
export interface PriorWorld {
  readonly history: History;
  readonly scaling: Scaling;
  readonly spec: MmmSpec;
  /** By the names of MmmPosterior. */
  readonly truth: ReadonlyMap<string, number>;
  /** Per channel: outcome brought by the last 13 weeks of the decomposition. */
  readonly lastQuarter: readonly number[];
}

/** Fixed scales: outcome mean 1000, sd 150; media spend about a quarter of the outcome at an ROI near 1. */
const OUTCOME = { mean: 1000, sd: 150 };

/**
 * Draws a world: spends first (their scale is fixed), then every parameter from its prior. `score` gives the normal
 * score of a channel's effect and curve parameters (a draw by default; ±0.84 for the priors' 20 and 80 percentiles);
 * `shape` what differs from the default in how the channels work.
 */
export function drawWorld(
  size: WorldSize,
  seed: number,
  score: (normal: () => number) => number = (normal) => normal(),
  shape: WorldShape = {},
): PriorWorld {
  const normal = createNormalDraws(createRng(seed, 77));
  const uniform = createRng(seed, 78).uniform;
  const spends = Array.from({ length: size.channels }, () =>
    drawSpend(size.rows, 240 / size.channels, normal, uniform),
  );
  const blank: History = {
    dates: Array.from({ length: size.rows }, (_, t) => 44564 + 7 * t),
    frequency: { unit: "week", perYear: 52.1786 },
    outcome: { name: "Revenue", unit: "money", values: new Array<number>(size.rows).fill(0) },
    channels: spends.map((values, c) => ({ name: `Channel ${c + 1}`, values, groups: [] })),
    controls: [],
  };
  const spec = worldSpec(blank, shape);
  const medians = spends.map((values) => {
    const active = values.filter((x) => x > 0).sort((a, b) => a - b);
    return 0.5 * (active[(active.length - 1) >> 1]! + active[active.length >> 1]!);
  });
  const scaling = { outcomeMean: OUTCOME.mean, outcomeSd: OUTCOME.sd, spendUnit: medians };
  const truth = new Map<string, number>();
  const media = spec.channels.map((_, c) => drawChannel(blank, spec, scaling, c, () => score(normal), truth));
  const outcome = drawBaseline(blank, spec, normal, truth);
  media.forEach((effects) => effects.forEach((value, t) => (outcome[t]! += value)));
  const history = {
    ...blank,
    outcome: { ...blank.outcome, values: Array.from(outcome, (y) => OUTCOME.mean + OUTCOME.sd * y) },
  };
  const lastQuarter = media.map((effects) => OUTCOME.sd * effects.slice(-13).reduce((sum, value) => sum + value, 0));
  return { history, scaling, spec, truth, lastQuarter };
}

/** A weekly spend around a level, with drift, bursts and, for some channels, pauses. */
function drawSpend(rows: number, level: number, normal: () => number, uniform: () => number): number[] {
  const pauses = uniform() < 0.4;
  let drift = 0;
  return Array.from({ length: rows }, (_, t) => {
    drift = 0.6 * drift + 0.5 * normal();
    const isPaused = pauses && Math.floor(t / 7) % 3 === 0;
    return isPaused ? 0 : level * exp(0.5 * drift) * (uniform() < 0.15 ? 2.5 : 1);
  });
}

/** The default specification of a history, short of what its outcome would decide (all priors are on ROI). */
function worldSpec(history: History, shape: WorldShape): MmmSpec {
  return {
    channels: history.channels.map(({ name }) => ({
      ...{ name, adstock: "geometric", maxLag: 8, saturation: "hill", slope: 1, order: "carryover-first" },
      ...shape,
      prior: { kind: "roi", median: 1.2214027581601699, logSd: 0.9 },
    })) as MmmSpec["channels"],
    ...{ seasonality: 1, trendKnots: 3, error: "normal", warmUp: 400, chains: 2, draws: 500, seed: 1, holdout: 0.15 },
    ...{ periods: 13, pattern: "history", notes: [] },
  };
}

function drawChannel(
  history: History,
  spec: MmmSpec,
  scaling: Scaling,
  c: number,
  score: () => number,
  truth: Map<string, number>,
): Float64Array {
  const channel = spec.channels[c]!;
  const { values } = history.channels[c]!;
  const parameters = new Float64Array(parameterCount(shapeOf(channel)));
  shapePriors(channel).forEach(({ name, coordinate }, k) => {
    coordinate.set(score());
    parameters[k] = coordinate.value;
    truth.set(`${channel.name} · ${name}`, coordinate.value);
  });
  const roi = exp(log(channel.prior.median) + channel.prior.logSd * score());
  const spend = values.reduce((sum, x) => sum + x, 0);
  const effect = (roi * spend) / (values.length * scaling.outcomeSd);
  truth.set(`${channel.name} · effect`, effect);
  const path = createResponsePath(
    values.map((x) => x / scaling.spendUnit[c]!),
    shapeOf(channel),
  );
  path.forward(parameters, 0);
  const unitMean = path.effect.reduce((sum, x) => sum + x, 0) / values.length;
  return path.effect.slice(0, values.length).map((x) => (effect * x) / unitMean);
}

/** Baseline and noise in outcome sds, from their priors. */
function drawBaseline(history: History, spec: MmmSpec, normal: () => number, truth: Map<string, number>): Float64Array {
  const layout = layoutBaseline(history, spec.seasonality, spec.trendKnots, OUTCOME.mean / OUTCOME.sd);
  const noise = Math.abs(normal());
  truth.set("noise", noise);
  const outcome = Float64Array.from(history.dates, () => noise * normal());
  for (const { name, priorSd, values } of baselineColumns(layout, history.dates, [])) {
    const coefficient = priorSd * normal();
    truth.set(name, coefficient);
    for (let t = 0; t < outcome.length; t++) outcome[t]! += coefficient * values[t]!;
  }
  return outcome;
}

/** The posterior of a world on its fixed scales. */
export function worldPosterior({ history, spec, scaling }: PriorWorld): ReturnType<typeof createMmmPosterior> {
  return createMmmPosterior(history, spec, [], scaling);
}

/** Normal score of a share, for worlds at given percentiles of the priors. */
export const scoreOf = normalQuantile;
