import type { Finding } from "../base";
import type { BoundSource, GroupBound, LaminarTree } from "./laminarTree";

/** A wished share of the budget and how much weight it carries (Prefer and Weight of the Limits table). */
export interface Preference {
  readonly channel: number;
  readonly share: number;
  readonly weight: number;
  readonly by: BoundSource;
}

/** A cap on the money that changes place: half of Σ |plan - current|. */
export interface TurnoverCap {
  readonly amount: number;
  readonly by: BoundSource;
}

/** A target for the efficiency of a group or of the whole: Σ (outcome factor × mean outcome − spend) >= 0. */
export interface EfficiencyFloor {
  readonly members: readonly number[];
  /** Money per outcome that the target allows, per channel of `members`: spend <= factor × outcome. */
  readonly factor: readonly number[];
  readonly by: BoundSource;
}

/** Where a plan may lie: everything that limits, settings and budget say, in numbers. Money in the user's unit. */
export interface FeasibleSet {
  readonly budget: number;
  /** Whether all of the budget must be spent. */
  readonly spendAll: boolean;
  readonly lower: Float64Array; // [channel]
  readonly upper: Float64Array; // [channel]
  readonly lowerBy: readonly (BoundSource | null)[]; // [channel], null where nothing but zero holds
  readonly upperBy: readonly (BoundSource | null)[]; // [channel], null where only the budget holds
  /** Whole units of money: a plan is a multiple of it; 0 for any amount. */
  readonly step: Float64Array; // [channel]
  /** A channel is either off (0) or spends at least this; 0 for none. */
  readonly minWhenOn: Float64Array; // [channel]
  readonly tree: LaminarTree;
  /** Groups that cross the tree's (Brand across regions, say). */
  readonly crossing: readonly GroupBound[];
  readonly turnover: TurnoverCap | null;
  readonly efficiency: readonly EfficiencyFloor[];
  readonly preferences: readonly Preference[];
  readonly current: Float64Array; // [channel]
  readonly findings: readonly Finding[];
}
