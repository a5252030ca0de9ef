import { invalid } from "../base";
import { exp, log } from "../numerics";

/** How a plain adstock is laid out; both may be left out. */
export interface AdstockOptions {
  /** Lag with the largest effect, in periods: 0 (default) is the plain geometric decay. */
  readonly peak?: number;
  /** Last lag with an effect; left out it never ends. */
  readonly maxLag?: number;
}

/**
 * Geometric adstock, the plain transform: what of the spends of a period and of those before it works in that period.
 *   adstock_t = Σ_{l=0..maxLag} retention^l · spend_{t−l}          without maxLag: adstock_t = spend_t + retention · adstock_{t−1}
 * With a peak the weights are retention^((l − peak)²) (delayed adstock, Jin et al. 2017). Not normalised: at retention
 * 0 and peak 0 the series comes back unchanged. Periods before the first count as no spend.
 * Example: spends 1, 0, 0 with retention 0.5 give 1, 0.5, 0.25.
 */
export function geometricAdstock(spend: readonly number[], retention: number, options: AdstockOptions = {}): number[] {
  const { peak = 0, maxLag = Infinity } = options;
  checkAdstock(retention, peak, maxLag);
  if (peak === 0 && maxLag >= spend.length) return infiniteAdstock(spend, retention);
  const lags = Math.min(maxLag + 1, spend.length);
  const weights = Array.from({ length: lags }, (_, lag) =>
    decayWeight(retention, (lag - peak) * (lag - peak), lag, peak),
  );
  return spend.map((_, t) => weightedPast(spend, weights, t));
}

function infiniteAdstock(spend: readonly number[], retention: number): number[] {
  let carried = 0;
  return spend.map((amount) => (carried = amount + retention * carried));
}

/** retention^power, where the plain decay has power = lag; 0^0 is 1. */
function decayWeight(retention: number, delayedPower: number, lag: number, peak: number): number {
  const power = peak === 0 ? lag : delayedPower;
  if (power === 0) return 1;
  return retention === 0 ? 0 : exp(power * log(retention));
}

function weightedPast(spend: readonly number[], weights: readonly number[], t: number): number {
  let sum = 0;
  for (let lag = 0; lag < weights.length && lag <= t; lag++) sum += weights[lag]! * spend[t - lag]!;
  return sum;
}

function checkAdstock(retention: number, peak: number, maxLag: number): void {
  if (!(retention >= 0 && retention < 1)) {
    invalid(
      `Retention must be at least 0 and below 1 (the share that carries into the next period), got ${retention}.`,
    );
  }
  if (!(peak >= 0)) invalid(`Peak must be 0 or more periods, got ${peak}.`);
  if (!(maxLag >= 0)) invalid(`Max lag must be 0 or more periods, got ${maxLag}.`);
}
