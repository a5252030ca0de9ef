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
        plan: read.plan(plan),
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

/**
 * Ranks the assumptions that carry a plan: how far each moves its result, and what holding on would cost.
 * @customfunction RANK_SENSITIVITY
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param [inputs] Pick names of inputs, channels or kinds (cost); all but value if omitted.
 * @param [swing] Type by which share costs, values and synergies move; 0.2 if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per input, the widest swing first:
 * - `Input`: a channel's response (what it brings now), saturation (how its curve bends), cost or value, or a synergy; in a
 * fitted model also the baseline and the level of each control column, such as a competitor
 * - `Low result`, `High result`: what the plan brings with the input at its low and high end, the rest as it was
 * - `Swing`: the distance between the two
 * - `First-order share`, `Total share`: how much of the variance of the result rests on the input, alone and in company
 * - `Regret`: what planning again would gain at the worse end
 * @remarks Responses, saturations and the baseline go over their own central 90%, costs, values, synergies and control
 * columns by the swing. Shares are
 * estimates from paired draws (Saltelli 2010, Jansen 1999). In a fitted model a channel's curve is one input: it has a
 * first-order share from the joint draws and no total share. Planning again keeps the plan's total and stays within the
 * widest move (as a share of the present spend) that the plan itself makes. With a value among the inputs all figures
 * are values.
 * @example =RANK_SENSITIVITY(A1:C7, J1#)
 * @errors
 * - `#N/A` for a total share that the draws cannot tell
 * - `#VALUE!`: an unknown input, or a plan that cannot be read; the message names it
 */
export function rankSensitivity(
  model: any[][],
  plan: any[][],
  inputs: any[][],
  swing: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("rankSensitivity", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        inputs: read.optionalTable(inputs, "inputs"),
        swing: read.shareOrDefault(swing, "swing"),
      }).table,
  );
}

/**
 * Puts a plan under named shocks, worst first, and says whether it would still be the best one.
 * @customfunction STRESS_PLAN
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param shocks Pick a Shocks table: Name, Channel (or All), Change, and What.
 * @param [limits] Pick the Limits table to plan again under; no limits if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per shock, the lowest outcome first:
 * - `Shock`, `Outcome` that the plan still brings, `Change %` against no shock
 * - `Still best`: TRUE while planning the same total again gains no more than 1%
 * - `Regret`: what planning again gains
 * @remarks Columns of the Shocks table: `Name` (rows of one name strike together), `Channel` or All, `Change` (a share such
 * as -20%), `What`: response (if blank), cost (a cost 30% higher buys 1/1.3 as much), value, or off (brings nothing, needs
 * no change). With a shock on value all figures are values.
 * @example =STRESS_PLAN(A1:C7, J1#, L1:O4, E1:G3)
 * @errors
 * - `#N/A` in a row: the limits leave no plan; the message names them
 * - `#VALUE!`: an unknown channel or column, or a change that makes no sense; the message names the row
 */
export function stressPlan(model: any[][], plan: any[][], shocks: any[][], limits: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("stressPlan", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        shocks: read.range(shocks, "shocks"),
        limits: read.optionalTable(limits, "limits"),
      }).table,
  );
}

/**
 * Finds for every channel the outcome at which the plan would stop being the best one.
 * @customfunction FIND_SIGNALS
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param [plan_b] Pick another plan to compare with; planning again if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per channel, in your order:
 * - `Watch`: the channel and the outcome to watch
 * - `Now`: what the plan expects of it
 * - `Trigger`: the nearest value, above or below, at which the plan stops being best, all else as it is
 * - `Then`: what is best beyond it
 * @remarks With another plan the trigger is where both bring the same. Without one it is where planning the same total
 * again gains more than 1%, within the widest move (as a share of the present spend) that the plan itself makes.
 * @example =FIND_SIGNALS(A1:C7, J1#)
 * @errors
 * - `#N/A` for a trigger: the plan stays best between a fifth and five times the present value
 * - `#VALUE!`: a plan names an unknown channel or lacks one
 */
export function findSignals(model: any[][], plan: any[][], plan_b: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("findSignals", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        planB: read.optionalPlan(plan_b, "plan_b"),
      }),
  );
}
