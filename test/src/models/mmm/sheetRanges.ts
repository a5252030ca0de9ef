import type { SheetValues } from "../../../../src/base";
import type { FitRanges, History } from "../../../../src/models";

/** A history as the ranges of a FIT_MODEL call. */
export function sheetRanges(history: History, settings: SheetValues | null = null): FitRanges {
  const columns = (series: readonly { name: string; values: readonly number[] }[]): SheetValues => [
    series.map(({ name }) => name),
    ...history.dates.map((_, t) => series.map(({ values }) => values[t]!)),
  ];
  return {
    dates: [["Week"], ...history.dates.map((date) => [date])],
    outcome: columns([history.outcome]),
    spend: columns(history.channels),
    controls: history.controls.length > 0 ? columns(history.controls) : null,
    tests: null,
    settings,
    groups: null,
  };
}
