import { carryoverProfile, effectEvidence, type FittedDraws } from "../../src/models";
import { quantileOfSorted } from "../../src/posterior";
import { type Check, within } from "./check";
import { drawWorld, type PriorWorld, type WorldShape } from "./mmmWorld";
import { median, quickFit } from "./quickFit";

/** Worlds planted with a shape that is not the default, fitted with it: returns, and when the effects come. */
export const name = "mix model: Weibull CDF carryover and saturation first";

const WORLDS = Number(process.env.MMM_WORLDS ?? 15);

export function run(): Check[] {
  return [
    ...recover("Weibull CDF carryover", { adstock: "weibull cdf" }, 50_000),
    ...recover("saturation first", { order: "saturation-first" }, 51_000),
  ];
}

/** Three channels over two and a half years, everything drawn from the inner half of the priors. */
function recover(what: string, shape: WorldShape, seed: number): Check[] {
  const studied = Array.from({ length: WORLDS }, (_, w) => {
    const world = drawWorld({ rows: 130, channels: 3 }, seed + w, (normal) => 0.5 * normal(), shape);
    const fit = quickFit({ history: world.history, tests: [], spec: world.spec });
    return world.spec.channels.map((_one, c) => channelFound(world, fit, c));
  }).flat();
  const rate = (isHit: (one: Found) => boolean): number => studied.filter(isHit).length / studied.length;
  return [
    within(
      `${what}: coverage of 90% ranges of ROI, ${studied.length} channels`,
      rate((one) => one.isReturnInside),
      0.8,
      1,
    ),
    within(
      `${what}: coverage of 90% ranges of the share that comes in the first two weeks`,
      rate((one) => one.isEarlyInside),
      ...([0.8, 1] as const),
    ),
    within(`${what}: median relative error of ROI`, median(studied.map((one) => one.error)), 0, 0.3),
  ];
}

interface Found {
  readonly isReturnInside: boolean;
  readonly isEarlyInside: boolean;
  /** Relative, of the posterior mean. */
  readonly error: number;
}

function channelFound({ history, scaling, truth }: PriorWorld, fit: FittedDraws, c: number): Found {
  const { name: channel, values } = history.channels[c]!;
  const spend = values.reduce((sum, x) => sum + x, 0);
  const roi = (truth.get(`${channel} · effect`)! * values.length * scaling.outcomeSd) / spend;
  const { perMoney } = effectEvidence(fit)[c]!;
  const { shares } = carryoverProfile(fit, c);
  const early = shares[0]!.map((share, d) => share + shares[1]![d]!).sort();
  const planted = earlyShare(fit, truth, channel, c);
  return {
    isReturnInside: roi >= perMoney.low && roi <= perMoney.high,
    isEarlyInside: planted >= quantileOfSorted(early, 0.05) && planted <= quantileOfSorted(early, 0.95),
    error: Math.abs(perMoney.mean / roi - 1),
  };
}

/** Planted share of the effect in the period of the spend and the next. */
function earlyShare({ channels }: FittedDraws, truth: ReadonlyMap<string, number>, channel: string, c: number): number {
  const { carryover } = channels[c]!.shape;
  const parameters = Float64Array.from(carryover.parameterNames, (one) => truth.get(`${channel} · ${one}`)!);
  const lags = carryover.maxLag + 1;
  const weights = new Float64Array(lags);
  carryover.weights(parameters, 0, weights, new Float64Array(lags * parameters.length));
  return weights[0]! + weights[1]!;
}
