import { cos, sin } from "../../numerics";
import type { History } from "./history";

/** What a column of the baseline belongs to, for the decomposition. */
export type BaselinePart = "intercept" | "trend" | "season" | "control";

/** One column of the linear block: its values and the standard deviation of its coefficient's normal prior. */
export interface BaselineColumn {
  readonly name: string;
  readonly part: BaselinePart;
  readonly priorSd: number;
  readonly values: Float64Array; // [period]
}

/** How the baseline was laid out, so that later periods get columns that continue it. Plain data. */
export interface BaselineLayout {
  readonly pairs: number;
  readonly knots: number;
  /** Periods that the knots span: those of the fit. */
  readonly rows: number;
  readonly isDaily: boolean;
  /** Mean and standard deviation of the outcome's own size, which bounds how far the intercept may lie. */
  readonly interceptSd: number;
  readonly controls: readonly { readonly name: string; readonly mean: number; readonly sd: number }[];
}

/** Fourier pairs of the week in daily data: with them every day of the week has a level of its own. */
export const WEEK_PAIRS = 3;

/** Prior standard deviation of a trend step from knot to knot, of a season's and of a control's coefficient, in outcome sds. */
const TREND_SD = 0.5;
const SEASON_SD = 1;
const CONTROL_SD = 1;

/** The layout for a history: scales of the controls and the place of the knots are those of the rows fitted. */
export function layoutBaseline(history: History, pairs: number, knots: number, meanOverSd: number): BaselineLayout {
  return {
    pairs,
    knots,
    rows: history.dates.length,
    isDaily: history.frequency.unit === "day",
    interceptSd: 5 + Math.abs(meanOverSd),
    controls: history.controls.map(({ name, values }) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
      return { name, mean, sd: Math.sqrt(squares / values.length) || 1 };
    }),
  };
}

/**
 * The columns of the baseline for these periods: intercept, trend, yearly Fourier pairs (by date), day of the week where
 * the data are daily, controls. `firstPeriod` is the index of the first of them counted from the first fitted row.
 * The trend is piecewise linear through knots; its columns are the steps of a random walk (each step has the same prior),
 * and it stays level after the last knot.
 */
export function baselineColumns(
  layout: BaselineLayout,
  dates: readonly number[],
  controls: readonly (readonly number[])[],
  firstPeriod = 0,
): BaselineColumn[] {
  const column = (name: string, part: BaselinePart, priorSd: number, value: (t: number) => number): BaselineColumn => ({
    ...{ name, part, priorSd },
    values: Float64Array.from({ length: dates.length }, (_, t) => value(t)),
  });
  const wave = (turns: (t: number) => number, pairs: number, name: string): BaselineColumn[] =>
    Array.from({ length: pairs }, (_, k) => [
      column(`${name} sin ${k + 1}`, "season", SEASON_SD, (t) => sin(2 * Math.PI * (k + 1) * turns(t))),
      column(`${name} cos ${k + 1}`, "season", SEASON_SD, (t) => cos(2 * Math.PI * (k + 1) * turns(t))),
    ]).flat();
  return [
    column("intercept", "intercept", layout.interceptSd, () => 1),
    ...Array.from({ length: Math.max(layout.knots - 1, 0) }, (_, k) =>
      column(`trend ${k + 1}`, "trend", TREND_SD, (t) => trendStep(layout, k, firstPeriod + t)),
    ),
    ...wave((t) => yearTurn(dates[t]!), layout.pairs, "year"),
    ...(layout.isDaily ? wave((t) => (dates[t]! % 7) / 7, WEEK_PAIRS, "week") : []),
    ...layout.controls.map(({ name, mean, sd }, k) =>
      column(name, "control", CONTROL_SD, (t) => (controls[k]![t]! - mean) / sd),
    ),
  ];
}

/** How much of step k (from knot k to knot k + 1) has been taken at a period: 0 before, 1 after. */
function trendStep(layout: BaselineLayout, k: number, period: number): number {
  return Math.min(Math.max(period / knotGap(layout) - k, 0), 1);
}

/** Share of the year gone, 0..1. */
function yearTurn(serial: number): number {
  const turns = serial / 365.25;
  return turns - Math.floor(turns);
}

/** Periods from knot to knot; Infinity without a trend. */
export function knotGap(layout: BaselineLayout): number {
  return layout.knots > 1 ? (layout.rows - 1) / (layout.knots - 1) : Infinity;
}
