import { tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** A key figure.
 * @customenum {string}
 */
enum Kpi {
  /** Value per unit of money spent, over channels with spend */
  roas = "roas",
  /** Cost per outcome: spend divided by outcome */
  cac = "cac",
  /** All value per unit of money spent, rows without spend included */
  mer = "mer",
  /** Actual against planned spend; needs plan */
  budget_variance = "budget_variance",
  /** Share of the channels within 15% of the plan (of its outcome where the plan predicts one) */
  allocation_accuracy = "allocation_accuracy",
  /** 1 minus the sum of squared shares of spend: 0 = all in one channel */
  diversification = "diversification",
  /** 1 minus the mean percentage error of the plan's outcomes; needs an OPTIMIZE_BUDGET result as plan */
  forecast_accuracy = "forecast_accuracy",
  /** Share of the planned shift that was carried out, -1 to 1; needs plan and baseline */
  adoption = "adoption",
  /** 1 minus the sum of squared shares of outcome */
  diversification_outcome = "diversification_outcome",
  /** Share of the channels whose outcome lies in the plan's own range; needs an OPTIMIZE_BUDGET result as plan */
  range_coverage = "range_coverage",
  /** Predicted against actual outcome: above 0 the plan promised too much; needs an OPTIMIZE_BUDGET result as plan */
  forecast_bias = "forecast_bias",
  /** Mean days from an alert to the step that answered it; data is then the Log with its headers */
  response_time = "response_time",
}

/**
 * Checks which moves are large enough to need approval, and whether that very amount was approved.
 * @customfunction CHECK_APPROVAL
 * @param current Pick the amounts now: a column, channel and amount, or a Summary table.
 * @param proposed Pick the proposed amounts in the same order, or an OPTIMIZE_BUDGET result.
 * @param [threshold] Type the move above which approval is needed, as a share; 0.2 if omitted.
 * @param [approvals] Pick a table with Channel, Amount, By and Date of the approvals given.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per channel:
 * - `Channel`, `Move %`: proposed against current
 * - `Status`: ok, needs approval, approved, or void (approved, but the amount has changed since)
 * - `By`, `Date`: of the approval that counts
 * @remarks A move of exactly the threshold is still ok. An approval holds for the very amount it names, to the cent. Any
 * spend on a channel that had none needs approval.
 * @example =CHECK_APPROVAL(A2:B7, J1#)
 * @errors
 * - `#VALUE!`: a channel is in one range only, an amount is no number, or an approval lacks a column
 */
export function checkApproval(
  current: any[][],
  proposed: any[][],
  threshold: number,
  approvals: any[][],
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("checkApproval", {
        current: read.range(current, "current"),
        proposed: read.range(proposed, "proposed"),
        threshold: read.moveOrDefault(threshold, "threshold"),
        approvals: read.optionalTable(approvals, "approvals"),
      }),
  );
}

/**
 * Compares actual with planned amounts by channel and says what needs watching or acting on.
 * @customfunction TRACK_PLAN
 * @param plan Pick the planned amounts: a column, channel and amount, an OPTIMIZE_BUDGET result, or periods.
 * @param actuals Pick what happened, in the same unit: spend or outcome, not both; days or weeks may have a Date.
 * @param [predicted] Pick predicted amounts; columns Low and High give their 95% range.
 * @param [amber] Type the gap above which to watch, as a share; 0.1 if omitted.
 * @param [red] Type the gap above which to act, as a share; 0.15 if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns One row per channel:
 * - `Channel`, `Plan`, `Actual`, `Predicted`
 * - `Gap` and `Gap %`: actual minus predicted where that is given, else minus plan
 * - `In range`: TRUE where the actual lies inside the predicted range
 * - `Status`: on track, watch or act
 * - `Why`: the gap in words, whether the prediction's range covers it, whether it lasts, and what to do
 * - `Period`: the first day of the plan's period, where the plan has a column Date, Week, Month or Period
 * @remarks A gap of exactly 10% is still on track. Where the prediction has a range, act also needs the actual outside
 * it: a big gap inside the range is watch. Daily or weekly actuals are added up into the plan's periods; a period that is
 * not over is compared with its share of the plan.
 * @example =TRACK_PLAN(A2:B7, D2:E7)
 * @errors
 * - `#VALUE!`: a channel or date of the actuals is not in the plan, periods overlap, or an amount is no number
 */
export function trackPlan(
  plan: any[][],
  actuals: any[][],
  predicted: any[][],
  amber: number,
  red: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("trackPlan", {
        plan: read.range(plan, "plan"),
        actuals: read.range(actuals, "actuals"),
        predicted: read.optionalTable(predicted, "predicted"),
        amber: read.moveOrDefault(amber, "amber"),
        red: read.moveOrDefault(red, "red"),
      }),
  );
}

/**
 * Works out one key figure of a Summary table, or a table of all of them.
 * @customfunction KPI_VALUE
 * @param data Pick a Summary table with its headers; the latest period counts.
 * @param [kpi] Choose a key figure; a table of all if omitted.
 * @param [plan] Pick the planned amounts or an OPTIMIZE_BUDGET result; needed by some figures.
 * @param [baseline] Pick a Summary table or a period's name to compare with, or the amounts before the plan.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted. For the table only.
 * @returns The figure, or where none is chosen one row per figure:
 * - `KPI`, `Value`, `Unit`
 * - `Change`: relative to the baseline table or period
 * - `Meaning`: how to read it
 * @remarks `roas` and `mer` need money: an outcome in money, or a column `Value` (money per outcome). `cac` is the cost
 * per outcome, whatever the outcome is.
 * @example =KPI_VALUE(A1:C7, "cac")
 * @errors
 * - `#N/A`: the figure does not exist for this data; the message says what is missing
 * - `#VALUE!`: the table cannot be read; the message names row and column
 */
export function kpiValue(data: any[][], kpi: Kpi, plan: any[][], baseline: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => {
      const name = read.choice(kpi, "kpi", Kpi);
      const question = {
        data: read.range(data, "data"),
        plan: read.optionalTable(plan, "plan"),
        baseline: read.optionalTable(baseline, "baseline"),
      };
      if (name === Kpi.response_time) return runtime.answer("responseTime", { log: question.data });
      return name ? runtime.answer("kpiValue", { ...question, kpi: name }) : runtime.answer("kpiTable", question);
    },
  );
}

/**
 * Moves amounts by your own if-then rules, and names every rule that fired and every conflict.
 * @customfunction APPLY_RULES
 * @param current Pick the amounts now: a column, channel and amount, or a Summary table.
 * @param signals Pick a table with Channel, optionally a period, and one column per metric.
 * @param rules Pick a table with Channel, Metric, Op, Value and Move; For and Name are optional.
 * @param [max_move] Type the largest move of a channel, as a share; no cap if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per channel:
 * - `Channel`, `Now`, `Proposed`: the amount after the move
 * - `Rule`: the rules that fired with their moves; a conflict says so
 * - `Capped`: TRUE where the largest move cut it
 * @remarks A rule fires when its metric holds in each of the last `For` periods (1 if blank). Rules of one direction give
 * the largest of their moves; opposite ones are a conflict and nothing moves. Channel `All` is every channel.
 * @example =APPLY_RULES(A2:B7, D1:F20, H1:L4, 0.2)
 * @errors
 * - `#VALUE!`: a rule names a channel or metric that is not there, or a cell is no number
 */
export function applyRules(
  current: any[][],
  signals: any[][],
  rules: any[][],
  max_move: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("applyRules", {
        current: read.range(current, "current"),
        signals: read.range(signals, "signals"),
        rules: read.range(rules, "rules"),
        maxMove: read.moveOrDefault(max_move, "max_move"),
      }),
  );
}
