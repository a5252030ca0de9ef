import { quantileOfSorted } from "../../posterior";
import { drawsOfPeriod } from "./predict";

/** Forecasts of some periods beside what happened. Plain data, [period]. */
export interface Scored {
  readonly actual: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Continuous ranked probability score of each period. */
  readonly crps: readonly number[];
  /** Share of probability of low..high. */
  readonly confidence: number;
}

export type AccuracyMetric = "mape" | "wmape" | "smape" | "r2" | "bias" | "coverage" | "crps";

/** Scores predictive draws (`values[draw * length + t]`) against what happened. */
export function scoreForecast(actual: readonly number[], values: Float64Array, confidence = 0.9): Scored {
  const length = actual.length;
  const each = actual.map((happened, t) => {
    const sorted = drawsOfPeriod(values, length, t).sort();
    return {
      mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
      low: quantileOfSorted(sorted, (1 - confidence) / 2),
      high: quantileOfSorted(sorted, (1 + confidence) / 2),
      crps: crpsOf(sorted, happened),
    };
  });
  return {
    ...{ actual, confidence, mean: each.map(({ mean }) => mean), low: each.map(({ low }) => low) },
    ...{ high: each.map(({ high }) => high), crps: each.map(({ crps }) => crps) },
  };
}

/** E|X − y| − E|X − X'|/2 of sorted draws X (Gneiting & Raftery 2007, equation 21), in the outcome's unit. */
function crpsOf(sorted: Float64Array, actual: number): number {
  const n = sorted.length;
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(sorted[i]! - actual);
    spread += sorted[i]! * (2 * i - n + 1);
  }
  return distance / n - spread / (n * n);
}

/**
 * One figure of accuracy; errors are forecast − actual.
 *   mape mean|e|/|y| (periods with y = 0 left out) · wmape Σ|e|/Σ|y| · bias Σe/Σ|y|
 *   smape mean 2|e|/(|y| + |f|) (0 where both are 0) · r2 1 − Σe²/Σ(y − ȳ)²
 *   coverage share of actuals inside low..high · crps mean CRPS in the outcome's unit
 * NaN where it does not exist: no period, or nothing but zeros (r2: nothing that moves) to divide by.
 */
export function accuracy({ actual, mean, low, high, crps }: Scored, metric: AccuracyMetric): number {
  const errors = actual.map((value, t) => mean[t]! - value);
  const sizes = actual.map(Math.abs);
  const square = (value: number): number => value * value;
  switch (metric) {
    case "mape":
      return average(errors.flatMap((error, t) => (actual[t] === 0 ? [] : [Math.abs(error / actual[t]!)])));
    case "wmape":
      return ratio(sum(errors.map(Math.abs)), sum(sizes));
    case "smape":
      return average(errors.map((error, t) => (2 * Math.abs(error)) / (sizes[t]! + Math.abs(mean[t]!) || 1)));
    case "r2": {
      const centre = average(actual);
      return 1 - ratio(sum(errors.map(square)), sum(actual.map((value) => square(value - centre))));
    }
    case "bias":
      return ratio(sum(errors), sum(sizes));
    case "coverage":
      return average(actual.map((value, t) => (value >= low[t]! && value <= high[t]! ? 1 : 0)));
    case "crps":
      return average(crps);
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ratio = (above: number, below: number): number => (below > 0 ? above / below : NaN);
const average = (values: readonly number[]): number => ratio(sum(values), values.length);

/** Rows of the three parts of a history in order: train 70%, validation and test 15% each (104 → 73, 16, 15). */
export function splitRows(rows: number, holdout: number): { train: number; validation: number; test: number } {
  const part = Math.round(rows * holdout * 1e9) / 1e9; // 0.07 of 100 rows are 7, not 7.000000000000001
  const [test, validation] = [Math.floor(part), Math.ceil(part)];
  return { train: rows - test - validation, validation, test };
}
