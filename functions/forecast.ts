import { tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/**
 * Forecasts the outcome of the coming periods under a plan, baseline and media apart.
 * @customfunction FORECAST_PLAN
 * @param model Pick the FIT_MODEL cell.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param [periods] Type how many periods ahead; the planning horizon if omitted.
 * @param [confidence] Type the width of the predictive range as a share; 0.9 if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per period: `Date`, `Mean`, `Low`, `High`, `Baseline`, `Media`. Dates are serial
 * numbers: format them as dates.
 * @example =FORECAST_PLAN(A1, J1#, 13)
 * @errors
 * - `#N/A`: the model is judgement, or not loaded
 * - `#VALUE!`: the plan names an unknown channel or lacks one
 */
export function forecastPlan(
  model: any[][],
  plan: any[][],
  periods: number,
  confidence: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("forecastPlan", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        periods: read.wholeOrDefault(periods, "periods"),
        confidence: read.shareOrDefault(confidence, "confidence"),
      }),
  );
}
