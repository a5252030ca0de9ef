import { cellsInCell, inCell, tableCells, tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** What COMPARE_SCENARIOS gives.
 * @customenum {string}
 */
enum ComparisonPart {
  /** One row of figures per scenario (default) */
  table = "table",
  /** The amounts: one row per scenario, one column per channel */
  plans = "plans",
  /** One sentence per scenario */
  sentence = "sentence",
}

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

/**
 * Compares what-ifs side by side: each is planned anew and set against a baseline on the same draws.
 * @customfunction COMPARE_SCENARIOS
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param scenarios Pick a Scenarios table: Name, then Budget, Objective, Posture or what changes.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [baseline] Type a scenario's name; the current plan if omitted.
 * @param [return_] Choose table, plans or sentence; table if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per scenario, in your order:
 * - `Scenario`, `Budget` and `Outcome` with `Low` and `High`: the expected outcome and its 90% range
 * - `P(beats baseline)`: the chance that it brings more of its objective than the baseline, draw by draw
 * - `Change %` of the outcome, `Risk change %` of the risk (mean less the mean of the worst 20%)
 * - `Dominated`: the plan that costs no more and brings no less in mean and downside, empty if none
 * - `Cost per added outcome`: where budget and outcome both rise or both fall
 *
 * `plans`: the amounts per channel. `sentence`: the same comparison in words, without a header.
 * @remarks Columns of the Scenarios table: `Budget`, `Objective`, `Posture`, a channel's name (sets its amount), and a
 * channel's, group's or Brand's name with `min`, `max` or `max move` (changes that limit). A number between -1 and 1 or
 * a percentage is relative: the budget and an amount to what is spent now, a minimum or maximum to the limit. A max move
 * is a share itself. Anything else is money. At most 200 scenarios, 10 of them with a posture.
 * @example =COMPARE_SCENARIOS(A1:C7, E1:G4, I1:K8)
 * @errors
 * - `#N/A` in a scenario's row: its limits cannot be met; the message names them, the other rows still answer
 * - `#VALUE!`: an unknown column, a doubled name or a cell that cannot be read; the message names it
 */
export function compareScenarios(
  model: any[][],
  scenarios: any[][],
  limits: any[][],
  baseline: string,
  return_: ComparisonPart,
  headers: number,
): any[][] {
  const part = inCell(() => read.choice(return_, "return", ComparisonPart));
  const answer = inCell(() =>
    runtime.answer("compareScenarios", {
      model: read.range(model, "model"),
      scenarios: read.range(scenarios, "scenarios"),
      limits: read.optionalTable(limits, "limits"),
      baseline: read.optionalText(baseline, "baseline"),
    }),
  );
  if (part === ComparisonPart.sentence) return cellsInCell(() => answer.sentences.map((sentence) => [sentence]));
  return inCell(() => tableCells(part === ComparisonPart.plans ? answer.plans : answer.table, read.headers(headers)));
}
