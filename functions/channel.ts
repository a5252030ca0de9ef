import { cellsInCell, tableInCell, valueInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** How full a channel is.
 * @customenum {string}
 */
enum SaturationMeasure {
  /** Response at the spend divided by the ceiling, 0 to 1 (default) */
  share = "share",
  /** Spend at half the ceiling */
  half = "half",
  /** Spend at which the next outcome costs twice what it costs now */
  double_cost = "double_cost",
}

/** What the next unit of money does.
 * @customenum {string}
 */
enum MarginalMeasure {
  /** Outcome from the next unit of money (default) */
  outcome = "outcome",
  /** Money for the next outcome */
  cost = "cost",
  /** Value from the next unit of money */
  mroi = "mroi",
}

/** An average return.
 * @customenum {string}
 */
enum ReturnMeasure {
  /** Incremental value divided by spend, 1 is break-even (default) */
  roi = "roi",
  /** The same as roi */
  roas = "roas",
  /** Cost per outcome */
  cac = "cac",
  /** Outcome per unit of money */
  outcome_per_spend = "outcome_per_spend",
}

/**
 * Says how full a channel is: the share of its ceiling that a spend reaches, or the spend where it tires.
 * @customfunction CHANNEL_SATURATION
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param [spend] Type the spend per period, in money; the current spend if omitted.
 * @param [measure] Choose share, half or double_cost; share if omitted.
 * @param [if_not_found] Type what to show for a channel that is not in the model; #N/A if omitted.
 * @returns One number:
 * - `share`: mean over the draws of the response at the spend divided by the ceiling, 0 to 1; in a fitted model of a
 *   spend that is kept up, carryover counted in full
 * - `half`: the spend that reaches half of the ceiling
 * - `double_cost`: the spend at which the next outcome costs twice what it costs at the given spend
 * @example =CHANNEL_SATURATION(A1:C7, "Paid search")
 * @errors
 * - `#N/A`: the channel is not in the model or has no curve, or the curve has no ceiling (power)
 * - `#VALUE!`: the spend is negative or no number
 */
export function channelSaturation(
  model: any[][],
  channel: string,
  spend: any,
  measure: SaturationMeasure,
  if_not_found: any,
): any {
  return valueInCell(() =>
    runtime.answer("channelSaturation", {
      model: read.range(model, "model"),
      channel: read.text(channel, "channel", "a channel's name"),
      spend: read.optionalNumber(spend, "spend"),
      measure: read.choice(measure, "measure", SaturationMeasure),
      ifNotFound: read.ifNotFound(if_not_found),
    }),
  );
}

/**
 * Says what a spend in a channel is expected to bring, with its range if you give a confidence.
 * @customfunction CHANNEL_RESPONSE
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param spend Type a spend per period in money, or pick a column of them.
 * @param [confidence] Type the width of the range as a share, such as 0.9; no range if omitted.
 * @param [if_not_found] Type what to show for a channel that is not in the model; #N/A if omitted.
 * @returns The mean outcome, one row per spend; with a confidence three columns: mean, low, high. No header row.
 * @example =CHANNEL_RESPONSE(A1:C7, "Paid search", 450000, 0.9)
 * @errors
 * - `#N/A`: the channel is not in the model or has no curve
 * - `#VALUE!`: a spend is negative or no number
 */
export function channelResponse(
  model: any[][],
  channel: string,
  spend: any[][],
  confidence: number,
  if_not_found: any,
): any[][] {
  return cellsInCell(() =>
    runtime.answer("channelResponse", {
      model: read.range(model, "model"),
      channel: read.text(channel, "channel", "a channel's name"),
      spend: read.numbers(spend, "spend"),
      confidence: read.shareOrDefault(confidence, "confidence"),
      ifNotFound: read.ifNotFound(if_not_found),
    }),
  );
}

/**
 * Says what the next unit of money brings in a channel, what the next outcome costs, or the marginal ROI.
 * @customfunction CHANNEL_MARGINAL
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param [spend] Type the spend per period, in money; the current spend if omitted.
 * @param [measure] Choose outcome, cost or mroi; outcome if omitted.
 * @param [if_not_found] Type what to show for a channel that is not in the model; #N/A if omitted.
 * @returns One number:
 * - `outcome`: outcome from the next unit of money
 * - `cost`: money for the next outcome
 * - `mroi`: value from the next unit of money (needs a value per outcome)
 * @example =CHANNEL_MARGINAL(A1:C7, "Paid search", 450000, "cost")
 * @errors
 * - `#N/A`: the channel is not in the model, has no curve, or the measure needs a value that the model lacks
 * - `#VALUE!`: the spend is negative or no number
 */
export function channelMarginal(
  model: any[][],
  channel: string,
  spend: any,
  measure: MarginalMeasure,
  if_not_found: any,
): any {
  return valueInCell(() =>
    runtime.answer("channelMarginal", {
      model: read.range(model, "model"),
      channel: read.text(channel, "channel", "a channel's name"),
      spend: read.optionalNumber(spend, "spend"),
      measure: read.choice(measure, "measure", MarginalMeasure),
      ifNotFound: read.ifNotFound(if_not_found),
    }),
  );
}

/**
 * Says what a channel's current spend returns on average: ROI, cost per outcome, or outcome per money.
 * @customfunction CHANNEL_RETURN
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param [measure] Choose roi, roas, cac or outcome_per_spend; roi if omitted.
 * @param [confidence] Type the width of the range as a share, such as 0.9; no range if omitted.
 * @param [if_not_found] Type what to show for a channel that is not in the model; #N/A if omitted.
 * @returns The mean; with a confidence one row of mean, low, high. No header row.
 * @remarks Incremental: what the spend brought over no spend. ROI needs an outcome in money or a column `Value`.
 * @example =CHANNEL_RETURN(A1:C7, "Paid search", "cac", 0.9)
 * @errors
 * - `#N/A`: the channel is not in the model, has no spend, or ROI is asked of outcomes without a value
 */
export function channelReturn(
  model: any[][],
  channel: string,
  measure: ReturnMeasure,
  confidence: number,
  if_not_found: any,
): any[][] {
  return cellsInCell(() => [
    runtime.answer("channelReturn", {
      model: read.range(model, "model"),
      channel: read.text(channel, "channel", "a channel's name"),
      measure: read.choice(measure, "measure", ReturnMeasure),
      confidence: read.shareOrDefault(confidence, "confidence"),
      ifNotFound: read.ifNotFound(if_not_found),
    }),
  ]);
}

/**
 * Tabulates a channel's response curve, ready for a chart.
 * @customfunction CHANNEL_CURVE
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param [from] Type the smallest spend per period, in money; 0 if omitted.
 * @param [to] Type the largest spend; twice the current or largest seen spend if omitted.
 * @param [steps] Type how many equal steps; 20 if omitted.
 * @param [confidence] Type the width of the range as a share; 0.9 if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per step:
 * - `Spend`, `Mean`, `Low`, `High`: the expected outcome and its range
 * - `Marginal`: outcome from the next unit of money
 * - `Seen`: TRUE inside the spends that the data have observed
 * @example =CHANNEL_CURVE(A1:C7, "Paid search", 0, 800000, 16)
 * @errors
 * - `#N/A`: the channel is not in the model or has no curve
 * - `#VALUE!`: from, to or steps make no curve
 */
export function channelCurve(
  model: any[][],
  channel: string,
  from: any,
  to: any,
  steps: number,
  confidence: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("channelCurve", {
        model: read.range(model, "model"),
        channel: read.text(channel, "channel", "a channel's name"),
        from: read.optionalNumber(from, "from"),
        to: read.positiveOrDefault(to, "to"),
        steps: read.wholeOrDefault(steps, "steps"),
        confidence: read.shareOrDefault(confidence, "confidence"),
      }),
  );
}

/**
 * Carries spend over into later periods (adstock): a plain transform of a series, without a model.
 * @customfunction CHANNEL_CARRYOVER
 * @param spend Pick a column of spends, one per period, oldest first, without header.
 * @param retention Type the share that carries over into the next period, 0 to below 1.
 * @param [peak] Type after how many periods the effect is largest; 0 if omitted.
 * @param [max_lag] Type after how many periods it ends, 0 for at once; never if omitted.
 * @returns A column: the adstocked series, one row per period, no header.
 * @example =CHANNEL_CARRYOVER(B2:B105, 0.5)
 * @errors
 * - `#VALUE!`: a spend is negative or no number, or the retention lies outside 0 to 1
 */
export function channelCarryover(spend: any[][], retention: any, peak: number, max_lag: number): any[][] {
  return cellsInCell(() =>
    runtime.answer("channelCarryover", {
      spend: read.numbers(spend, "spend"),
      retention: read.number(retention, "retention", "0.5"),
      peak: read.optionalNumber(peak, "peak"),
      maxLag: read.optionalNumber(max_lag, "max_lag"),
    }),
  );
}
