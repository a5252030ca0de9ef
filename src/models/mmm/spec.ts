import { invalid } from "../../base";
import { type Settings } from "../../data";
import type { CarryoverKind, MediaOrder, SaturationKind } from "../../media";
import { log } from "../../numerics";
import { type ChannelPair, readPairs } from "./channelPair";
import type { Frequency, History } from "./history";

/** What a prior speaks about. `share` is the default where an outcome has no money value. */
export type PriorKind = "roi" | "mroi" | "contribution" | "coefficient" | "share";

/** A log-normal prior on a channel's effect (half-normal for `coefficient`, whose scale is the median). */
export interface ChannelPrior {
  readonly kind: PriorKind;
  /** Median of the quantity, and the standard deviation of its logarithm. */
  readonly median: number;
  readonly logSd: number;
}

export interface ChannelSpec {
  readonly name: string;
  readonly adstock: CarryoverKind;
  readonly maxLag: number;
  readonly saturation: SaturationKind;
  /** Hill only: fixed slope, or null where it is free. */
  readonly slope: number | null;
  readonly order: MediaOrder;
  readonly prior: ChannelPrior;
}

/** Everything that was decided before the fit. Plain data, stored with the model. */
export interface MmmSpec {
  readonly channels: readonly ChannelSpec[];
  readonly seasonality: number;
  readonly trendKnots: number;
  readonly error: "normal" | "student";
  readonly warmUp: number;
  readonly chains: number;
  readonly draws: number;
  readonly seed: number;
  readonly holdout: number;
  readonly periods: number;
  readonly pattern: "history" | "flat";
  /** Pairs whose joint effect is estimated; left out where there are none. */
  readonly interactions?: readonly ChannelPair[];
  /** What was assumed and why, in words, for the user. */
  readonly notes: readonly string[];
}

/** Default prior on ROI: LogNormal(0.2, 0.9), median 1.22, 90% from 0.28 to 5.4 (Meridian 1.0). */
export const defaultRoiPrior: ChannelPrior = { kind: "roi", median: 1.2214027581601699, logSd: 0.9 };

const adstockKinds: Readonly<Record<string, CarryoverKind>> = {
  ...{ geometric: "geometric", delayed: "delayed", binomial: "binomial", none: "none" },
  ...{ weibull: "weibull pdf", "weibull cdf": "weibull cdf" },
};

const orders: Readonly<Record<string, MediaOrder>> = {
  ...{ "carryover first": "carryover-first", "saturation first": "saturation-first" },
};

/**
 * The specification of a fit: settings where given, else the documented defaults. Priors are on ROI only where the
 * outcome is money and the default would give media between 2% and 60% of it; otherwise on media's share of the
 * outcome, with a note.
 */
export function createSpec(history: History, settings: Settings): MmmSpec {
  settings.checkChannels(history.channels.map(({ name }) => name));
  const interactions = readPairs(settings, history.channels);
  const usual = usualPriors(history);
  const notes = [...usual.notes];
  const rows = history.dates.length;
  const season = settings.number("Seasonality", defaultPairs(history, notes));
  return {
    channels: history.channels.map(({ name }, c) => channelSpec(name, settings, usual.priors[c]!, history)),
    seasonality: Math.min(season, Math.floor((history.frequency.perYear - 1) / 2)),
    trendKnots: settings.number("Trend knots", Math.max(2, Math.round((2 * rows) / history.frequency.perYear) + 1)),
    error: settings.text("Error", "normal") as "normal" | "student",
    warmUp: Math.max(settings.number("Warm-up", usualWarmUp(history)), 120),
    chains: settings.number("Chains", 4),
    draws: settings.number("Draws", 1000),
    seed: settings.number("Seed", 1),
    holdout: settings.number("Holdout", 0.15),
    periods: settings.number("Periods", Math.max(1, Math.round(history.frequency.perYear / 4))),
    pattern: settings.text("Pattern", "history") as "history" | "flat",
    ...(interactions.length > 0 ? { interactions } : {}),
    notes,
  };
}

/** Draws in which the sampler learns its step and metric: fewer where there are few parameters to learn for (measured). */
function usualWarmUp({ channels }: History): number {
  return channels.length <= 3 ? 200 : 300;
}

function defaultPairs(history: History, notes: string[]): number {
  const years = history.dates.length / history.frequency.perYear;
  if (years >= 1) return history.frequency.unit === "quarter" ? 1 : 2;
  notes.push("Less than a year of data: no yearly seasonality is fitted.");
  return 0;
}

/** Periods over which an effect carries over where the user says nothing: four weeks of days, eight weeks, else two. */
export function usualMaxLag({ unit }: Frequency): number {
  return unit === "day" ? 28 : unit === "week" ? 8 : 2;
}

function channelSpec(name: string, settings: Settings, usual: ChannelPrior, history: History): ChannelSpec {
  const shape = settings.text("Saturation", "hill", name);
  const saturation = (shape === "s-curve" ? "hill" : shape) as SaturationKind; // an S-curve is Hill with a free slope
  const slope = shape === "s-curve" ? null : settings.number("Slope", 1, name);
  return {
    name,
    adstock: adstockKinds[settings.text("Adstock", "geometric", name)] ?? "geometric",
    maxLag: settings.number("Max lag", usualMaxLag(history.frequency), name),
    saturation,
    slope,
    order: orders[settings.text("Order", "carryover first", name)] ?? "carryover-first",
    prior: channelPrior(name, settings, usual, history),
  };
}

function channelPrior(name: string, settings: Settings, usual: ChannelPrior, history: History): ChannelPrior {
  const given = settings.has("Prior", name) || settings.has("Prior median", name) || settings.has("Prior low", name);
  if (!given) return usual;
  const kind = settings.text("Prior", history.outcome.unit === "money" ? "roi" : "contribution", name) as PriorKind;
  if (kind === "roi" || kind === "mroi") {
    if (history.outcome.unit !== "money") {
      invalid(
        `${settings.where("Prior", name)}: the outcome "${history.outcome.name}" is not money, so there is no ROI. ` +
          `Use the prior contribution, or set Outcome unit to money`,
      );
    }
  }
  const usualOf = {
    roi: [1.2214, 0.9],
    mroi: [1, 0.5],
    contribution: [0.05, 1],
    coefficient: [1, 0],
    share: [0.05, 1],
  };
  const median = settings.number("Prior median", usualOf[kind][0]!, name);
  const low = settings.number("Prior low", 0, name);
  const high = settings.number("Prior high", 0, name);
  if (low > 0 !== high > 0 || low > high) {
    invalid(`${settings.where("Prior low", name)}: give Prior low and Prior high together, low below high`);
  }
  const logSd = low > 0 ? log(high / low) / 3.289707253902945 : usualOf[kind][1]!; // 90% range is ±1.645 sd
  return { kind, median, logSd };
}

/** The default priors of all channels, decided together. */
function usualPriors(history: History): { priors: ChannelPrior[]; notes: string[] } {
  const { spends, outcome } = totalsOf(history);
  const implied = (defaultRoiPrior.median * sumOf(spends)) / outcome;
  if (history.outcome.unit === "money" && implied >= 0.02 && implied <= 0.6) {
    return { priors: spends.map(() => defaultRoiPrior), notes: [] };
  }
  const why =
    history.outcome.unit === "money"
      ? `An ROI near 1.2 would make media ${(100 * implied).toPrecision(2)}% of "${history.outcome.name}"`
      : `"${history.outcome.name}" is a count without a value`;
  const prior = sharePrior(history);
  const note = `${why}: the priors are on media's share of the outcome instead (mean 40%, sd 20%, split by spend).`;
  return { priors: spends.map(() => prior), notes: [note] };
}

/**
 * Outcome per money, the same for every channel: mean 0.4 · Σoutcome / Σspend, sd 0.2 · Σoutcome / √Σspend², matched by
 * a log-normal, so that media's total share has mean 0.4 and sd 0.2 (Meridian 1.0, non-revenue outcomes).
 */
export function sharePrior(history: History): ChannelPrior {
  const { spends, outcome } = totalsOf(history);
  const mean = (0.4 * outcome) / sumOf(spends);
  const sd = (0.2 * outcome) / Math.sqrt(spends.reduce((sum, value) => sum + value * value, 0));
  const variance = log(1 + (sd * sd) / (mean * mean));
  return { kind: "share", median: mean / Math.sqrt(1 + (sd * sd) / (mean * mean)), logSd: Math.sqrt(variance) };
}

/** Spend of every channel and size of the outcome over all periods. */
function totalsOf({ channels, outcome }: History): { readonly spends: readonly number[]; readonly outcome: number } {
  return { spends: channels.map(({ values }) => sumOf(values)), outcome: Math.abs(sumOf(outcome.values)) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
