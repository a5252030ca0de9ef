/** Quantile of sorted values by linear interpolation (Hyndman & Fan 1996, type 7); share in [0, 1]. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const below = sorted[low]!;
  return below + (at - low) * ((sorted[low + 1] ?? below) - below);
}

/** Mean, standard deviation and a central interval of draws. */
export interface DrawSummary {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Summary of draws; the interval holds `confidence` of them, as much cut off on either side. */
export function summariseDraws(draws: Float64Array, confidence = 0.9): DrawSummary {
  const n = draws.length;
  const mean = draws.reduce((sum, value) => sum + value, 0) / n;
  const squares = draws.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const sorted = Float64Array.from(draws).sort();
  return {
    mean,
    sd: Math.sqrt(squares / Math.max(n - 1, 1)),
    median: quantileOfSorted(sorted, 0.5),
    low: quantileOfSorted(sorted, (1 - confidence) / 2),
    high: quantileOfSorted(sorted, (1 + confidence) / 2),
  };
}
