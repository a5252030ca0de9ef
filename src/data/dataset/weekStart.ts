import { weekday } from "../cells/serialDates";

/**
 * On which day weeks begin (0 Monday … 6 Sunday). Dates a week apart say it themselves: the most frequent day. Daily
 * dates say it where they begin on a Sunday or a Saturday and end on the day before (an export of whole weeks); else
 * weeks begin on Monday (ISO 8601).
 */
export function recogniseWeekStart(days: ArrayLike<number>): number {
  const [first, second, last] = [days[0], days[1], days[days.length - 1]];
  if (first === undefined || second === undefined || last === undefined) return 0;
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const day of Array.from(days)) counts[weekday(day)] = (counts[weekday(day)] ?? 0) + 1;
  if (Math.max(...counts) > 0.5 * days.length) return counts.indexOf(Math.max(...counts));
  const isWholeWeeks = weekday(last + 1) === weekday(first);
  return isWholeWeeks && weekday(first) >= 5 ? weekday(first) : 0;
}
