import { cholesky, log, normalQuantile, sobolPoints, solveLower, solveUpperTransposed } from "../../numerics";
import { periodWeights, type ChannelEvidence, type Shift } from "./channelEvidence";
import { cumulativeShares, indexOfShare } from "./shares";

/** Standard deviation of a period's shift that all channels share, on the log scale. */
export const SHIFT_SD = 0.15;
/** Scale of the half-normal prior of τ, the unexplained log standard deviation of one channel's period. */
export const TAU_SCALE = 0.15;

const TAU_CELLS = 12;
const NODES = 256;
const LINEARISATIONS = 4;
/** The proposal is a little wider than the Gaussian approximation, so that its tails cover the posterior's. */
const WIDENING = 1.15;

/** A proposed shift with the logarithms of its prior and proposal densities (constants left out alike). */
export interface ShiftNode extends Shift {
  readonly logPrior: number;
  readonly logProposal: number;
}

/** Gaussian approximation of the shifts given τ: precision L Lᵀ, mean, and the log evidence of τ. */
interface ShiftApproximation {
  readonly tau: number;
  readonly mean: Float64Array;
  readonly factor: Float64Array;
  readonly logDeterminant: number; // ln |L|
  readonly logEvidence: number;
}

/**
 * Quasi-random proposals of (d, τ): τ from the Laplace evidence over twelve equally likely cells of its prior, d from
 * the Gaussian approximation at that τ. Deterministic by seed.
 */
export function proposeShifts(channels: readonly ChannelEvidence[], nPeriods: number, seed: number): ShiftNode[] {
  const approximations = Array.from({ length: TAU_CELLS }, (_, cell) => {
    const tau = TAU_SCALE * normalQuantile(0.5 + (cell + 0.5) / (2 * TAU_CELLS));
    return approximateShifts(channels, nPeriods, tau);
  });
  const logShares = Float64Array.from(approximations, ({ logEvidence }) => logEvidence);
  const cumulative = temper(cumulativeShares(logShares));
  const choose = sobolPoints(NODES, 0, seed);
  const normals = Array.from({ length: nPeriods }, (_, t) => sobolPoints(NODES, t + 1, seed).map(normalQuantile));
  return Array.from({ length: NODES }, (_, k) => {
    const cell = indexOfShare(cumulative, choose[k]!);
    const share = cumulative[cell]! - (cell === 0 ? 0 : cumulative[cell - 1]!);
    const standard = Float64Array.from(normals, (column) => column[k]!);
    return propose(approximations[cell]!, standard, log(share));
  });
}

/** A tenth of the proposals go to all τ alike: no cell that matters is missed. */
function temper(cumulative: Float64Array): Float64Array {
  return cumulative.map((share, cell) => 0.9 * share + (0.1 * (cell + 1)) / cumulative.length);
}

function propose(approximation: ShiftApproximation, standard: Float64Array, logShare: number): ShiftNode {
  const { tau, mean, factor, logDeterminant } = approximation;
  const logProposal = logShare + logDeterminant - 0.5 * dot(standard, standard);
  const byPeriod = standard.map((value) => WIDENING * value);
  solveUpperTransposed(factor, mean.length, byPeriod);
  for (let t = 0; t < mean.length; t++) byPeriod[t]! += mean[t]!;
  return { tau, byPeriod, logPrior: (-0.5 * dot(byPeriod, byPeriod)) / (SHIFT_SD * SHIFT_SD), logProposal };
}

/** Gauss-Newton: each channel's curve is linear in its shape around its conditional mean, renewed a few times. */
function approximateShifts(channels: readonly ChannelEvidence[], nPeriods: number, tau: number): ShiftApproximation {
  const shapes = new Float64Array(channels.length);
  let approximation = solveLinearised(channels, shapes, nPeriods, tau);
  for (let step = 1; step < LINEARISATIONS; step++) {
    channels.forEach((channel, c) => {
      const linear = linearise(channel, shapes[c]!, tau);
      const off = linear.target.map((value, i) => value - approximation.mean[channel.periods[i]!]!);
      shapes[c] = Math.max(-3, Math.min(3, dot(linear.weighted, off) / linear.precision));
    });
    approximation = solveLinearised(channels, shapes, nPeriods, tau);
  }
  return approximation;
}

/** target = slopes · z + d + noise, seen through weights from which the free level is projected out. */
interface LinearisedChannel {
  readonly target: Float64Array;
  readonly weights: Float64Array;
  readonly total: number;
  /** Projected weights times slopes, and 1 + slopesᵀ (that): the shape's precision. */
  readonly weighted: Float64Array;
  readonly precision: number;
}

function linearise(channel: ChannelEvidence, z: number, tau: number): LinearisedChannel {
  const { values, slopes } = channel.curve(z);
  const weights = periodWeights(channel, tau);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const target = channel.logOutcomes.map((value, i) => value - values[i]! + slopes[i]! * z);
  const weighted = project(slopes, weights, total);
  return { target, weights, total, weighted, precision: 1 + dot(slopes, weighted) };
}

/** (W − w wᵀ / Σw) v. */
function project(vector: Float64Array, weights: Float64Array, total: number): Float64Array {
  const mean = dot(weights, vector) / total;
  return vector.map((value, i) => weights[i]! * (value - mean));
}

function solveLinearised(
  channels: readonly ChannelEvidence[],
  shapes: Float64Array,
  nPeriods: number,
  tau: number,
): ShiftApproximation {
  const precision = new Float64Array(nPeriods * nPeriods);
  for (let t = 0; t < nPeriods; t++) precision[t * nPeriods + t] = 1 / (SHIFT_SD * SHIFT_SD);
  const right = new Float64Array(nPeriods);
  let logEvidence = 0;
  channels.forEach((channel, c) => {
    logEvidence += addChannel(linearise(channel, shapes[c]!, tau), channel.periods, precision, right);
  });
  const factor = cholesky(precision, nPeriods)!;
  const mean = Float64Array.from(right);
  solveLower(factor, nPeriods, mean);
  logEvidence += 0.5 * dot(mean, mean);
  solveUpperTransposed(factor, nPeriods, mean);
  let logDeterminant = 0;
  for (let t = 0; t < nPeriods; t++) logDeterminant += log(factor[t * nPeriods + t]!);
  return { tau, mean, factor, logDeterminant, logEvidence: logEvidence - logDeterminant };
}

/** Adds M = P − P b bᵀ P / (1 + bᵀ P b) and M · target to the shifts' system; returns the channel's log evidence. */
function addChannel(
  { target, weights, total, weighted, precision }: LinearisedChannel,
  periods: readonly number[],
  matrix: Float64Array,
  right: Float64Array,
): number {
  const nPeriods = right.length;
  const projected = project(target, weights, total);
  const along = dot(weighted, target) / precision;
  periods.forEach((t, i) => {
    right[t]! += projected[i]! - weighted[i]! * along;
    periods.forEach((s, j) => {
      const weight = (i === j ? weights[i]! : 0) - (weights[i]! * weights[j]!) / total;
      matrix[t * nPeriods + s]! += weight - (weighted[i]! * weighted[j]!) / precision;
    });
  });
  const logWeights = weights.reduce((sum, weight) => sum + log(weight), 0) - log(total) - log(precision);
  return 0.5 * (logWeights - dot(target, projected) + along * along * precision);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
