import { exp, log } from "../numerics";

/** Whether and where the level of a series changed. */
export interface LevelBreak {
  /** Largest |cumulative sum of deviations| / (sd √n): the OLS-CUSUM statistic. */
  readonly statistic: number;
  /** Of the supremum of a Brownian bridge (Kolmogorov): how unlikely that is without a change. */
  readonly pValue: number;
  /** Index of the last value before the change; -1 for fewer than 3 values or a series that does not vary. */
  readonly lastBefore: number;
}

const none: LevelBreak = { statistic: 0, pValue: 1, lastBefore: -1 };

/** P(sup |Brownian bridge| > x) = 2 Σ (−1)^(k+1) exp(−2 k² x²), k = 1, 2, … (Kolmogorov 1933). */
function bridgeTail(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 ? 2 : -2) * exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation about the mean, n − 1 in the denominator. */
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}

/**
 * A change of level by cumulative sums (Page 1954; Ploberger and Krämer 1992, OLS-CUSUM): S_t = Σ_{i<=t} (y_i − ȳ), the
 * statistic is max |S_t| / (sd √n), the break stands where |S_t| is largest. Checked: the Nile's flow 1871-1970 breaks
 * after 1898, statistic 2.9518, p = 5.409e-08 (R, strucchange). Values are taken as independent.
 */
export function levelBreak(values: readonly number[]): LevelBreak {
  const sd = values.length < 3 ? 0 : deviation(values);
  if (!(sd > 0)) return none;
  const centre = mean(values);
  let [sum, largest, at] = [0, 0, -1];
  values.forEach((value, index) => {
    sum += value - centre;
    if (index < values.length - 1 && Math.abs(sum) > largest) [largest, at] = [Math.abs(sum), index];
  });
  const statistic = largest / (sd * Math.sqrt(values.length));
  return { statistic, pValue: bridgeTail(statistic), lastBefore: at };
}

/** How an EWMA chart weighs and where its limits stand. */
export interface EwmaOptions {
  /** Weight of the newest value, 0..1. */
  readonly weight: number;
  /** Width of the limits in standard deviations of the smoothed series. */
  readonly limit: number;
}

/** Usual choice of Roberts' chart (Montgomery 2013): weight 0.2, limits at 2.962, a false alarm in about 500 values. */
export const usualEwma: EwmaOptions = { weight: 0.2, limit: 2.962 };

/**
 * First value at which the exponentially weighted mean leaves its limits (Roberts 1959): z_t = λ y_t + (1 − λ) z_{t−1},
 * limits centre ± L sd √(λ/(2 − λ) · (1 − (1 − λ)^{2t})). Centre and sd are those of a quiet time. -1 where it never does.
 */
export function ewmaAlarm(
  values: readonly number[],
  centre: number,
  sd: number,
  { weight, limit }: EwmaOptions = usualEwma,
): number {
  let [smooth, memory] = [centre, 1];
  return values.findIndex((value) => {
    smooth += weight * (value - smooth);
    memory *= (1 - weight) * (1 - weight);
    return Math.abs(smooth - centre) > limit * sd * Math.sqrt((weight / (2 - weight)) * (1 - memory));
  });
}

/**
 * Population stability index of new values against old: Σ (new share − old share) ln(new share / old share) over the
 * tenths of the old ones (Siddiqi 2006); half a value is added to every bin, so that an empty one stays finite. Under 0.1
 * stable, 0.1 to 0.25 shifting, above shifted. NaN with fewer than 10 old or 1 new values.
 */
export function stabilityIndex(old: readonly number[], recent: readonly number[], bins = 10): number {
  if (old.length < 10 || recent.length === 0) return NaN;
  const sorted = [...old].sort((a, b) => a - b);
  const edges = Array.from({ length: bins - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / bins)]!);
  const counts = (values: readonly number[]): number[] => {
    const into = new Array<number>(bins).fill(0.5);
    for (const value of values) into[edges.filter((edge) => value >= edge).length]! += 1;
    return into.map((count) => count / (values.length + 0.5 * bins));
  };
  const [before, after] = [counts(old), counts(recent)];
  return before.reduce((sum, share, k) => sum + (after[k]! - share) * log(after[k]! / share), 0);
}
