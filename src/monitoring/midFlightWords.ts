import { missing, type ResultCell, type Table } from "../base";
import { spokenEstimate, spokenMoney } from "./spokenAmounts";

/** A change of the next period that somebody has to decide. */
export interface Decision {
  readonly channel: string;
  readonly before: number;
  readonly after: number;
  /** Outcome lost where the amount stays as planned for one more period. */
  readonly lost: number;
  /** Status of its limit, such as "committed". */
  readonly tag: string;
}

/** What the sentences speak of. */
export interface MidFlightFacts {
  readonly labels: readonly (string | number)[];
  readonly past: number;
  readonly spent: number;
  readonly left: number;
  readonly moved: number;
  readonly movedShare: number;
  readonly maxMove: number;
  readonly value: number;
  readonly keptValue: number;
  readonly outcomeName: string;
}

/** What must be decided before the next period, the costliest delay first. Lost: in the model's outcome. */
export function decisionTable(decisions: readonly Decision[], label: string | number, outcomeName: string): Table {
  return {
    header: [
      "Decide before",
      "Channel",
      "Planned",
      "New amount",
      "Change %",
      `${outcomeName} lost by one period's delay`,
      "Tag",
    ],
    rows: decisions.map(({ channel, before, after, lost, tag }): ResultCell[] => [
      label,
      channel,
      before,
      after,
      before > 0 ? after / before - 1 : missing("it was planned at 0"),
      lost,
      tag,
    ]),
  };
}

/** The re-plan in words; every number is that of the tables. */
export function midFlightSentences(decisions: readonly Decision[], facts: MidFlightFacts): string[] {
  const { labels, past, spent, left, moved, movedShare, maxMove, value, keptValue, outcomeName } = facts;
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  const gain = value - keptValue;
  const first =
    `${past} of ${labels.length} periods are spent (${spokenMoney(spent)}); ${spokenMoney(left)} is left. ` +
    `Moving ${spokenMoney(moved)} of it (${percent(movedShare)}, at most ${percent(maxMove)}) brings ${spokenEstimate(gain)} more ${outcomeName} than the running plan.`;
  const none = `Nothing has to be decided before period ${labels[past]}: no amount of it changes by more than 1%.`;
  const each = decisions.map(
    ({ channel, before, after, lost }) =>
      `Before period ${labels[past]}: ${after > before ? "raise" : "cut"} ${channel} from ${spokenMoney(before)} to ${spokenMoney(after)}. One period late costs ${spokenEstimate(lost)} ${outcomeName}.`,
  );
  return [first, ...(each.length > 0 ? each : [none])];
}
