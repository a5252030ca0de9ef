/**
 * Quantile of values already sorted upwards, linear between order statistics (Hyndman & Fan 1996, type 7, the default
 * of R and NumPy). `share` in 0..1; NaN for an empty array.
 */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN;
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** Arithmetic mean; NaN for an empty array. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Mean and central range of draws. */
export interface RangeSummary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean of the draws and their central range: `confidence` 0.9 gives the 5% and 95% quantiles (type 7).
 * `draws` is left as it is.
 */
export function summariseDraws(draws: Float64Array, confidence: number): RangeSummary {
  const sorted = Float64Array.from(draws).sort();
  const tail = (1 - confidence) / 2;
  return { mean: mean(draws), low: sortedQuantile(sorted, tail), high: sortedQuantile(sorted, 1 - tail) };
}
