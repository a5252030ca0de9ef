import { tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** What a plan maximises.
 * @customenum {string}
 */
enum Objective {
  /** Outcomes of the model's own kind (default) */
  outcome = "outcome",
  /** Money: outcomes times Value */
  value = "value",
  /** Money kept: value times Margin, minus the spend */
  profit = "profit",
  /** Customer lifetime value of the outcomes */
  clv = "clv",
  /** Sales that the outcomes become: outcomes times Rate (times Value) */
  pipeline = "pipeline",
}

/** What FIND_BUDGET gives.
 * @customenum {string}
 */
enum FoundBudget {
  /** The budget, one number (default) */
  amount = "amount",
  /** The plan that reaches the target, as OPTIMIZE_BUDGET gives it */
  plan = "plan",
}

/** Along what a frontier runs.
 * @customenum {string}
 */
enum FrontierBy {
  /** Outcome against budget (default) */
  budget = "budget",
  /** Outcome against downside, from conservative to aggressive */
  risk = "risk",
}

/**
 * Finds the smallest budget whose best plan reaches a target.
 * @customfunction FIND_BUDGET
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param target Type the outcome (or objective) to reach.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [objective] Choose what to reach and maximise; outcome if omitted.
 * @param [confidence] Type the chance to reach it, such as 0.8; reached on average if omitted.
 * @param [return_] Choose amount or plan; amount if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns The budget as one number, or the plan with the columns of OPTIMIZE_BUDGET.
 * @example =FIND_BUDGET(A1:C7, 9000)
 * @errors
 * - `#N/A`: no budget reaches the target under the limits; the message says how far it gets
 * - `#VALUE!`: a table cannot be read; the message names row and column
 */
export function findBudget(
  model: any[][],
  target: any,
  limits: any[][],
  objective: Objective,
  confidence: number,
  return_: FoundBudget,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => {
      const wanted = read.choice(return_, "return", FoundBudget);
      const { amount, plan } = runtime.answer("findBudget", {
        model: read.range(model, "model"),
        target: read.number(target, "target", "9000"),
        limits: read.optionalTable(limits, "limits"),
        objective: read.choice(objective, "objective", Objective),
        confidence: read.shareOrDefault(confidence, "confidence"),
      });
      return wanted === FoundBudget.plan ? plan.table : amount;
    },
  );
}

/**
 * Traces the best outcome along growing budgets, or along risk from conservative to aggressive.
 * @customfunction TRACE_FRONTIER
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param [from] Type the smallest budget, in money; half the current spend if omitted.
 * @param [to] Type the largest budget; one and a half times the current spend if omitted.
 * @param [steps] Type how many points to trace; 11 if omitted.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [objective] Choose what to maximise; outcome if omitted.
 * @param [by] Choose budget or risk; budget if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per step:
 * - by budget: `Budget`, `Outcome`, `Low`, `High`, `Marginal`
 * - by risk: `Posture`, `Outcome`, `Low`, `Downside`
 * @example =TRACE_FRONTIER(A1:C7, 1000000, 3000000, 10)
 * @errors
 * - `#N/A`: the limits cannot be met at some budget; the message names the rows
 * - `#VALUE!`: from, to or steps make no range
 */
export function traceFrontier(
  model: any[][],
  from: any,
  to: any,
  steps: number,
  limits: any[][],
  objective: Objective,
  by: FrontierBy,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("traceFrontier", {
        model: read.range(model, "model"),
        from: read.positiveOrDefault(from, "from"),
        to: read.positiveOrDefault(to, "to"),
        steps: read.wholeOrDefault(steps, "steps"),
        limits: read.optionalTable(limits, "limits"),
        objective: read.choice(objective, "objective", Objective),
        by: read.choice(by, "by", FrontierBy),
      }),
  );
}

/**
 * Checks a plan against every limit: how much is used, how much is left, and what each limit costs.
 * @customfunction CHECK_LIMITS
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param limits Pick the Limits table with its headers.
 * @param [budget] Type the total to spend, in money; the plan's own total if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @param [objective] Choose what the plan maximises, so that prices are in it; outcome if omitted.
 * @param [posture] Type conservative, balanced or aggressive, or 0 to 1; balanced if omitted.
 * @param [settings] Pick the Settings table that the plan was made with; defaults if omitted.
 * @returns One row per limit:
 * - `Limit`, `Kind`, `Bound`, `Used`, `Slack`
 * - `Binding`: whether the plan stands at the limit
 * - `Cost`: what one more unit of money of this limit would gain of the objective, solved again with 1% more room
 * - `Status`: ok, violated or clash
 * @example =CHECK_LIMITS(A1:C7, J1#, E1:G3)
 * @example =CHECK_LIMITS(A1:E7, J1#, G1:I3, 2000000, 1, "profit")
 * @errors
 * - `#VALUE!`: the plan or the limits cannot be read; the message names row and column
 */
export function checkLimits(
  model: any[][],
  plan: any[][],
  limits: any[][],
  budget: any,
  headers: number,
  objective: Objective,
  posture: string,
  settings: any[][],
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("checkLimits", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        limits: read.range(limits, "limits"),
        budget: read.positiveOrDefault(budget, "budget"),
        objective: read.choice(objective, "objective", Objective),
        posture: read.posture(posture),
        settings: read.optionalTable(settings, "settings"),
      }).table,
  );
}

/**
 * Says how near a plan comes to the best there is under the limits, with a proven upper bound.
 * @customfunction CERTIFY_PLAN
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param budget Type the total to spend, in your money, for one planning horizon.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [objective] Choose what is maximised; outcome if omitted.
 * @param [headers] Type 0 for the row only, 1 for a header row; 1 if omitted.
 * @returns One row:
 * - `Objective`: what the plan reaches
 * - `Upper bound`: what no plan under these limits can exceed, in this model
 * - `Gap %`: the distance between the two
 * - `Verdict`: optimal, within gap, improvable or not proven
 * @example =CERTIFY_PLAN(A1:C7, J1#, 2000000, E1:G3)
 * @errors
 * - `#N/A`: the limits cannot all be met; the message names the rows
 * - `#VALUE!`: the plan or a table cannot be read; the message names row and column
 */
export function certifyPlan(
  model: any[][],
  plan: any[][],
  budget: any,
  limits: any[][],
  objective: Objective,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("certifyPlan", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        budget: read.number(budget, "budget", "2000000"),
        limits: read.optionalTable(limits, "limits"),
        objective: read.choice(objective, "objective", Objective),
      }).table,
  );
}
