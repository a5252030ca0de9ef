import { invalid, missing, numberOr, type ResultCell, type SheetValues, type Table } from "../base";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";
import {
  defaultThresholds,
  gapOf,
  hasRange,
  isInside,
  statusOf,
  sumTracked,
  type Thresholds,
  type Tracked,
} from "./gap";
import { isDated, readPeriodAmounts } from "./periodAmounts";
import { trackPeriods } from "./trackPeriods";
import { noHistory, trackWords, type GapHistory } from "./trackWords";

/** One quantity, spend or outcome, by channel (and period): planned, actual and (optionally) predicted with its range. */
export interface TrackQuestion {
  readonly plan: SheetValues;
  readonly actuals: SheetValues;
  readonly predicted: SheetValues | null;
  /** Gap above which to watch and to act, as shares; null for 0.10 and 0.15. */
  readonly amber: number | null;
  readonly red: number | null;
}

const planColumns = ["Plan", "Amount", "Spend", "Budget", "Outcome"];
const actualColumns = ["Actual", "Actuals", "Spend", "Amount", "Outcome"];
const predictedColumns = ["Predicted", "Mean", "Outcome", "Forecast"];
const header = ["Channel", "Plan", "Actual", "Predicted", "Gap", "Gap %", "In range", "Status", "Why"];

function row(channel: string, tracked: Tracked, thresholds: Thresholds, history: GapHistory): ResultCell[] {
  const { gap, share } = gapOf(tracked);
  const status = statusOf(tracked, thresholds);
  return [
    channel,
    tracked.plan,
    tracked.actual,
    numberOr(tracked.predicted, "no prediction was given"),
    gap,
    numberOr(share, "the expected amount is 0: a gap has no percentage"),
    hasRange(tracked) ? isInside(tracked) : missing("the prediction has no columns Low and High"),
    status,
    trackWords(tracked, status, history),
  ];
}

/**
 * Actual against plan (or prediction) by channel: watch above the amber gap, act above the red one and, where the
 * prediction has a range, only outside it; the last column says why and what to do. Where the plan has a column of dates,
 * one row per channel and period that has actuals (daily, weekly or monthly rows are added up into the plan's periods;
 * an unfinished last period is compared with its share of the plan) and a column Period at the right. Unknown channels,
 * dates outside the plan, overlapping periods: EngineError `invalid`.
 */
export function trackPlan(question: TrackQuestion): Table {
  const { amber, red } = question;
  const thresholds = { amber: amber ?? defaultThresholds.amber, red: red ?? defaultThresholds.red };
  if (thresholds.red < thresholds.amber)
    invalid(`red (${thresholds.red}) is below amber (${thresholds.amber}). Make red the larger of the two`);
  return isDated(question.plan) ? byPeriod(question, thresholds) : byChannel(question, thresholds);
}

function byChannel({ plan, actuals, predicted }: TrackQuestion, thresholds: Thresholds): Table {
  const planned = readChannelAmounts(plan, planColumns, "plan");
  const happened = isDated(actuals) ? addUp(actuals) : readChannelAmounts(actuals, actualColumns, "actuals");
  const channels = planned.names ?? happened.names ?? planned.amounts.map((_, index) => `Channel ${index + 1}`);
  const expected = predicted && readChannelAmounts(predicted, predictedColumns, "predicted");
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
  return {
    header,
    rows: all.map((one, index) => row(channels[index] ?? "", one, thresholds, noHistory)),
    total: row("Total", sumTracked(all), thresholds, noHistory),
  };
}

/** Dated actuals of a plan without dates: every channel's sum. */
function addUp(actuals: SheetValues): ReturnType<typeof readChannelAmounts> {
  const sums = new Map<string, number>();
  for (const { channel, amount } of readPeriodAmounts(actuals, actualColumns, "actuals"))
    sums.set(channel, (sums.get(channel) ?? 0) + amount);
  const none = [...sums].map(() => NaN);
  return { names: [...sums.keys()], amounts: [...sums.values()], low: none, high: none };
}

function byPeriod({ plan, actuals, predicted }: TrackQuestion, thresholds: Thresholds): Table {
  if (!isDated(actuals)) invalid("actuals: the plan has periods but these rows have none. Add a column Date");
  if (predicted && !isDated(predicted))
    invalid("predicted: the plan has periods but these rows have none. Add a column Date");
  const tracked = trackPeriods({
    plan: readPeriodAmounts(plan, planColumns, "plan"),
    actuals: readPeriodAmounts(actuals, actualColumns, "actuals"),
    predicted: predicted && readPeriodAmounts(predicted, predictedColumns, "predicted"),
  });
  const rows = tracked.map(({ channel, date, before, ...one }) => [
    ...row(channel, one, thresholds, { before, amber: thresholds.amber }),
    date,
  ]);
  const total = [...row("Total", sumTracked(tracked), thresholds, noHistory), missing("all periods")];
  return { header: [...header, "Period"], rows, total };
}
