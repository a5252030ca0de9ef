import { createRng } from "../numerics";
import type { ResponseModel } from "../models";
import {
  brokenLimits,
  readPlanProblem,
  solveProblem,
  type FeasibleSet,
  type PlanProblem,
  type PlanQuestion,
} from "../optimize";
import { createPlanValuer } from "./planValuer";
import { createTransfers } from "./randomTransfers";

/** Which plans to look at. */
export interface ExploreQuestion extends PlanQuestion {
  /** How many plans, the best one included. */
  readonly count: number;
  readonly seed: number;
}

/** Plans of one budget that keep every limit, and what they bring. Plan 0 is the best one (balanced). */
export interface ExploredPlans {
  readonly nChannels: number;
  readonly spend: Float64Array; // [plan × channel]
  /** Expected objective. */
  readonly mean: Float64Array; // [plan]
  /** Expected objective less the mean of its worst 20% of cases. */
  readonly risk: Float64Array; // [plan]
  /** Plans that no other one beats in both: risk ascending, mean ascending. */
  readonly frontier: readonly number[];
  /** Where every channel's own limits let it lie. */
  readonly lower: Float64Array; // [channel]
  readonly upper: Float64Array; // [channel]
}

/** How far an exploration is: share done, and the plans so far. */
export interface ExploreProgress {
  readonly done: number;
  readonly plans: number;
}

/** Plans between two reports. */
const reportEvery = 200;

/**
 * Looks at many random plans under the limits: from the best plan on, money moves between pairs of channels as far as
 * limits allow (a random walk over the feasible set), and each plan is brought through every draw. Means and risks come
 * from tables of the curves at 65 spends per channel and are within 0.1% of SIMULATE_PLAN's. Equal seeds, equal bits.
 */
export function* explorePlans(
  model: ResponseModel,
  question: ExploreQuestion,
): Generator<ExploreProgress, ExploredPlans> {
  const problem = { ...readPlanProblem(model, question), posture: 0.5 };
  const { count, seed } = question;
  const nChannels = model.channels.length;
  const start = solveProblem(problem).allocation.spend;
  const value = createPlanValuer(problem);
  const transfers = createTransfers(problem.set, createRng(seed));
  const [spend, mean, risk] = [new Float64Array(count * nChannels), new Float64Array(count), new Float64Array(count)];
  const plan = Float64Array.from(start);
  for (let p = 0; p < count; p++) {
    if (p > 0) nextPlan(problem, plan, transfers.move);
    spend.set(plan, p * nChannels);
    const brought = value(plan);
    mean[p] = brought.mean;
    risk[p] = brought.risk;
    if (p % reportEvery === 0) yield { done: p / count, plans: p };
  }
  const { lower, upper } = problem.set;
  return { nChannels, spend, mean, risk, frontier: paretoFrontier(mean, risk), lower, upper };
}

/** Moves money between random pairs; a plan that then breaks a limit no pair can see (turnover, steps) is taken back. */
function nextPlan({ set, model }: PlanProblem, plan: Float64Array, move: (plan: Float64Array) => void): void {
  const before = Float64Array.from(plan);
  for (let k = 0; k < 2 * plan.length; k++) move(plan);
  if (needsCheck(set) && brokenLimits(set, plan, model).length > 0) plan.set(before);
}

function needsCheck({ turnover, efficiency, step, minWhenOn }: FeasibleSet): boolean {
  const isSet = (amount: number): boolean => amount > 0;
  return turnover !== null || efficiency.length > 0 || step.some(isSet) || minWhenOn.some(isSet);
}

/** The plans that bring more than every plan of less or equal risk, risk ascending. */
export function paretoFrontier(mean: Float64Array, risk: Float64Array): number[] {
  const order = Array.from(mean.keys()).sort((a, b) => risk[a]! - risk[b]! || mean[b]! - mean[a]! || a - b);
  let best = -Infinity;
  return order.filter((plan) => {
    if (mean[plan]! <= best) return false;
    best = mean[plan]!;
    return true;
  });
}
