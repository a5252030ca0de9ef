import { cellsInCell, tableInCell, valueInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** How contributions are laid out.
 * @customenum {string}
 */
enum ContributionBy {
  /** One row per channel over the whole history (default) */
  channel = "channel",
  /** One row per period, one column per channel */
  period = "period",
}

/** A measure of carryover.
 * @customenum {string}
 */
enum LagMeasure {
  /** The lag with the largest share of the effect, in periods (default) */
  peak = "peak",
  /** Periods until half of the effect has come */
  half_life = "half_life",
  /** Mean lag of the effect, in periods */
  mean = "mean",
  /** A table of the shares by lag */
  weights = "weights",
}

/**
 * Says what each channel brought over the history, by channel or period by period.
 * @customfunction CHANNEL_CONTRIBUTION
 * @param model Pick the FIT_MODEL cell.
 * @param [by] Choose channel or period; channel if omitted.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns A table:
 * - by channel: `Channel`, `Contribution`, `Share`, `Low`, `High`, with a Baseline row
 * - by period: `Date`, `Actual`, `Fitted`, `Baseline` and one column per channel; rows add up to Fitted.
 *   Dates are serial numbers: format them as dates
 * @example =CHANNEL_CONTRIBUTION(A1, "period")
 * @errors
 * - `#N/A`: the model is judgement, or not loaded
 */
export function channelContribution(model: any[][], by: ContributionBy, headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("channelContribution", {
        model: read.range(model, "model"),
        by: read.choice(by, "by", ContributionBy),
      }),
  );
}

/**
 * Says how a channel's effect spreads over the periods after the spend.
 * @customfunction CHANNEL_LAG
 * @param model Pick the FIT_MODEL cell.
 * @param channel Type the channel's name as the model has it.
 * @param [measure] Choose peak, half_life, mean or weights; peak if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted. For weights only.
 * @returns One number in periods; with weights a table: `Lag`, `Share`, `Low`, `High`.
 * @example =CHANNEL_LAG(A1, "TV", "half_life")
 * @errors
 * - `#N/A`: the channel is not in the model, or the model is judgement or not loaded
 */
export function channelLag(model: any[][], channel: string, measure: LagMeasure, headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => {
      const wanted = read.choice(measure, "measure", LagMeasure) ?? LagMeasure.peak;
      const question = {
        model: read.range(model, "model"),
        channel: read.text(channel, "channel", "a channel's name"),
      };
      return wanted === LagMeasure.weights
        ? runtime.answer("channelLag", question)
        : runtime.answer("channelLagMeasure", { ...question, measure: wanted });
    },
  );
}

/**
 * Says how much two channels bring together beyond what each brings alone.
 * @customfunction CHANNEL_INTERACTION
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param [channel_a] Type a channel's name; all channels if omitted.
 * @param [channel_b] Type another channel's name; all channels if omitted.
 * @returns One number, a row or column, or a matrix in channel order, without headers; the text `not identified` where
 * the data cannot say. A fit estimates the pairs that its setting Interactions names, such as `TV + Search`, or `all`.
 * @example =CHANNEL_INTERACTION(A1, "TV", "Search")
 * @errors
 * - `#N/A`: a channel is not in the model, or the model is not loaded
 */
export function channelInteraction(model: any[][], channel_a: string, channel_b: string): any[][] {
  return cellsInCell(() =>
    runtime.answer("channelInteraction", {
      model: read.range(model, "model"),
      channelA: read.optionalText(channel_a, "channel_a"),
      channelB: read.optionalText(channel_b, "channel_b"),
    }),
  );
}

/**
 * Says from 0 to 100 how well the data support an answer about a channel at a spend.
 * @customfunction CHANNEL_CONFIDENCE
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param channel Type the channel's name as the model has it.
 * @param [spend] Type the spend per period, in money; the current spend if omitted.
 * @returns A score from 0 to 100. It is not a probability of success.
 * @example =CHANNEL_CONFIDENCE(A1, "TV", 50000)
 * @errors
 * - `#N/A`: the channel is not in the model or has no curve
 */
export function channelConfidence(model: any[][], channel: string, spend: any): any {
  return valueInCell(() =>
    runtime.answer("channelConfidence", {
      model: read.range(model, "model"),
      channel: read.text(channel, "channel", "a channel's name"),
      spend: read.optionalNumber(spend, "spend"),
    }),
  );
}
