import { invalid } from "../base";
import { distinctDays, isoDate, nameHint, nameKey, nextPeriod, periodUnit } from "../data";
import { gapOf, type Tracked } from "./gap";
import { periodSpans, type PeriodAmount, type PeriodSpan } from "./periodAmounts";

/** A plan and what happened, by channel and day. */
export interface PeriodQuestion {
  readonly plan: readonly PeriodAmount[];
  readonly actuals: readonly PeriodAmount[];
  readonly predicted: readonly PeriodAmount[] | null;
}

/** One channel in one period of the plan. */
export interface TrackedPeriod extends Tracked {
  readonly channel: string;
  /** First day of the period. */
  readonly date: number;
  /** Gap shares of the channel's earlier periods, oldest first; those that do not exist are left out. */
  readonly before: readonly number[];
}

const none: Pick<PeriodAmount, "amount" | "low" | "high"> = { amount: NaN, low: NaN, high: NaN };
const distinctNames = (amounts: readonly PeriodAmount[]): string[] =>
  [...new Map(amounts.map(({ channel }) => [nameKey(channel), channel] as const).reverse()).values()].reverse();

function refuseStrangers(
  actuals: readonly PeriodAmount[],
  channels: readonly string[],
  spans: readonly PeriodSpan[],
): void {
  const keys = new Set(channels.map(nameKey));
  const [first, last] = [spans[0]?.from ?? NaN, spans.at(-1)?.to ?? NaN];
  for (const { channel, date, where } of actuals) {
    if (!keys.has(nameKey(channel))) invalid(`${where}: the plan has no such channel. ${nameHint(channel, channels)}`);
    if (date < first || date >= last)
      invalid(
        `${where}: ${isoDate(date)} lies outside the plan (${planWords(spans)}). Extend the plan or leave the row out`,
      );
  }
}

function planWords(spans: readonly PeriodSpan[]): string {
  const last = spans.at(-1)?.to ?? Infinity;
  const from = isoDate(spans[0]?.from ?? 0);
  return Number.isFinite(last) ? `${from} to ${isoDate(last - 1)}` : `from ${from} on`;
}

/** Share of a period that the actual rows cover: 1 for a finished one, days so far ÷ days for the last. */
function coveredShare({ from, to }: PeriodSpan, coveredUntil: number): number {
  return Number.isFinite(to) ? Math.min(1, (coveredUntil - from) / (to - from)) : 1;
}

/** The first day that the actual rows no longer speak of. */
function endOfActuals(actuals: readonly PeriodAmount[]): number {
  const days = distinctDays(actuals.map(({ date }) => date));
  const last = days.at(-1) ?? NaN;
  const unit = periodUnit(days);
  return days.length < 2 || unit === "irregular" ? Infinity : nextPeriod(last, unit);
}

/**
 * Puts plan, actuals and prediction of every channel side by side for the periods of the plan that have actuals, channel
 * by channel in the plan's order. Actual rows count to the period in which they begin; plan and prediction of a period
 * that is not over are scaled to the days that the actuals cover.
 */
export function trackPeriods({ plan, actuals, predicted }: PeriodQuestion): readonly TrackedPeriod[] {
  const channels = distinctNames(plan);
  const spans = periodSpans(distinctDays(plan.map(({ date }) => date)), "plan");
  refuseStrangers(actuals, channels, spans);
  const until = endOfActuals(actuals);
  const known = spans.filter(({ from, to }) => actuals.some(({ date }) => date >= from && date < to));
  return channels.flatMap((channel) => {
    const own = ofChannel(channel);
    const [planned, happened, expected] = [plan.filter(own), actuals.filter(own), (predicted ?? []).filter(own)];
    const tracked = known.map((span) => trackSpan(span, coveredShare(span, until), planned, happened, expected));
    const shares = tracked.map((one) => gapOf(one).share);
    return tracked.map((one, index) => ({
      ...one,
      channel,
      date: known[index]?.from ?? NaN,
      before: shares.slice(0, index).filter(Number.isFinite),
    }));
  });
}

const ofChannel =
  (channel: string) =>
  (one: PeriodAmount): boolean =>
    nameKey(one.channel) === nameKey(channel);

function trackSpan(
  { from, to }: PeriodSpan,
  covered: number,
  plan: readonly PeriodAmount[],
  actuals: readonly PeriodAmount[],
  predicted: readonly PeriodAmount[],
): Tracked {
  const within = (one: PeriodAmount): boolean => one.date >= from && one.date < to;
  const expected = predicted.find(within) ?? none;
  return {
    plan: covered * (plan.find(within)?.amount ?? 0),
    actual: actuals.filter(within).reduce((sum, { amount }) => sum + amount, 0),
    predicted: covered * expected.amount,
    low: covered * expected.low,
    high: covered * expected.high,
  };
}
