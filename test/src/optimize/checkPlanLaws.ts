import { isEngineError } from "../../../src/base";
import { brokenLimits, planBudget, readPlanProblem, type PlanAnswer } from "../../../src/optimize";
import type { RandomProblem } from "./randomProblems";

/** The plan, or null where the limits leave none. */
export function planOrNull({ model, budget, limits }: RandomProblem): PlanAnswer | null {
  try {
    return planBudget(model, { budget, limits, objective: null, posture: null, settings: null });
  } catch (error) {
    if (isEngineError(error) && error.code === "unavailable") return null;
    throw error;
  }
}

/**
 * What must hold of every plan: no limit broken by more than half a cent, the budget met exactly, never worse than the
 * current plan where that is allowed, the bound never below the value, everything finite. Returns the breaches.
 */
export function planBreaches(problem: RandomProblem, answer: PlanAnswer): string[] {
  const { model, budget, limits } = problem;
  const { set } = readPlanProblem(model, { budget, limits, objective: null, posture: null, settings: null });
  const spend = Float64Array.from(answer.channels, ({ plan }) => plan);
  const breaches = brokenLimits(set, spend, model);
  const cents = answer.channels.reduce((sum, { plan }) => sum + Math.round(plan * 1e4), 0) / 1e4;
  if (Math.abs(cents - budget) > 1e-3) breaches.push(`spends ${cents} of ${budget}`);
  if (!(answer.upperBound >= answer.value)) breaches.push(`bound ${answer.upperBound} below value ${answer.value}`);
  if (![answer.value, answer.gap, answer.budgetPrice].every(Number.isFinite)) breaches.push("a number is not finite");
  // Rounding to cents may cost a marginal return on at most a cent per channel.
  const dust = 0.01 * answer.channels.reduce((sum, { marginal }) => sum + Math.abs(marginal), 0);
  if (brokenLimits(set, set.current, model).length === 0 && answer.value < answer.currentValue - dust)
    breaches.push(`worth ${answer.value}, the current plan ${answer.currentValue}`);
  return breaches;
}
