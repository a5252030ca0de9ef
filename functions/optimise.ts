import { cellsInCell, tableInCell } from "./cellErrors";
import { heavyTableInCell } from "./heavyInCell";
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

/** How much an explanation says.
 * @customenum {string}
 */
enum ExplainStyle {
  /** Direction, limit and robustness only */
  brief = "brief",
  /** Marginal figures, saturation and assumptions too (default) */
  full = "full",
}

/**
 * Finds the split of a budget across channels that brings most, under your limits.
 * @customfunction OPTIMIZE_BUDGET
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param budget Type the total to spend, in your money, for one planning horizon.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [objective] Choose what to maximise; outcome if omitted.
 * @param [posture] Type conservative, balanced or aggressive, or 0 to 1; balanced if omitted.
 * @param [settings] Pick a Settings table (Name, Value); defaults if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns One row per channel, in your order:
 * - `Channel`, `Current` (spend now), `Plan` (spend proposed), `Change` and `Change %`
 * - `Outcome` with `Low` and `High`: what the planned spend is expected to bring, with its 90% range
 * - `Marginal`: what the next unit of money brings; equal where no limit holds
 * - `Binding`: the limit that holds the channel, empty if none
 * - `Robust`: up, down or same where at least 90% of the draws agree, else depends
 * - `Objective`: added where another objective than outcome was chosen
 * @remarks The budget is spent exactly, to the cent; with objective profit, or setting `Spend all` = no, less may be
 * spent. There is no hidden limit on movement: give `Max move` in the Limits table or the settings. A plan never breaks
 * a limit it was given.
 *
 * Judgement curves take last period's outcomes as caused by the spend.
 * @example =OPTIMIZE_BUDGET(A1:C7, 2000000, E1:G3)
 * @errors
 * - `#N/A`: the limits cannot all be met; the message names the rows and the shortfall
 * - `#VALUE!`: a table cannot be read; the message names row and column
 */
export function optimizeBudget(
  model: any[][],
  budget: any,
  limits: any[][],
  objective: Objective,
  posture: string,
  settings: any[][],
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("optimizeBudget", {
        model: read.range(model, "model"),
        budget: read.number(budget, "budget", "2000000"),
        limits: read.optionalTable(limits, "limits"),
        objective: read.choice(objective, "objective", Objective),
        posture: read.posture(posture),
        settings: read.optionalTable(settings, "settings"),
      }).table,
  );
}

/**
 * Explains a plan in plain sentences: one per channel, one for the whole, and what is assumed.
 * @customfunction EXPLAIN_PLAN
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param plan Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param [limits] Pick the Limits table that the plan was made under; no limits if omitted.
 * @param [style] Choose brief or full; full if omitted.
 * @param [objective] Choose what the plan maximises, so that prices are in it; outcome if omitted.
 * @param [posture] Type conservative, balanced or aggressive, or 0 to 1; balanced if omitted.
 * @param [settings] Pick the Settings table that the plan was made with; defaults if omitted.
 * @returns A column of sentences, one per cell:
 * - one per channel: where it goes, what its next outcome costs beside the plan's, the limit that holds, how full the
 * channel is, whether the move is robust, what it rests on
 * - one for the whole plan
 * - always the last two: what is assumed of saturation and of interactions
 * @remarks The same question gives the same words. Every number equals a cell of the other functions, rounded.
 * @example =EXPLAIN_PLAN(A1:C7, J1#, E1:G3)
 * @example =EXPLAIN_PLAN(A1:E7, J1#, G1:I3, "full", "profit")
 * @errors
 * - `#N/A`: the limits cannot be met with the plan's total, or all amounts are 0
 * - `#VALUE!`: the plan names an unknown channel or lacks one
 */
export function explainPlan(
  model: any[][],
  plan: any[][],
  limits: any[][],
  style: ExplainStyle,
  objective: Objective,
  posture: string,
  settings: any[][],
): any[][] {
  return cellsInCell(() =>
    runtime
      .answer("explainPlan", {
        model: read.range(model, "model"),
        plan: read.plan(plan),
        limits: read.optionalTable(limits, "limits"),
        style: read.choice(style, "style", ExplainStyle),
        objective: read.choice(objective, "objective", Objective),
        posture: read.posture(posture),
        settings: read.optionalTable(settings, "settings"),
      })
      .map((sentence) => [sentence]),
  );
}

/**
 * Finds the best use of extra money, or the least harmful cut, while the rest of the plan stays.
 * @customfunction OPTIMIZE_INCREMENT
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param current Pick amounts in channel order, channel and amount, or an OPTIMIZE_BUDGET result.
 * @param extra Type the money to add, or to cut as a negative number.
 * @param [limits] Pick a Limits table with its headers; no limits if omitted.
 * @param [objective] Choose what to maximise; outcome if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns The columns of OPTIMIZE_BUDGET, with the given plan as `Current`.
 * @example =OPTIMIZE_INCREMENT(A1:C7, A2:B7, 100000)
 * @errors
 * - `#N/A`: the limits leave no room for the extra money, or no place to cut
 * - `#VALUE!`: the plan or a table cannot be read; the message names row and column
 */
export function optimizeIncrement(
  model: any[][],
  current: any[][],
  extra: any,
  limits: any[][],
  objective: Objective,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("optimizeIncrement", {
        model: read.range(model, "model"),
        current: read.plan(current, "current"),
        extra: read.number(extra, "extra", "100000"),
        limits: read.optionalTable(limits, "limits"),
        objective: read.choice(objective, "objective", Objective),
      }).table,
  );
}

/**
 * Lays a budget out over channels and periods, following demand and carryover, so that all periods bring most.
 * @customfunction OPTIMIZE_FLIGHT
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param budget Type the total to spend over all periods, in your money.
 * @param periods Type how many periods: of the table's length (judgement) or of the data's, such as weeks (fitted).
 * @param [limits] Pick a Limits table with its headers: its amounts hold in every period; no limits if omitted.
 * @param [demand] Pick one number per period, or a table with Period, Demand, Min, Max and channels; even if omitted.
 * @param [settings] Pick a Settings table (Name, Value); defaults if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @param invocation
 * @returns One row per period:
 * - `Period`: its number, or the label of the demand table
 * - one column per channel: the amount to spend in that period
 * @remarks The amounts add up to the budget, to the cent. Max cost, Min ROI and Prefer speak of the whole flight.
 * Demand is relative: 1.5 beside 1 means that effects in that
 * period count half as much again. In a demand table `Min` and `Max` bound a period's total, `<channel> min` and
 * `<channel> max` one channel in that period, and an amount under a channel's name is kept as it stands (past periods of a
 * running flight; type Off for none, a 0 reads as blank). A limit with `flight` in a column `Per` holds over all periods
 * together; `Max move` on `Total` caps the money that changes place over the flight.
 *
 * With a fitted model, what was spent before the flight works on in it, what is spent in it works on in later periods and
 * after its end, and bursts wear each other off. With judgement curves each period stands alone.
 * @example =OPTIMIZE_FLIGHT(A1:C7, 8000000, 4, E1:G3, I1:J5)
 * @errors
 * - `#N/A`: the limits cannot all be met; the message names the rows and the shortfall
 * - `#VALUE!`: demand has another number of rows than periods, or a table cannot be read
 */
export function optimizeFlight(
  model: any[][],
  budget: any,
  periods: any,
  limits: any[][],
  demand: any[][],
  settings: any[][],
  headers: number,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return heavyTableInCell(invocation, headers, async (control) => {
    const request = {
      model: read.range(model, "model"),
      budget: read.number(budget, "budget", "8000000"),
      periods: read.number(periods, "periods", "13"),
      limits: read.optionalTable(limits, "limits"),
      demand: read.optionalRange(demand, "demand"),
      settings: read.optionalTable(settings, "settings"),
    };
    return (await runtime.run("solveFlight", request, control)).table;
  });
}
