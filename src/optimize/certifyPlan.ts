import { unavailable, type Table } from "../base";
import { allocateBudget, relativeGap } from "./allocateBudget";
import { brokenLimits } from "./brokenLimits";
import { objectiveDraws } from "./outcomeDraws";
import { verdictOf, type Verdict } from "./planAnswer";
import type { PlanProblem } from "./planBudget";
import { postureAverage } from "./posture";

/** How near a given plan is to the best there is. */
export interface Certificate {
  readonly value: number;
  readonly upperBound: number;
  readonly gap: number;
  readonly verdict: Verdict;
  /** The best plan that was found, and what it is worth. */
  readonly bestValue: number;
  readonly bestSpend: readonly number[]; // [channel]
}

/**
 * Compares a plan with the best there is under the same limits. `improvable`: a better plan is known; `not proven`: none
 * is, but the bound leaves room. A plan that breaks a limit or the budget cannot be certified: EngineError
 * `unavailable` that names what it breaks.
 */
export function certifyPlan(problem: PlanProblem, spend: Float64Array): Certificate {
  const { model, objective, posture, set } = problem;
  const broken = brokenLimits(set, spend, model);
  if (broken.length > 0) return unavailable(`The plan breaks its limits: ${broken.slice(0, 4).join("; ")}`);
  const best = allocateBudget(problem);
  const value = postureAverage(objectiveDraws(model, objective, spend), posture);
  const upperBound = Math.max(best.upperBound, value);
  const gap = relativeGap(value, upperBound, best.currentValue);
  const proven = verdictOf(gap);
  const isBetterKnown = relativeGap(value, best.value, best.currentValue) > 1e-6;
  return {
    value,
    upperBound,
    gap,
    verdict: proven === "not proven" && isBetterKnown ? "improvable" : proven,
    bestValue: Math.max(value, best.value),
    bestSpend: [...(best.value > value ? best.spend : spend)],
  };
}

/** CERTIFY_PLAN's table; the gap is a share. */
export function certificateTable({ value, upperBound, gap, verdict }: Certificate): Table {
  return { header: ["Objective", "Upper bound", "Gap %", "Verdict"], rows: [[value, upperBound, gap, verdict]] };
}
