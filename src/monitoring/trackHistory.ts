import { numberOr, type ResultCell, type Table } from "../base";
import {
  accuracy,
  continueHistory,
  drawsOfPeriod,
  expectedOutcomes,
  meanOverDraws,
  predictiveOutcomes,
  type FittedModel,
  type History,
  type HistoryRanges,
  type OutcomeDraws,
} from "../models";
import { summariseDraws } from "../numerics";
import { gapOf, isAbove, statusOf, type Thresholds, type Tracked, type TrackStatus } from "./gap";
import { readHappened } from "./happened";
import { alertConfidence } from "./trackChannels";
import { isOutlier, trackWords } from "./trackWords";

/**
 * What moved a period's total outcome: other spend than planned; one odd period; a level that lasts (only a refit can tell
 * response from baseline); or one gap of which nothing is known yet.
 */
export type PeriodCause = "none" | "spend" | "outlier" | "lasting" | "unknown";

/** One period after the fit: what the plan led to expect, what the model expects of the money really spent, what came. */
export interface PeriodTrack {
  /** First day, as a serial. */
  readonly date: number;
  readonly plannedSpend: number;
  readonly actualSpend: number;
  /** Expected outcome had the plan been spent. */
  readonly plannedOutcome: number;
  /** Expected outcome of the money really spent, and its 95% predictive range. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  readonly gapShare: number;
  readonly status: TrackStatus;
  readonly cause: PeriodCause;
  readonly words: string;
}

/** A fitted plan under way: the total outcome by period, and all periods together with their own range. */
export interface HistoryTrack {
  readonly periods: readonly PeriodTrack[];
  /** null while there is no new period. */
  readonly total: PeriodTrack | null;
  /** Planned and actual spend of every channel over the new periods. */
  readonly channels: readonly { readonly channel: string; readonly planned: number; readonly actual: number }[];
  /** The fitted periods before: date, fitted mean, actual; for a picture of the trend. */
  readonly before: readonly { readonly date: number; readonly fitted: number; readonly actual: number }[];
  /** Share of the new periods inside their range; mean of |actual − expected| / actual where one came; NaN without. */
  readonly coverage: number;
  readonly mape: number;
  /** Periods of the model's planning horizon. */
  readonly horizon: number;
}

export interface HistoryTrackQuestion {
  readonly ranges: HistoryRanges;
  /** Amounts per planning horizon, in the order of the model's channels. */
  readonly plan: Float64Array;
  readonly thresholds: Thresholds;
}

const noRange = { low: [], high: [], crps: [], confidence: 0 };

/** Fitted periods that a picture of the trend shows before the new ones. */
const shownBefore = 26;

const totalOf = ({ baseline, media, joint, length }: OutcomeDraws): Float64Array => {
  const sums = Float64Array.from(baseline);
  for (const effects of [...media, ...joint]) for (let i = 0; i < sums.length; i++) sums[i]! += effects[i]!;
  return meanOverDraws(sums, length);
};

const spendAt = ({ channels }: History, t: number): number => channels.reduce((sum, { values }) => sum + values[t]!, 0);

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);

/** Sum over the periods of every draw. */
function sumByDraw(values: Float64Array, length: number): Float64Array {
  return Float64Array.from({ length: values.length / length }, (_, d) =>
    sum(values.subarray(d * length, (d + 1) * length)),
  );
}

type Measured = Pick<PeriodTrack, "plannedSpend" | "actualSpend" | "date"> & { readonly tracked: Tracked };

function causeOf(
  { tracked }: Measured,
  status: TrackStatus,
  before: readonly number[],
  limits: Thresholds,
): PeriodCause {
  const spendShare = tracked.plan === 0 ? 0 : tracked.predicted / tracked.plan - 1;
  if (status === "on track") return isAbove(Math.abs(spendShare), limits.amber) ? "spend" : "none";
  const { share } = gapOf(tracked);
  const last = before.at(-1);
  if (last !== undefined && Math.sign(last) === Math.sign(share) && isAbove(Math.abs(last), limits.amber))
    return "lasting";
  return isOutlier(share, before) ? "outlier" : "unknown";
}

function describe(one: Measured, before: readonly number[], thresholds: Thresholds): PeriodTrack {
  const { tracked, ...known } = one;
  const { share } = gapOf(tracked);
  const status = statusOf(tracked, thresholds);
  const cause = causeOf(one, status, before, thresholds);
  const moved = tracked.plan === 0 ? 0 : 100 * (tracked.predicted / tracked.plan - 1);
  const spent = `Spend: other amounts than planned move the outcome by ${moved.toFixed(1)}%; what came fits them.`;
  return {
    ...known,
    plannedOutcome: tracked.plan,
    expected: tracked.predicted,
    low: tracked.low,
    high: tracked.high,
    actual: tracked.actual,
    gapShare: share,
    ...{ status, cause },
    words: cause === "spend" ? spent : trackWords(tracked, status, { before, amber: thresholds.amber }),
  };
}

/**
 * Follows a plan made with a fitted model by the rows that came after the fit. By period the outcome is compared with
 * what the model predicts *for the money really spent* and with its 95% predictive range, so that only what spend does not
 * explain raises an alert: act needs more than the red gap and an outcome outside that range. The sum of all new periods is
 * judged by its own range, whose draws hold what the periods share.
 */
export function trackHistory(model: FittedModel, { ranges, plan, thresholds }: HistoryTrackQuestion): HistoryTrack {
  const { history, known } = readHappened(model, ranges);
  const length = history.dates.length - known;
  const before = fittedTail(model);
  if (length === 0)
    return { periods: [], total: null, channels: [], before, coverage: NaN, mape: NaN, horizon: model.periods };
  const measured = measure(model, history, known, plan);
  const shares = measured.periods.map(({ tracked }) => gapOf(tracked).share);
  const periods = measured.periods.map((one, t) => describe(one, shares.slice(0, t), thresholds));
  return {
    periods,
    total: describe(measured.total, [], thresholds),
    channels: measured.channels,
    before,
    coverage: periods.filter(({ actual, low, high }) => actual >= low && actual <= high).length / length,
    mape: accuracy(
      { ...noRange, actual: periods.map(({ actual }) => actual), mean: periods.map(({ expected }) => expected) },
      "mape",
    ),
    horizon: model.periods,
  };
}

function fittedTail({ finished }: FittedModel): HistoryTrack["before"] {
  const { dates, outcome } = finished.plan.history;
  const all = dates.map((date, t) => ({ date, fitted: finished.train.mean[t] ?? NaN, actual: outcome.values[t]! }));
  return all.slice(-shownBefore);
}

function measure(model: FittedModel, history: History, known: number, plan: Float64Array) {
  const to = history.dates.length;
  const length = to - known;
  const planned = continueHistory(model.fit, model.planning, plan, length);
  const happening = expectedOutcomes(model.fit, history, known, to);
  const draws = predictiveOutcomes(model.fit, known, happening);
  const asPlanned = { ...history, channels: planned.channels };
  const expected = totalOf(happening);
  const hoped = totalOf(expectedOutcomes(model.fit, asPlanned, known, to));
  const actual = history.outcome.values.slice(known);
  const track = (of: { plan: number; actual: number; predicted: number }, predictive: Float64Array): Tracked => {
    const { low, high } = summariseDraws(predictive, alertConfidence);
    return { ...of, low, high };
  };
  const periods = actual.map((value, t): Measured => ({
    date: history.dates[known + t]!,
    plannedSpend: spendAt(planned, known + t),
    actualSpend: spendAt(history, known + t),
    tracked: track({ plan: hoped[t]!, actual: value, predicted: expected[t]! }, drawsOfPeriod(draws, length, t)),
  }));
  const channels = history.channels.map(({ name, values }, c) => ({
    channel: name,
    planned: sum(planned.channels[c]!.values.slice(known)),
    actual: sum(values.slice(known)),
  }));
  const total: Measured = {
    date: history.dates[known]!,
    plannedSpend: sum(periods.map(({ plannedSpend }) => plannedSpend)),
    actualSpend: sum(periods.map(({ actualSpend }) => actualSpend)),
    tracked: track({ plan: sum(hoped), actual: sum(actual), predicted: sum(expected) }, sumByDraw(draws, length)),
  };
  return { periods, channels, total };
}

/** The periods as a table: Date, Planned spend, Spend, Expected, Low, High, Actual, Gap %, Status, Why. */
export function historyTrackTable({ periods }: HistoryTrack): Table {
  return {
    header: [
      "Date",
      "Planned spend",
      "Spend",
      "Expected",
      "Low 2.5%",
      "High 97.5%",
      "Actual",
      "Gap %",
      "Status",
      "Why",
    ],
    rows: periods.map((one): ResultCell[] => [
      ...[one.date, one.plannedSpend, one.actualSpend, one.expected, one.low, one.high, one.actual],
      ...[numberOr(one.gapShare, "nothing was expected: a gap has no percentage"), one.status, one.words],
    ]),
  };
}
