import type { ObjectiveKind } from "../optimize";

/** What one channel's sentence is made of. Money in the user's unit, for one planning horizon. */
export interface ChannelStory {
  readonly name: string;
  readonly current: number;
  readonly plan: number;
  /** Objective from the next unit of money at the plan (OPTIMIZE_BUDGET's Marginal); NaN without a curve. */
  readonly marginal: number;
  /** Share of the channel's ceiling that the plan reaches; null where the curve has none. */
  readonly full: number | null;
  /** The limit that holds the channel, as OPTIMIZE_BUDGET names it, or "". */
  readonly binding: string;
  /** Objective gained per unit by which that limit is loosened (CHECK_LIMITS' Cost); null where it has no price. */
  readonly price: number | null;
  /** OPTIMIZE_BUDGET's Robust. */
  readonly robust: string;
  /** What the curve rests on. */
  readonly assumption: string;
  /** The largest spend that the data have seen; null where they hold a single period. */
  readonly seenTo: number | null;
  /** Share of what the plan's spend brings that comes after the horizon; null where a period stands alone. */
  readonly after: number | null;
  /** Why there is no curve, or "". */
  readonly noCurve: string;
  /** Whether the channel counts as brand building. */
  readonly isBrand: boolean;
}

/** What the whole explanation is made of. */
export interface PlanStory {
  readonly channels: readonly ChannelStory[];
  /** What the plan maximises. */
  readonly objective: ObjectiveKind;
  /** Whether it maximises the mean; prices of other postures are gains of the posture's average. */
  readonly isBalanced: boolean;
  readonly outcomeName: string;
  readonly outcomeIsMoney: boolean;
  readonly spend: number;
  readonly currentSpend: number;
  /** Expected outcome of the plan with its range (SIMULATE_PLAN), and of the current spend. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly currentMean: number;
  /** Objective from the next unit of money at the best place that no limit holds from above; NaN where all are held. */
  readonly planMarginal: number;
  /** Share of what the whole plan brings that comes after the horizon; null where a period stands alone. */
  readonly after: number | null;
  readonly isJudgement: boolean;
  /** Pairs with joint effect, such as "Search + Social"; empty where channels add up. */
  readonly interactions: readonly string[];
  readonly horizon: string;
}

export type ExplainStyle = "brief" | "full";
