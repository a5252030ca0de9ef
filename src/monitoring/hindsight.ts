import { invalid, type ResultCell, type Table } from "../base";
import { isoDate } from "../data";
import {
  continueHistory,
  expectedOutcomes,
  meanOverDraws,
  type FittedModel,
  type History,
  type OutcomeDraws,
} from "../models";

/** The gap of one period, actual − predicted, split in fixed order; the four parts add up to it. */
export interface HindsightPeriod {
  /** First day of the period, as a serial. */
  readonly date: number;
  readonly predicted: number;
  readonly actual: number;
  /** Other spend than planned, at the refitted model's response. */
  readonly spend: number;
  /** The same planned spend brings more or less than the old model thought. */
  readonly response: number;
  /** Trend, season and controls stand elsewhere than the old model thought. */
  readonly baseline: number;
  /** What the refitted model cannot tell either. */
  readonly unexplained: number;
}

function checkPair(before: FittedModel, after: FittedModel): number {
  const [old, recent] = [before.finished.plan.history, after.finished.plan.history];
  const known = old.dates.length;
  const names = ({ channels }: History): string => channels.map(({ name }) => name).join(", ");
  if (names(old) !== names(recent))
    invalid(`hindsight: the models have other channels (${names(old)}; ${names(recent)})`);
  if (old.dates.some((date, t) => recent.dates[t] !== date))
    invalid("hindsight: the refit must rest on the old model's periods and the new ones after them");
  if (recent.dates.length === known)
    invalid(`hindsight: the refit has no period after ${isoDate(old.dates.at(-1) ?? 0)}`);
  return known;
}

/** Spends of the new periods as the plan laid them out, everything else as it happened. */
function asPlanned(happened: History, planned: History, from: number): History {
  const rows = happened.dates.length;
  return {
    ...happened,
    channels: happened.channels.map((channel, c) => ({
      ...channel,
      values: [...channel.values.slice(0, from), ...planned.channels[c]!.values.slice(from, rows)],
    })),
  };
}

const sumOf = (media: readonly Float64Array[], length: number): Float64Array => {
  const means = media.map((values) => meanOverDraws(values, length));
  return Float64Array.from({ length }, (_, t) => means.reduce((sum, values) => sum + values[t]!, 0));
};

/**
 * Why the periods after a model came out as they did, by the model refitted on them. Per period, in this order:
 *   spend        = media'(actual spend) − media'(planned spend)
 *   response     = media'(planned spend) − media(planned spend)
 *   baseline     = baseline' − baseline
 *   unexplained  = actual − baseline' − media'(actual spend)
 * where ' is the refitted model and the others the old one's means; media hold the pairs' joint effects. They add up to actual − predicted exactly.
 */
export function hindsight(before: FittedModel, after: FittedModel, plan: Float64Array): readonly HindsightPeriod[] {
  const from = checkPair(before, after);
  const happened = after.finished.plan.history;
  const to = happened.dates.length;
  const length = to - from;
  const future = continueHistory(before.fit, before.planning, plan, length);
  const old = expectedOutcomes(before.fit, future, from, to);
  const actual = expectedOutcomes(after.fit, happened, from, to);
  const planned = expectedOutcomes(after.fit, asPlanned(happened, future, from), from, to);
  const mediaOf = ({ media, joint }: OutcomeDraws): Float64Array => sumOf([...media, ...joint], length);
  const [oldMedia, actualMedia, plannedMedia] = [old, actual, planned].map(mediaOf) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [oldBase, newBase] = [meanOverDraws(old.baseline, length), meanOverDraws(actual.baseline, length)];
  return Array.from({ length }, (_, t) => ({
    date: happened.dates[from + t]!,
    predicted: oldBase[t]! + oldMedia[t]!,
    actual: happened.outcome.values[from + t]!,
    spend: actualMedia[t]! - plannedMedia[t]!,
    response: plannedMedia[t]! - oldMedia[t]!,
    baseline: newBase[t]! - oldBase[t]!,
    unexplained: happened.outcome.values[from + t]! - newBase[t]! - actualMedia[t]!,
  }));
}

/** Hindsight as a table with a total row: Date, Predicted, Actual, Gap, Spend, Response, Baseline, Unexplained. */
export function hindsightTable(periods: readonly HindsightPeriod[]): Table {
  const cells = (of: Omit<HindsightPeriod, "date">): ResultCell[] => [
    ...[of.predicted, of.actual, of.actual - of.predicted],
    ...[of.spend, of.response, of.baseline, of.unexplained],
  ];
  const sum = (key: Exclude<keyof HindsightPeriod, "date">): number => periods.reduce((all, one) => all + one[key], 0);
  const total = {
    ...{ predicted: sum("predicted"), actual: sum("actual"), spend: sum("spend") },
    ...{ response: sum("response"), baseline: sum("baseline"), unexplained: sum("unexplained") },
  };
  return {
    header: ["Date", "Predicted", "Actual", "Gap", "Spend", "Response", "Baseline", "Unexplained"],
    rows: periods.map((period) => [period.date, ...cells(period)]),
    total: ["Total", ...cells(total)],
  };
}
