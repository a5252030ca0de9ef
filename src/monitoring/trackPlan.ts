import { missing, numberOr, type ResultCell, type SheetValues, type Table } from "../base";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";

/** One quantity by channel, spend or outcome: planned, actual and (optionally) predicted with its range. */
export interface TrackQuestion {
  readonly plan: SheetValues;
  readonly actuals: SheetValues;
  readonly predicted: SheetValues | null;
  /** Gap above which to watch and to act, as shares; null for 0.10 and 0.15. */
  readonly amber: number | null;
  readonly red: number | null;
}

interface Tracked {
  readonly plan: number;
  readonly actual: number;
  /** NaN where nothing was predicted. */
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
}

type Thresholds = Readonly<Record<"amber" | "red", number>>;

/** Compared after rounding to 1e-9, so that a gap of exactly 10% is on track. */
const isAbove = (share: number, threshold: number): boolean => Math.round(share * 1e9) > Math.round(threshold * 1e9);

const hasRange = ({ low, high }: Tracked): boolean => Number.isFinite(low) && Number.isFinite(high);
const isInside = ({ actual, low, high }: Tracked): boolean => actual >= low && actual <= high;

/** Gap = actual − predicted where there is a prediction, else − plan; `share` is of what it is taken from. */
function gapOf({ plan, actual, predicted }: Tracked): { gap: number; share: number } {
  const expected = Number.isFinite(predicted) ? predicted : plan;
  const gap = actual - expected;
  return { gap, share: gap === 0 ? 0 : gap / expected };
}

function status(tracked: Tracked, { amber, red }: Thresholds): string {
  const size = Math.abs(gapOf(tracked).share);
  if (!Number.isFinite(size)) return "act";
  if (isAbove(size, red)) return hasRange(tracked) && isInside(tracked) ? "watch" : "act";
  return isAbove(size, amber) ? "watch" : "on track";
}

function row(channel: string, tracked: Tracked, thresholds: Thresholds): readonly ResultCell[] {
  const { gap, share } = gapOf(tracked);
  return [
    channel,
    tracked.plan,
    tracked.actual,
    numberOr(tracked.predicted, "no prediction was given"),
    gap,
    numberOr(share, "the expected amount is 0: a gap has no percentage"),
    hasRange(tracked) ? isInside(tracked) : missing("the prediction has no columns Low and High"),
    status(tracked, thresholds),
  ];
}

/** Sums; the ranges of channels cannot be added, so the total has none. */
function total(all: readonly Tracked[]): Tracked {
  const sum = (pick: (one: Tracked) => number): number => all.reduce((soFar, one) => soFar + pick(one), 0);
  return {
    plan: sum((one) => one.plan),
    actual: sum((one) => one.actual),
    predicted: sum((one) => one.predicted),
    low: NaN,
    high: NaN,
  };
}

/**
 * Actual against plan (or prediction) by channel: watch above the amber gap, act above the red one and, where the
 * prediction has a range, only outside it.
 */
export function trackPlan({ plan, actuals, predicted, amber, red }: TrackQuestion): Table {
  const planned = readChannelAmounts(plan, ["Plan", "Amount", "Spend", "Budget", "Outcome"], "plan");
  const happened = readChannelAmounts(actuals, ["Actual", "Actuals", "Spend", "Amount", "Outcome"], "actuals");
  const channels = planned.names ?? happened.names ?? planned.amounts.map((_, index) => `Channel ${index + 1}`);
  const expected =
    predicted && readChannelAmounts(predicted, ["Predicted", "Mean", "Outcome", "Forecast"], "predicted");
  const plans = alignAmounts(planned, channels, "plan", 0).amounts;
  const actual = alignAmounts(happened, channels, "actuals", 0).amounts;
  const forecast = expected && alignAmounts(expected, channels, "predicted", NaN);
  const all = channels.map((_, index) => ({
    plan: plans[index] ?? 0,
    actual: actual[index] ?? 0,
    predicted: forecast?.amounts[index] ?? NaN,
    low: forecast?.low[index] ?? NaN,
    high: forecast?.high[index] ?? NaN,
  }));
  const thresholds = { amber: amber ?? 0.1, red: red ?? 0.15 };
  return {
    header: ["Channel", "Plan", "Actual", "Predicted", "Gap", "Gap %", "In range", "Status"],
    rows: all.map((one, index) => row(channels[index] ?? "", one, thresholds)),
    total: row("Total", total(all), thresholds),
  };
}
