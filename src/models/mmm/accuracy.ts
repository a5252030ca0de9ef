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
 *   mape mean|e|/|y| (periods with y = 0 left out) · wmape Σ|e|/Σ|y| · smape mean 2|e|/(|y| + |f|) · r2 1 − Σe²/Σ(y − ȳ)²
 *   bias Σe/Σ|y| · coverage share of actuals inside low..high · crps mean CRPS in the outcome's unit
 * NaN where it does not exist.
 */
export function accuracy(scored: Scored, metric: AccuracyMetric): number {
  const { actual, mean } = scored;
  const sum = (value: (t: number) => number): number => actual.reduce((total, _, t) => total + value(t), 0);
  const error = (t: number): number => mean[t]! - actual[t]!;
  const size = sum((t) => Math.abs(actual[t]!));
  switch (metric) {
    case "mape": {
      const nonZero = sum((t) => (actual[t] === 0 ? 0 : 1));
      return sum((t) => (actual[t] === 0 ? 0 : Math.abs(error(t) / actual[t]!))) / nonZero;
    }
    case "wmape":
      return sum((t) => Math.abs(error(t))) / size;
    case "smape":
      return sum((t) => (2 * Math.abs(error(t))) / (Math.abs(actual[t]!) + Math.abs(mean[t]!))) / actual.length;
    case "r2": {
      const centre = sum((t) => actual[t]!) / actual.length;
      const spread = sum((t) => (actual[t]! - centre) * (actual[t]! - centre));
      return 1 - sum((t) => error(t) * error(t)) / spread;
    }
    case "bias":
      return sum(error) / size;
    case "coverage":
      return sum((t) => (actual[t]! >= scored.low[t]! && actual[t]! <= scored.high[t]! ? 1 : 0)) / actual.length;
    case "crps":
      return sum((t) => scored.crps[t]!) / actual.length;
  }
}

/** Rows of the three parts of a history in order: train 70%, validation and test 15% each (104 → 73, 16, 15). */
export function splitRows(rows: number, holdout: number): { train: number; validation: number; test: number } {
  const test = Math.floor(rows * holdout);
  const validation = Math.ceil(rows * holdout);
  return { train: rows - test - validation, validation, test };
}
