import { exp, log, logistic, pow } from "../../numerics";
import { type JudgedChannel } from "./judgement";

/** The grid on which a channel's shape is integrated: cells over ±4 standard deviations of its prior. */
const GRID_CELLS = 160;
const GRID_REACH = 4;

/** Middle of a grid cell, in standard deviations of the prior. */
export function gridMiddle(cell: number): number {
  return ((cell + 0.5) / GRID_CELLS) * 2 * GRID_REACH - GRID_REACH;
}

/** Variance of a money outcome's logarithm, in place of a count's 1/y (the level's own 10%). */
const MONEY_VARIANCE = 0.01;

/** A common shift of every period and the unexplained noise τ. */
export interface Shift {
  readonly tau: number;
  readonly byPeriod: Float64Array; // [period]
}

/** What the periods of one channel say, as a function of its shape z (standard normal in the prior) and the shifts. */
export interface ChannelEvidence {
  readonly name: string;
  /** Indices of the periods seen. */
  readonly periods: readonly number[];
  readonly logOutcomes: Float64Array; // [seen period]
  readonly variances: Float64Array; // [seen period] of the logarithm, without τ²
  /** log h at every seen period, and its derivative by z. */
  curve(z: number): { readonly values: Float64Array; readonly slopes: Float64Array };
  /** Log prior plus log likelihood of the shape at every grid cell, up to one constant for all shifts. */
  logPosterior(shift: Shift): Float64Array;
}

/** Weights 1/(variance + τ²) of a channel's periods. */
export function periodWeights({ variances }: ChannelEvidence, tau: number): Float64Array {
  return variances.map((variance) => 1 / (variance + tau * tau));
}

/** The evidence of a channel; null where fewer than two periods have spend, or where its shape is taken as known. */
export function createChannelEvidence(channel: JudgedChannel, unit: "money" | "count"): ChannelEvidence | null {
  const { name, history, anchor, prior } = channel;
  if (!anchor || history.length < 2 || prior.spread === 0) return null;
  const outcomes = Float64Array.from(history, ({ outcome }) => Math.max(outcome, 0.5));
  const curve = logCurve(
    channel,
    history.map(({ spend }) => spend / anchor.spend),
  );
  const grid = Array.from({ length: GRID_CELLS }, (_, cell) => curve(gridMiddle(cell)).values);
  const evidence = {
    name,
    periods: history.map(({ period }) => period),
    logOutcomes: outcomes.map(log),
    variances: outcomes.map((outcome) => (unit === "money" ? MONEY_VARIANCE : 1 / outcome)),
    curve,
  };
  return {
    ...evidence,
    logPosterior: (shift) => gridPosterior({ ...evidence, logPosterior: () => new Float64Array(0) }, grid, shift),
  };
}

/** log h and its derivative by z at relative spends: Hill n ln x − ln(x^n + v), power e ln x. */
function logCurve({ prior }: JudgedChannel, relative: readonly number[]): ChannelEvidence["curve"] {
  const { family, slope, centre, spread } = prior;
  const logs = relative.map(log);
  const powers = relative.map((x) => pow(x, slope));
  return (z) => {
    if (family === "power") {
      const exponent = logistic(centre + spread * z);
      const values = Float64Array.from(logs, (logRelative) => exponent * logRelative);
      return { values, slopes: values.map((value) => value * spread * (1 - exponent)) };
    }
    const odds = exp(centre + spread * z);
    return {
      values: Float64Array.from(powers, (power, t) => slope * logs[t]! - log(power + odds)),
      slopes: Float64Array.from(powers, (power) => (-spread * odds) / (power + odds)),
    };
  };
}

/**
 * The level is free, so it is integrated out: with weights w and residuals a,
 *   log likelihood = ½ Σ ln w − ½ ln Σ w − ½ Σ w (a − mean_w a)²
 */
function gridPosterior(evidence: ChannelEvidence, grid: readonly Float64Array[], shift: Shift): Float64Array {
  const weights = periodWeights(evidence, shift.tau);
  const residuals = evidence.logOutcomes.map((value, i) => value - shift.byPeriod[evidence.periods[i]!]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const constant = 0.5 * (weights.reduce((sum, weight) => sum + log(weight), 0) - log(total));
  const logPosterior = new Float64Array(GRID_CELLS);
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    const z = gridMiddle(cell);
    logPosterior[cell] = constant - 0.5 * (z * z + weightedSpread(residuals, grid[cell]!, weights, total));
  }
  return logPosterior;
}

/** Σ w (a − mean_w a)² of a = residuals − values. */
function weightedSpread(residuals: Float64Array, values: Float64Array, weights: Float64Array, total: number): number {
  let first = 0;
  let second = 0;
  for (let i = 0; i < weights.length; i++) {
    const off = residuals[i]! - values[i]!;
    first += weights[i]! * off;
    second += weights[i]! * off * off;
  }
  return second - (first * first) / total;
}
