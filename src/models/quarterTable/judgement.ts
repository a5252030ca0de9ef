import { type CurvePrior } from "./curvePrior";

/** One period of a channel with spend: money and outcome as the table gives them. */
export interface PeriodPoint {
  /** Index into the table's periods, oldest first. */
  readonly period: number;
  readonly spend: number;
  readonly outcome: number;
}

/** The point that a channel's curve passes through, and how sure its level is. */
export interface CurveAnchor {
  readonly spend: number;
  readonly outcome: number;
  /**
   * `count`: Gamma(outcome, 1). `money`: log-normal 10%. `untried`: log-normal 50% around what other channels bring.
   */
  readonly level: "count" | "money" | "untried";
  /** Multiple of the level's noise; 0 where the level is taken as known. */
  readonly noise: number;
}

/** What is judged of one channel: plain data. */
export interface JudgedChannel {
  readonly name: string;
  readonly currentSpend: number;
  readonly currentOutcome: number;
  readonly seen: { readonly from: number; readonly to: number };
  readonly groups: readonly string[];
  readonly isBrand: boolean;
  readonly value: number;
  readonly margin: number;
  readonly clv: number;
  readonly rate: number;
  /** null for a channel without a curve. */
  readonly anchor: CurveAnchor | null;
  readonly prior: CurvePrior;
  /** Multiple of the repeat error. */
  readonly repeatError: number;
  /** All periods with spend, oldest first. */
  readonly history: readonly PeriodPoint[];
}

/** Everything a judgement model is made of: plain data, hashed into its key. */
export interface Judgement {
  readonly channels: readonly JudgedChannel[];
  readonly outcomeName: string;
  readonly outcomeUnit: "money" | "count";
  readonly periods: readonly string[];
  readonly synergies: readonly { readonly a: number; readonly b: number; readonly share: number }[];
  readonly nDraws: number;
  readonly seed: number;
}

/** A judgement with what is to be said about it. */
export interface ReadJudgement {
  readonly judgement: Judgement;
  /** Findings and assumptions in words; not part of the key. */
  readonly notes: readonly string[];
}
