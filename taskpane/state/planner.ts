import type { Finding, SheetValues } from "../../src/base";
import type { SheetBlock } from "../../src/sheets";
import type { Address } from "../../src/workbook";
import type { Objective } from "./goals";

/** A question for the engine: the raw tables as the sheet holds them, and the goals. */
export interface PlanQuestion {
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
  readonly limits: SheetValues | null;
  readonly budget: number;
  readonly objective: Objective;
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
}

/** What the model knows of a channel before any plan. */
export interface ChannelFacts {
  readonly name: string;
  readonly current: number;
  /** Reported outcome at the current spend; null where none was observed. */
  readonly outcome: number | null;
  /** The assumption its curve rests on, in words. */
  readonly assumption: string;
  /** Why it has no curve, or "". */
  readonly noCurve: string;
  readonly isBrand: boolean;
  readonly seen: { readonly from: number; readonly to: number };
}

export interface ModelFacts {
  /** "JDG:…" */
  readonly key: string;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  /** Observed outcome of the last period. */
  readonly observed: number;
  readonly channels: readonly ChannelFacts[];
  /** The objectives that the table has the columns for. */
  readonly objectives: readonly Objective[];
  readonly findings: readonly Finding[];
}

export interface ChannelPlan {
  readonly name: string;
  readonly current: number;
  readonly plan: number;
  /** Share of current; null where the current spend is 0. */
  readonly changeShare: number | null;
  readonly outcome: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Outcome per unit of money that the next unit brings; null where there is no curve. */
  readonly marginal: number | null;
  /** The limit that holds, "" if none. */
  readonly binding: string;
  readonly robust: string;
  /** Where the optimum could lie over the draws; null where it was not asked. */
  readonly spread: { readonly from: number; readonly to: number } | null;
  /** Why the plan is as it is, in one sentence. */
  readonly reason: string;
}

/** What proves the plan: the best value any plan could reach under these limits. */
export interface Proof {
  readonly value: number;
  readonly bound: number;
  /** Share of the bound. */
  readonly gap: number;
  readonly verdict: string;
}

export interface PlanReading {
  readonly outcomeName: string;
  readonly channels: readonly ChannelPlan[];
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly current: number;
  readonly spend: number;
  readonly unspent: number;
  /** Chance that the outcome beats the target (predictive), with that target. */
  readonly chance: number | null;
  readonly target: number;
  readonly downside: number | null;
  readonly proof: Proof;
  /** Sentences for the whole plan; the last two are always the assumptions. */
  readonly why: readonly string[];
  readonly findings: readonly Finding[];
}

/** One point of a channel's curve: spend, expected outcome and its range, per period. */
export interface CurvePoint {
  readonly spend: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ChannelCurve {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** Share of the ceiling reached at the current spend; null where the curve has none. */
  readonly saturation: number | null;
}

/** Where the cells stand that a plan sheet refers to. */
export interface PlanCells {
  readonly summary: Address;
  readonly limits: Address | null;
  readonly budget: Address | null;
  readonly objective: Address | null;
  readonly posture: Address | null;
}

/** Everything the pane asks the engine, by the very jobs that the cells ask. Failures are EngineErrors with words. */
export interface Planner {
  describe(summary: SheetValues, settings: SheetValues | null): Promise<ModelFacts>;
  plan(question: PlanQuestion): Promise<PlanReading>;
  curve(summary: SheetValues, settings: SheetValues | null, channel: string, upTo: number): Promise<ChannelCurve>;
  sampleSheet(): Promise<SheetBlock>;
  emptySheet(): Promise<SheetBlock>;
  /** The sheet of live formulas for this question; goals that stand in cells are referred to, never copied. */
  planSheet(question: PlanQuestion, cells: PlanCells): Promise<SheetBlock>;
}
