import { sampleChain } from "../../src/inference";
import { createResponsePath, type ResponsePath } from "../../src/media";
import { shapeOf } from "../../src/models";
import { createNormalDraws, createRng, gammaShareAbove } from "../../src/numerics";
import type { Check } from "./check";
import { drawWorld, type PriorWorld, scoreOf, worldPosterior } from "./mmmWorld";

/** Whether the sampler and the posterior are right: ranks are uniform, ranges cover what they say. */
export const name = "mix model: calibration in worlds drawn from its own priors";

const REPLICATIONS = Number(process.env.MMM_REPLICATIONS ?? 400);
const WORLDS = Number(process.env.MMM_WORLDS ?? 100);

export function run(): Check[] {
  return [simulationBased(), ...coverage()];
}

/** Draws of a world's parameters: `values[draw][k]` in the order of the names. */
function fit(
  world: PriorWorld,
  seed: number,
  chains: number,
  draws: number,
): { names: readonly string[]; draws: Float64Array[] } {
  const posterior = worldPosterior(world);
  const { names, size } = posterior;
  const all: Float64Array[] = [];
  for (let chain = 0; chain < chains; chain++) {
    const sampling = sampleChain(posterior, posterior.start, { seed, chain, warmUp: world.spec.warmUp, draws });
    let step = sampling.next();
    while (!step.done) step = sampling.next();
    const normal = createNormalDraws(createRng(seed, 500 + chain));
    for (let d = 0; d < draws; d++) {
      const row = new Float64Array(names.length);
      posterior.parameters(step.value.positions.subarray(d * size, (d + 1) * size), normal, row);
      all.push(row);
    }
  }
  return { names, draws: all };
}

/**
 * Simulation-based calibration (Talts et al. 2018): the rank of a parameter among 99 thinned draws of its posterior is
 * uniform when the world was drawn from the prior. Smallest chi-square p over the parameters, adjusted after Holm.
 */
function simulationBased(): Check {
  const counts = new Map<string, number[]>();
  for (let r = 0; r < REPLICATIONS; r++) {
    const world = drawWorld({ rows: 60, channels: 2 }, 10_000 + r);
    const { names, draws } = fit(world, r + 1, 1, 99 * 4);
    names.forEach((parameter, k) => {
      const truth = world.truth.get(parameter);
      if (truth === undefined) return;
      const rank = draws.filter((row, d) => d % 4 === 3 && row[k]! < truth).length;
      const bins = counts.get(parameter) ?? new Array<number>(10).fill(0);
      bins[Math.floor(rank / 10)]!++;
      counts.set(parameter, bins);
    });
  }
  const expected = REPLICATIONS / 10;
  const p = [...counts].map(([parameter, bins]) => {
    const square = bins.reduce((sum, n) => sum + ((n - expected) * (n - expected)) / expected, 0);
    return { parameter, p: gammaShareAbove(square / 2, 9 / 2) };
  });
  const worst = p.reduce((a, b) => (b.p < a.p ? b : a));
  const adjusted = Math.min(1, worst.p * p.length);
  return {
    claim: `simulation-based calibration, ${REPLICATIONS} worlds: smallest Holm-adjusted chi-square p above 0.01`,
    found: `${adjusted.toFixed(3)} (${worst.parameter}, ${p.length} parameters)`,
    passed: adjusted > 0.01,
  };
}

interface Covered {
  readonly roi: number[];
  readonly quarter: number[];
}

function coverage(): Check[] {
  const prior = coverWorlds((normal) => normal(), 20_000, WORLDS);
  const low = scoreOf(0.2);
  const edge = coverWorlds((normal) => (normal() > 0 ? -low : low), 30_000, Math.ceil(WORLDS / 2));
  const far = scoreOf(0.05);
  const outside = coverWorlds((normal) => (normal() > 0 ? -far : far), 50_000, Math.ceil(WORLDS / 4));
  return [
    coverCheck("90% ranges of ROI, worlds from the priors", prior.roi, 0.85, 0.95),
    coverCheck("90% ranges of the last 13 weeks' contributions, worlds from the priors", prior.quarter, 0.85, 0.95),
    coverCheck("90% ranges of ROI, worlds at the priors' 20 and 80 percentiles", edge.roi, 0.8, 1),
    coverCheck("90% ranges of ROI, worlds at the priors' 5 and 95 percentiles (reported)", outside.roi, 0, 1),
  ];
}

/** Share of channels covered in each world. */
function coverWorlds(score: (normal: () => number) => number, firstSeed: number, worlds: number): Covered {
  const covered: Covered = { roi: [], quarter: [] };
  for (let w = 0; w < worlds; w++) {
    const channels = 2 + (w % 7);
    const world = drawWorld({ rows: 78 + ((w * 13) % 79), channels }, firstSeed + w, score);
    const { names, draws } = fit(world, w + 1, 2, 400);
    const inside = world.spec.channels.map((channel, c) => {
      const at = names.indexOf(`${channel.name} · effect`);
      const effects = Float64Array.from(draws, (row) => row[at]!).sort();
      const quarters = lastQuarters(world, c, draws, names).sort();
      const within = (sorted: Float64Array, truth: number): boolean =>
        truth >= sorted[Math.floor(0.05 * sorted.length)]! && truth <= sorted[Math.ceil(0.95 * sorted.length) - 1]!;
      return [within(effects, world.truth.get(`${channel.name} · effect`)!), within(quarters, world.lastQuarter[c]!)];
    });
    covered.roi.push(inside.filter(([roi]) => roi).length / channels);
    covered.quarter.push(inside.filter(([, quarter]) => quarter).length / channels);
  }
  return covered;
}

/** Contributions of the last 13 weeks in every draw. */
function lastQuarters(
  world: PriorWorld,
  c: number,
  draws: readonly Float64Array[],
  names: readonly string[],
): Float64Array {
  const channel = world.spec.channels[c]!;
  const first = names.indexOf(`${channel.name} · effect`);
  const path = createPath(world, c);
  const rows = world.history.dates.length;
  return Float64Array.from(draws, (row) => {
    path.forward(row, first + 2);
    let sum = 0;
    for (let t = rows - 13; t < rows; t++) sum += path.effect[t]!;
    return row[first + 1]! * world.scaling.outcomeSd * sum;
  });
}

function createPath(world: PriorWorld, c: number): ResponsePath {
  const unit = world.scaling.spendUnit[c]!;
  return createResponsePath(
    world.history.channels[c]!.values.map((x) => x / unit),
    shapeOf(world.spec.channels[c]!),
  );
}

/** Pooled coverage over all channels, with its standard error by world. */
function coverCheck(claim: string, shares: readonly number[], least: number, most: number): Check {
  const channels = shares.map((_, w) => 2 + (w % 7));
  const total = channels.reduce((sum, n) => sum + n, 0);
  const pooled = shares.reduce((sum, share, w) => sum + share * channels[w]!, 0) / total;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const spread = shares.reduce((sum, share) => sum + (share - mean) * (share - mean), 0) / (shares.length - 1);
  const error = Math.sqrt(spread / shares.length);
  const found = `${(100 * pooled).toFixed(1)}% of ${total} channels in ${shares.length} worlds (standard error ${(100 * error).toFixed(1)})`;
  return { claim: `${claim}: ${100 * least}-${100 * most}%`, found, passed: pooled >= least && pooled <= most };
}
