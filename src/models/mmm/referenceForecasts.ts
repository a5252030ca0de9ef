import { cholesky, log, solveLower, solveUpperTransposed } from "../../numerics";
import { baselineColumns, layoutBaseline } from "./baseline";
import type { History } from "./history";
import { sliceHistory, yearLag } from "./history";
import { createScaling } from "./scaling";
import type { MmmSpec } from "./spec";

/**
 * The same period a year before; where that is unknown, the last value known (of daily data that of the same day of the
 * week). A forecast every model must beat.
 */
export function seasonalNaive({ outcome, frequency }: History, rows: number): number[] {
  const { values } = outcome;
  const last = frequency.unit === "day" ? 7 : 1;
  const before = (h: number, lag: number): number => rows + h - lag * Math.ceil((h + 1) / lag);
  return values.slice(rows).map((_, h) => values[before(h, yearLag(frequency))] ?? values[before(h, last)]!);
}

/**
 * Forecast by the same baseline without media: trend, season and controls by Bayesian linear regression on the first
 * rows, its noise chosen by marginal likelihood.
 */
export function withoutMedia(history: History, rows: number, spec: MmmSpec): number[] {
  const known = sliceHistory(history, 0, rows);
  const scaling = createScaling(
    known,
    spec.channels.map(() => "none" as const),
  );
  const layout = layoutBaseline(known, spec.seasonality, spec.trendKnots, scaling.outcomeMean / scaling.outcomeSd);
  const columns = baselineColumns(
    layout,
    history.dates,
    history.controls.map(({ values }) => values),
  );
  const y = known.outcome.values.map((value) => (value - scaling.outcomeMean) / scaling.outcomeSd);
  const fits = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1].map((noise) => regress(columns, y, noise));
  const best = fits.reduce((a, b) => (b.logEvidence > a.logEvidence ? b : a));
  return history.outcome.values.slice(rows).map((_, h) => {
    const scaled = columns.reduce((sum, { values }, k) => sum + best.coefficients[k]! * values[rows + h]!, 0);
    return scaling.outcomeMean + scaling.outcomeSd * scaled;
  });
}

interface Regression {
  readonly coefficients: Float64Array;
  readonly logEvidence: number;
}

function regress(
  columns: readonly { values: Float64Array; priorSd: number }[],
  y: readonly number[],
  noise: number,
): Regression {
  const n = columns.length;
  const variance = noise * noise;
  const precision = new Float64Array(n * n);
  const right = new Float64Array(n);
  columns.forEach((a, i) => {
    y.forEach((value, t) => (right[i]! += (a.values[t]! * value) / variance));
    columns.forEach((b, j) => y.forEach((_, t) => (precision[i * n + j]! += (a.values[t]! * b.values[t]!) / variance)));
    precision[i * n + i]! += 1 / (a.priorSd * a.priorSd);
  });
  const factor = cholesky(precision, n);
  const coefficients = Float64Array.from(right);
  if (!factor) return { coefficients: coefficients.fill(0), logEvidence: -Infinity };
  solveLower(factor, n, coefficients);
  solveUpperTransposed(factor, n, coefficients);
  let logEvidence = -y.length * log(noise);
  for (let i = 0; i < n; i++) logEvidence -= log(factor[i * n + i]! * columns[i]!.priorSd);
  y.forEach((value) => (logEvidence -= (value * value) / (2 * variance)));
  right.forEach((value, i) => (logEvidence += 0.5 * value * coefficients[i]!));
  return { coefficients, logEvidence };
}
