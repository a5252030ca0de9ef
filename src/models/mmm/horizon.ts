import type { FittedDraws } from "./fittedDraws";
import { sliceHistory } from "./history";

/** The planning horizon of a fit: its last periods, with how each channel's spend is laid out over them. */
export interface Horizon {
  readonly periods: number;
  /** Index of its first period. */
  readonly from: number;
  /** Share of a channel's spend in each period; adds up to 1. [channel][period] */
  readonly pattern: readonly Float64Array[];
  /** Spend of each channel over the horizon. */
  readonly spend: readonly number[];
  /** Smallest and largest spend over as many periods in a row that the data have seen. */
  readonly seen: readonly { readonly from: number; readonly to: number }[];
}

/**
 * The last `Periods` periods; by `Pattern` history each channel keeps its own rhythm (flat where it was off). With `rows`
 * those before that row: the horizon that stood there when no more was known.
 */
export function planningHorizon({ plan }: FittedDraws, rows = plan.history.dates.length): Horizon {
  const { spec } = plan;
  const history = sliceHistory(plan.history, 0, rows);
  const periods = Math.min(spec.periods, rows);
  const from = rows - periods;
  const spend = history.channels.map(({ values }) => total(values.slice(from)));
  return {
    ...{ periods, from, spend },
    pattern: history.channels.map(({ values }, c) => {
      const keepsRhythm = spec.pattern === "history" && spend[c]! > 0;
      return Float64Array.from({ length: periods }, (_, t) =>
        keepsRhythm ? values[from + t]! / spend[c]! : 1 / periods,
      );
    }),
    seen: history.channels.map(({ values }) => rollingRange(values, periods)),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function rollingRange(values: readonly number[], periods: number): { from: number; to: number } {
  const sums = Array.from({ length: values.length - periods + 1 }, (_, t) => total(values.slice(t, t + periods)));
  return { from: Math.min(...sums), to: Math.max(...sums) };
}
