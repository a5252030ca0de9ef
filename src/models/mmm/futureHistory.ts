import { dateSerial, serialDate } from "../../data";
import type { FittedDraws } from "./fittedDraws";
import { type History, yearLag } from "./history";
import type { Horizon } from "./horizon";

/**
 * The fitted history continued by some periods under a plan: each channel's amount per planning horizon is laid out by
 * its pattern, horizon after horizon. Controls are what they were a year before (their mean where that is unknown).
 */
export function continueHistory(
  fit: FittedDraws,
  planning: Horizon,
  plan: ArrayLike<number>,
  periods: number,
): History {
  const { history } = fit.plan;
  const rows = history.dates.length;
  const season = yearLag(history.frequency);
  const ahead = (value: (h: number) => number): number[] => Array.from({ length: periods }, (_, h) => value(h));
  return {
    ...history,
    dates: [...history.dates, ...ahead((h) => laterDate(history, h + 1))],
    outcome: { ...history.outcome, values: [...history.outcome.values, ...ahead(() => NaN)] },
    channels: history.channels.map((channel, c) => ({
      ...channel,
      values: [...channel.values, ...ahead((h) => plan[c]! * planning.pattern[c]![h % planning.periods]!)],
    })),
    controls: history.controls.map((control, k) => {
      const back = (h: number): number => rows + h - season * Math.ceil((h + 1) / season);
      return {
        ...control,
        values: [...control.values, ...ahead((h) => control.values[back(h)] ?? fit.layout.controls[k]!.mean)],
      };
    }),
  };
}

/**
 * Date of the period `ahead` periods after the last one. Months keep their day of the month, as far as they have it: dates
 * at the ends of months stay there, also after a February.
 */
function laterDate({ dates, frequency }: History, ahead: number): number {
  const last = dates.at(-1)!;
  if (frequency.unit === "day") return last + ahead;
  if (frequency.unit === "week") return last + 7 * ahead;
  const { year, month } = serialDate(last);
  const day = Math.max(...dates.map((date) => serialDate(date).day));
  const months = month - 1 + ahead * (frequency.unit === "month" ? 1 : 3);
  for (let d = day; d > 0; d--) {
    const serial = dateSerial(year + Math.floor(months / 12), (months % 12) + 1, d);
    if (Number.isFinite(serial)) return serial;
  }
  return last;
}
