import { heavyTableInCell, heavyValueInCell } from "./heavyInCell";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** A measure of a model's accuracy.
 * @customenum {string}
 */
enum AccuracyMetric {
  /** Mean absolute error as a share of each actual (default) */
  mape = "mape",
  /** Sum of absolute errors as a share of the sum of actuals */
  wmape = "wmape",
  /** Symmetric mean absolute error, as a share */
  smape = "smape",
  /** Share of the variance explained */
  r2 = "r2",
  /** Mean error as a share of the mean actual */
  bias = "bias",
  /** Share of the periods inside the predictive range */
  coverage = "coverage",
  /** Mean score of the whole forecast, in outcome units; less is better */
  crps = "crps",
}

/** On which periods accuracy is measured.
 * @customenum {string}
 */
enum AccuracySample {
  /** Periods that the model was fitted on */
  train = "train",
  /** Periods for comparing settings, forecast from the first 70% */
  validation = "validation",
  /** The last periods, forecast from the first 85% (default) */
  test = "test",
}

/**
 * Measures how well a fitted model predicts, on periods it was or was not fitted on.
 * @customfunction MODEL_ACCURACY
 * @param model Pick the FIT_MODEL cell.
 * @param [metric] Choose a measure; mape if omitted.
 * @param [sample] Choose train, validation or test; test if omitted.
 * @param invocation
 * @returns One number. Shares are fractions: 0.112 is 11.2%.
 * @example =MODEL_ACCURACY(A1, "wmape", "test")
 * @errors
 * - `#N/A`: the model is judgement (nothing was predicted), not loaded, or the sample is empty
 */
export function modelAccuracy(
  model: any[][],
  metric: AccuracyMetric,
  sample: AccuracySample,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<any> {
  return heavyValueInCell(invocation, async (control) =>
    runtime.run(
      "modelAccuracy",
      {
        model: read.range(model, "model"),
        metric: read.choice(metric, "metric", AccuracyMetric),
        sample: read.choice(sample, "sample", AccuracySample),
      },
      control,
    ),
  );
}

/**
 * Forecasts past stretches from what was known before each, and compares with what happened.
 * @customfunction BACKTEST_MODEL
 * @param model Pick the FIT_MODEL cell.
 * @param [folds] Type how many stretches; 4 if omitted.
 * @param [horizon] Type the periods in each stretch; the planning horizon if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @param invocation
 * @returns One row per stretch: `Fold`, `From`, `To`, `Forecast`, `Actual`, `Error %`, `In range`
 * (of the 80% range). Dates are serial numbers: format them as dates.
 * @remarks Refits the model once per stretch, so it takes several times as long as FIT_MODEL.
 * @example =BACKTEST_MODEL(A1, 4, 13)
 * @errors
 * - `#N/A`: the model is judgement, not loaded, or the history is too short
 */
export function backtestModel(
  model: any[][],
  folds: number,
  horizon: number,
  headers: number,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return heavyTableInCell(invocation, headers, async (control) =>
    runtime.run(
      "backtestModel",
      {
        model: read.range(model, "model"),
        folds: read.wholeOrDefault(folds, "folds"),
        horizon: read.wholeOrDefault(horizon, "horizon"),
      },
      control,
    ),
  );
}
