import { readSettings } from "../../src/data";
import { sampleChain } from "../../src/inference";
import { createMmmPosterior, createSpec, type MmmPosterior, type MmmSpec } from "../../src/models";
import { createNormalDraws, createRng } from "../../src/numerics";
import { chainsOf, essBulk, joinChains, rHat } from "../../src/posterior";
import { plantedHistory, type PlantedOptions } from "../src/models/mmm/plantedHistory";
import type { BenchFigure } from "./run";

/** Fitting speed. Gradients per effective draw do not depend on how busy the machine is; seconds do, though they are processor time and not the clock. */
export const name = "fit";

interface Problem {
  readonly what: string;
  readonly world: PlantedOptions;
  readonly settings: [string, string | number][];
  /** Largest number of gradients per effective draw that is promised. */
  readonly limit?: number;
  readonly isSlopeFree?: boolean;
}

const eight = { rows: 156, channels: 8, controls: 3 };
const logistic: [string, string][] = [["Saturation", "logistic"]];

const problems: Problem[] = [
  { what: "156 × 8 + 3, default", world: eight, settings: [], limit: 60 },
  {
    what: "179 × 2, logistic",
    world: { rows: 179, channels: 2, saturation: "logistic" },
    settings: logistic,
    limit: 15,
  },
  { what: "156 × 8 + 3, logistic", world: { ...eight, saturation: "logistic" }, settings: logistic, limit: 40 },
  { what: "156 × 8 + 3, Hill free slope", world: eight, settings: [], isSlopeFree: true, limit: 120 },
  { what: "156 × 8 + 3, Student-t", world: eight, settings: [["Error", "student"]] },
  {
    what: "208 × 20 + 5, logistic",
    world: { rows: 208, channels: 20, controls: 5, saturation: "logistic" },
    settings: logistic,
    limit: 80,
  },
];

export function run(): BenchFigure[] {
  return problems.flatMap(measure);
}

function measure({ what, world, settings, limit, isSlopeFree }: Problem): BenchFigure[] {
  const { history } = plantedHistory(world);
  const usual = createSpec(history, readSettings(settings));
  const channels = usual.channels.map((channel) => (isSlopeFree ? { ...channel, slope: null } : channel));
  const spec: MmmSpec = { ...usual, channels };
  const posterior = createMmmPosterior(history, spec, []);
  const start = process.cpuUsage();
  const chains = [0, 1, 2, 3].map((chain) => sampleOne(posterior, spec, chain));
  const seconds = process.cpuUsage(start).user / 1e6;
  const draws = joinChains(
    posterior.names,
    chains.map((chain) => chain.parameters),
  );
  const each = posterior.names.map((_, k) => chainsOf(draws, k));
  const ess = Math.min(...each.map(essBulk));
  const gradients = chains.reduce((sum, chain) => sum + chain.gradients, 0);
  return [
    { what: `${what}: gradients per effective draw`, value: gradients / ess, unit: "", limit },
    { what: `${what}: min bulk ESS`, value: ess, unit: "" },
    { what: `${what}: max R-hat`, value: Math.max(...each.map(rHat)), unit: "", limit: 1.01 },
    { what: `${what}: four chains on one thread, processor time`, value: seconds, unit: "s" },
    { what: `${what}: one gradient`, value: (seconds * 1e6) / gradients, unit: "µs" },
  ];
}

function sampleOne(
  posterior: MmmPosterior,
  spec: MmmSpec,
  chain: number,
): { parameters: Float64Array; gradients: number } {
  const settings = { seed: 1, chain, warmUp: spec.warmUp, draws: spec.draws };
  const run = sampleChain(posterior, posterior.start, settings);
  let step = run.next();
  while (!step.done) step = run.next();
  const sampled = step.value;
  const width = posterior.names.length;
  const normal = createNormalDraws(createRng(1, 900 + chain));
  const parameters = new Float64Array(spec.draws * width);
  for (let d = 0; d < spec.draws; d++) {
    const position = sampled.positions.subarray(d * posterior.size, (d + 1) * posterior.size);
    posterior.parameters(position, normal, parameters.subarray(d * width, (d + 1) * width));
  }
  return { parameters, gradients: sampled.gradients + sampled.warmUpGradients };
}
