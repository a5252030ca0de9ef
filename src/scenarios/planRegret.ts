import type { SheetValues } from "../base";
import type { ResponseModel } from "../models";
import {
  objectiveDraws,
  postureAverage,
  readPlanProblem,
  solveProblem,
  sumAmounts,
  type ObjectiveKind,
  type PlanParts,
} from "../optimize";

/** A plan set against the best there is in the same world. */
export interface PlanRegret {
  /** The objective that the plan brings. */
  readonly value: number;
  /** The objective that planning again brings, never below `value`. */
  readonly best: number;
  /** best − value, >= 0: what holding on to the plan costs. */
  readonly regret: number;
  readonly bestSpend: Float64Array;
}

/** Where the plan may move when it is made again. */
export interface Replanning {
  readonly objective: ObjectiveKind;
  readonly limits: SheetValues | null;
  readonly settings: SheetValues | null;
}

/** A gain of planning again above this share means that the plan is not the best one any more. */
export const stillBestShare = 0.01;

/** True while planning again would gain no more than 1% of what the best plan brings. */
export function isStillBest({ regret, best }: PlanRegret): boolean {
  return regret <= stillBestShare * Math.abs(best);
}

/** Plans the same total again and compares. Limits that leave no plan: EngineError `unavailable`. */
export function planRegret(model: ResponseModel, spend: Float64Array, replanning: Replanning): PlanRegret {
  const { objective, allocation }: PlanParts = solveProblem(
    readPlanProblem(model, { ...replanning, budget: sumAmounts(spend), posture: null }),
  );
  const value = postureAverage(objectiveDraws(model, objective, spend), 0.5);
  const best = Math.max(value, allocation.value);
  return { value, best, regret: best - value, bestSpend: best > value ? allocation.spend : spend };
}

/**
 * The room for planning again where no limits are given: every channel may move as far from its present spend as the
 * plan moves any of them (as a share), so that a plan made under a Max move is judged under that Max move. A plan that
 * moves nothing, or starts a channel from 0, leaves all room. Stated as the setting Max move.
 */
export function widestMove(model: ResponseModel, spend: Float64Array): SheetValues | null {
  let widest = 0;
  for (const [channel, { currentSpend }] of model.channels.entries()) {
    if (currentSpend === 0 && spend[channel]! > 0) return null;
    if (currentSpend > 0) widest = Math.max(widest, Math.abs(spend[channel]! / currentSpend - 1));
  }
  return widest > 1e-6 ? [["Max move", widest]] : null;
}
