import type { PathQuestion, PathResponse } from "./pathResponse";

/** How sure a model can be: stated priors, a fitted posterior, or an ensemble of learners. */
export type Uncertainty = "judgement" | "posterior" | "ensemble";

/** What the planner needs to know of a channel besides its curve. Money in the user's unit, per planning horizon. */
export interface ChannelInfo {
  readonly name: string;
  /** Spend of the last period (judgement) or the last planning horizon (fitted). */
  readonly currentSpend: number;
  /** Outcome reported or attributed at the current spend; NaN where not observed. */
  readonly currentOutcome: number;
  /** The spends that the data have seen: answers outside are extrapolation and marked. */
  readonly seen: { readonly from: number; readonly to: number };
  /** Path of nested groups from the outside in: "North > Search" is ["North"]; empty without groups. */
  readonly groups: readonly string[];
  readonly isBrand: boolean;
  /** Money per outcome; NaN where unknown (1 where the outcome is money). */
  readonly value: number;
  /** Share of value that is margin; NaN where unknown. */
  readonly margin: number;
  /** Customer lifetime value per outcome; NaN where unknown. */
  readonly clv: number;
  /** Share of outcomes that become sales (pipeline); NaN where unknown. */
  readonly rate: number;
  /** Why this channel has no curve (spend and outcome both 0), or "" where it has one. Its plan stays 0. */
  readonly noCurve: string;
  /**
   * `concave`: the response of every draw is concave in spend (the exact solvers may rely on it).
   * `s-shaped`: convex first, then concave. `any`: nothing is promised.
   */
  readonly shape: "concave" | "s-shaped" | "any";
  /** The assumption that the curve rests on, in words, such as "elasticity 0.5 (default prior)". */
  readonly assumption: string;
}

export interface OutcomeInfo {
  /** The column's own name, such as "MQLs". */
  readonly name: string;
  readonly unit: "money" | "count";
  /** The observed outcome of the last period or horizon (the default target). */
  readonly observed: number;
}

/** Pair synergy of two channels: adds `strength[draw] * sqrt(R_a R_b)` to the outcome. */
export interface Interaction {
  readonly a: number;
  readonly b: number;
  readonly strength: Float64Array; // [draw]
}

/** The baseline, or one column beside the spends (a competitor, a price): what it brings in one horizon. */
export interface BackgroundInput {
  readonly name: string;
  readonly kind: "baseline" | "control";
  /** Baseline: its outcome. Control: what its level brings against a level of 0. */
  readonly draws: Float64Array; // [draw]
}

/** One spend for every draw, or one per draw. */
export type SpendPerDraw = number | Float64Array;

/**
 * What every kind of model gives and everything that plans, compares and explains takes: the expected outcome that a
 * spend brings, per channel and posterior draw. Channels are counted in the user's order, draws are paired across
 * channels (draw 7 of channel 0 belongs with draw 7 of channel 1).
 */
export interface ResponseModel {
  /** Content key, such as "JDG:8f3a2c91": equal data, settings and engine version give an equal key. */
  readonly key: string;
  readonly uncertainty: Uncertainty;
  readonly channels: readonly ChannelInfo[];
  readonly outcome: OutcomeInfo;
  readonly nDraws: number;
  /** What one planning horizon is, in words: "the table's period" or "13 weeks". */
  readonly horizon: string;
  /** Periods of the data in one planning horizon: 1 for judgement, 13 weeks for a fitted model. See `perPeriod`. */
  readonly periods: number;
  readonly interactions: readonly Interaction[];
  /** What the model knows of itself, for provenance lines: settings used, assumptions, findings in words. */
  readonly notes: readonly string[];

  /** Expected outcome of the channel at a spend >= 0, per draw, into `out` (length nDraws). Non-decreasing in spend. */
  response(channel: number, spend: SpendPerDraw, out: Float64Array): void;
  /** Derivative of `response` by spend (outcome per unit of money), per draw. At spend 0 it may be huge but is finite. */
  slope(channel: number, spend: SpendPerDraw, out: Float64Array): void;
  /** Mean of `response` over the draws at a spend: the curve that a balanced plan maximises. */
  meanResponse(channel: number, spend: number): number;
  /** Mean of `slope` over the draws. */
  meanSlope(channel: number, spend: number): number;
  /** Limit of the response as spend grows, per draw; false (out untouched) where the curve has none (power). */
  ceiling(channel: number, out: Float64Array): boolean;
  /**
   * Share of the ceiling that a spend reaches once it is kept up for ever, per draw; false where the curve has none.
   * Absent where a period stands alone, for which it is response ÷ ceiling: see `sharesOfCeiling`.
   */
  readonly steadyShare?: (channel: number, spend: SpendPerDraw, out: Float64Array) => boolean;
  /** Mean share of what a spend brings that comes after the horizon; absent where a period stands alone. */
  readonly carryoverShare?: (channel: number, spend: number) => number;
  /**
   * What the outcome of a horizon rests on besides the channels, from the last horizon of the data; absent where the
   * model knows of none. Plans do not change it.
   */
  readonly background?: () => readonly BackgroundInput[];
  /**
   * Multiplies the expected outcome of a channel by a repeat error (mean 1) per draw, for predictive questions such
   * as P(target): `factors[draw]` per channel, paired and reproducible.
   */
  repeatError(channel: number, out: Float64Array): void;
  /** How the spends of following periods work together (carryover); absent where each period stands alone (judgement). */
  readonly path?: (question: PathQuestion) => PathResponse;
}
