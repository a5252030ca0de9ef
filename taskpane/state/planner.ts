import type { Finding, SheetValues } from "../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";
import type { BlockRange, SheetBlock } from "../../src/sheets";
import type { Address } from "../../src/workbook";
import type { Objective } from "./goals";
import type { ScenarioPlanner } from "./scenarioPlanner";

/** A question for the engine: the raw tables as the sheet holds them, and the goals. */
export interface PlanQuestion {
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
  readonly limits: SheetValues | null;
  readonly budget: number;
  readonly objective: Objective;
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
  /** Share of the current spend above which a move needs an approval. */
  readonly approvalAbove: number;
}

/** What keeps the limits from being planned under, and what would mend it. */
export type LimitProblem = JobResponse<"reviewLimits">[number];
export type LimitMend = LimitProblem["mends"][number];

/** How firm a plan is: the spread of every amount, and what moves between channels cost. */
export type Robustness = JobResponse<"planRobustness">;

/** Plans on the way from the spends of now to a plan. */
export type BlendPath = JobResponse<"blendPlans">;
export type BlendStop = BlendPath["stops"][number];

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
  /** Path of the groups it lies in, from the outside in. */
  readonly groups: readonly string[];
  readonly seen: { readonly from: number; readonly to: number };
}

export interface ModelFacts {
  /** "JDG:…" */
  readonly key: string;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  /** Observed outcome of the last period; null where none was. */
  readonly observed: number | null;
  readonly channels: readonly ChannelFacts[];
  /** The objectives that the table has the columns for. */
  readonly objectives: readonly Objective[];
  readonly findings: readonly Finding[];
  /** What the model says of itself: settings used, assumptions. */
  readonly notes: readonly string[];
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
  /** Least and most that the limits allow, in money; upper is Infinity or the budget where nothing holds. */
  readonly lower: number;
  readonly upper: number;
  /** Why the plan is as it is, in one sentence; "" where it was not asked. */
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

/** A limit that holds the plan back, and what it costs. */
export interface LimitPrice {
  /** The channel, group, Brand or Total. */
  readonly name: string;
  /** "Min", "Max move up", … */
  readonly kind: string;
  /** Money at which it holds. */
  readonly bound: number;
  /** What the plan aims at, gained per unit by which it is loosened. */
  readonly cost: number;
}

export interface PlanReading {
  readonly outcomeName: string;
  readonly objective: Objective;
  readonly channels: readonly ChannelPlan[];
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly current: number;
  readonly spend: number;
  readonly unspent: number;
  /** Why money is left over; "" where none is. */
  readonly unspentWhy: string;
  /** Chance that one run of the plan beats the outcome observed last (predictive); null where none was observed. */
  readonly chance: number | null;
  readonly target: number | null;
  readonly proof: Proof;
  /** The limits that cost something, the costliest first; null where there are none, or pricing them takes its time. */
  readonly prices: readonly LimitPrice[] | null;
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

/** Where the cells stand that a plan sheet refers to; null for goals that the pane keeps. */
export interface PlanCells {
  readonly summary: Address;
  readonly limits: Address | null;
  readonly settings: Address | null;
  readonly budget: Address | null;
  readonly objective: Address | null;
  readonly posture: Address | null;
  readonly approvalAbove: Address | null;
  /** The Approvals table; null or absent where there is none yet. */
  readonly approvals?: Address | null;
}

/** A plan between now and the recommended one, as a plan sheet holds it. */
export type PlanBlend = NonNullable<JobRequest<"planSheet">["values"]["blend"]>;

/** A plan sheet ready to write, and where it holds what stands in no other cell. */
export interface PlanSheet {
  readonly block: SheetBlock;
  /** The sheet's own cells of the goals. */
  readonly own: {
    readonly budget: BlockRange;
    readonly objective: BlockRange;
    readonly posture: BlockRange;
    readonly limits: BlockRange | null;
    readonly settings: BlockRange | null;
    readonly approvalAbove: BlockRange;
  };
  /** Where the plan spills. */
  readonly plan: BlockRange;
}

/** Everything the pane asks the engine, by the very jobs that the cells ask. Failures are EngineErrors with words. */
export interface Planner {
  describe(summary: SheetValues, settings: SheetValues | null): Promise<ModelFacts>;
  /** `control` follows and ends a long search; a small question is answered before it could be heard. */
  plan(question: PlanQuestion, control?: HeavyControl): Promise<PlanReading>;
  /** What keeps the limits from being planned under; empty where nothing is known against them. */
  review(question: PlanQuestion): Promise<readonly LimitProblem[]>;
  /** The same prices, worked out apart from the plan. */
  prices(question: PlanQuestion, plan: readonly number[], control: HeavyControl): Promise<readonly LimitPrice[]>;
  robustness(question: PlanQuestion, plan: readonly number[]): Promise<Robustness>;
  blend(question: PlanQuestion, plan: readonly number[]): Promise<BlendPath>;
  curve(summary: SheetValues, settings: SheetValues | null, channel: string, upTo: number): Promise<ChannelCurve>;
  sampleSheet(): Promise<SheetBlock>;
  emptySheet(): Promise<SheetBlock>;
  /** The sheet of live formulas for this question; goals that stand in cells are referred to, never copied. */
  planSheet(question: PlanQuestion, cells: PlanCells, blend: PlanBlend | null): Promise<PlanSheet>;
  /** The questions of the Scenarios screen. */
  readonly scenarios: ScenarioPlanner;
}
