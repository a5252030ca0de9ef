import { tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/**
 * Says what a given plan is expected to bring, with its range and the chance to reach a target.
 * @customfunction SIMULATE_PLAN
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param [target] Type the outcome to reach; the last period's observed outcome if omitted.
 * @param [confidence] Type the width of the range as a share; 0.9 if omitted.
 * @param [headers] Type 0 for the row only, 1 for a header row; 1 if omitted.
 * @returns One row:
 * - `Mean` with `Low` and `High`: the expected outcome and its range
 * - `P(target)`: the chance that one run of the plan reaches the target, ordinary luck included
 * - `Downside`: the mean of the worst 20% of the draws
 * - `Spend`: the plan's total
 * @example =SIMULATE_PLAN(A1:C7, J1#, 8000)
 * @errors
 * - `#VALUE!`: the plan names an unknown channel, lacks one, or holds something that is no amount
 * - `#N/A`: the model is not loaded
 */
export function simulatePlan(model: any[][], plan: any[][], target: any, confidence: number, headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("simulatePlan", {
        model: read.range(model, "model"),
        plan: read.range(plan, "plan"),
        target: read.positiveOrDefault(target, "target"),
        confidence: read.shareOrDefault(confidence, "confidence"),
      }).table,
  );
}
