/** One quantity of one channel (and period), spend or outcome: planned, actual and, where given, predicted. */
export interface Tracked {
  readonly plan: number;
  readonly actual: number;
  /** NaN where nothing was predicted. */
  readonly predicted: number;
  /** Ends of the prediction's range; NaN where it has none. */
  readonly low: number;
  readonly high: number;
}

export type TrackStatus = "on track" | "watch" | "act";

/** Gaps, as shares, above which to watch and to act. */
export interface Thresholds {
  readonly amber: number;
  readonly red: number;
}

export const defaultThresholds: Thresholds = { amber: 0.1, red: 0.15 };

/** Compared after rounding to 1e-9, so that a gap of exactly 10% is on track. */
export const isAbove = (share: number, threshold: number): boolean =>
  Math.round(share * 1e9) > Math.round(threshold * 1e9);

export const hasPrediction = ({ predicted }: Tracked): boolean => Number.isFinite(predicted);
export const hasRange = ({ low, high }: Tracked): boolean => Number.isFinite(low) && Number.isFinite(high);
export const isInside = ({ actual, low, high }: Tracked): boolean => actual >= low && actual <= high;

/**
 * Gap = actual − predicted where there is a prediction, else actual − plan; `share` is of what it is taken from:
 * 0 where both are 0, infinite where something came of nothing.
 */
export function gapOf(tracked: Tracked): { readonly gap: number; readonly share: number } {
  const expected = hasPrediction(tracked) ? tracked.predicted : tracked.plan;
  const gap = tracked.actual - expected;
  return { gap, share: gap === 0 ? 0 : gap / expected };
}

/**
 * On track up to the amber gap, watch above it, act above the red one; where the prediction has a range, act also needs
 * the actual outside it. Money or outcome where none was expected: act.
 */
export function statusOf(tracked: Tracked, { amber, red }: Thresholds): TrackStatus {
  const size = Math.abs(gapOf(tracked).share);
  const isCovered = hasRange(tracked) && isInside(tracked);
  if (!Number.isFinite(size) || isAbove(size, red)) return isCovered ? "watch" : "act";
  return isAbove(size, amber) ? "watch" : "on track";
}

/** Sums; the ranges of channels cannot be added, so the sum has none. */
export function sumTracked(all: readonly Tracked[]): Tracked {
  const sum = (pick: (one: Tracked) => number): number => all.reduce((soFar, one) => soFar + pick(one), 0);
  return {
    plan: sum((one) => one.plan),
    actual: sum((one) => one.actual),
    predicted: sum((one) => one.predicted),
    low: NaN,
    high: NaN,
  };
}
