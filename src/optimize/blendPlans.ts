import { brokenLimits } from "./brokenLimits";
import { findClash } from "./infeasible";
import { solveProblem, type PlanProblem } from "./planBudget";
import { roundAmounts } from "./roundAmounts";
import { simulatePlan } from "./simulatePlan";

/** One plan on the way from where the money is now to a plan. */
export interface BlendStop {
  /** How far along the way: 0 the start, 1 the plan. */
  readonly share: number;
  readonly spend: readonly number[]; // [channel]
  /** Expected outcome and its central 90%. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Chance that one run reaches the outcome observed last; null where none was. */
  readonly chance: number | null;
}

/** The way from where the money is now to a plan, in steps that keep every limit. */
export interface BlendPath {
  /** `current`: the spends of now. `nearest`: they break a limit or the budget; the nearest plan that keeps all. */
  readonly start: "current" | "nearest";
  /** Ascending by share; the last is the plan itself. */
  readonly stops: readonly BlendStop[];
  /** Limits that the steps left out would have broken, in words; "" where none was left out. */
  readonly leftOut: string;
}

/** How many steps there are at most between start and plan. */
const nSteps = 20;

/**
 * Plans between now and a plan: amounts = start + share × (plan − start). Budgets, minimums, maximums, moves, groups and
 * turnover hold all along a line between two plans that keep them; a channel stays at its on/off minimum until the plan
 * switches it. Whole units and targets for efficiency may not hold: every step is checked, and left out if it breaks one.
 */
export function blendPlans(problem: PlanProblem, plan: Float64Array): BlendPath {
  const { model, set } = problem;
  const [brokenNow] = brokenLimits(set, set.current, model);
  const start = brokenNow === undefined ? set.current : nearestPlan(problem);
  const stops: BlendStop[] = [];
  let leftOut = start ? "" : (brokenNow ?? "");
  for (let step = start ? 0 : nSteps; step <= nSteps; step++) {
    const share = step / nSteps;
    const spend = step === nSteps || !start ? plan : between(problem, start, plan, share);
    const broken = step === nSteps ? [] : brokenLimits(set, spend, model);
    leftOut ||= broken[0] ?? "";
    if (broken.length > 0) continue;
    const { mean, low, high, reachesTarget } = simulatePlan(model, spend);
    const chance = Number.isFinite(reachesTarget) ? reachesTarget : null;
    stops.push({ share, spend: [...spend], mean, low, high, chance });
  }
  return { start: brokenNow === undefined ? "current" : "nearest", stops, leftOut };
}

function between({ set }: PlanProblem, start: Float64Array, plan: Float64Array, share: number): Float64Array {
  if (share === 0) return start;
  return roundAmounts(
    set,
    start.map((from, c) => from + share * (plan[c]! - from)),
  );
}

/**
 * The best plan among those that move the least money away from now: the least turnover is what a cap of zero falls
 * short by. null where whole units, on/off minimums or targets for efficiency make it a search of its own.
 */
function nearestPlan(problem: PlanProblem): Float64Array | null {
  const { model, set } = problem;
  const isLine = set.step.every((step) => step === 0) && set.minWhenOn.every((least) => least === 0);
  if (!isLine || set.efficiency.length > 0) return null;
  const by = { name: "least move", where: "" };
  const names = model.channels.map(({ name }) => name);
  const least = findClash({ ...set, turnover: { amount: 0, by } }, names)?.shortfall ?? 0;
  const turnover = { amount: least * (1 + 1e-7) + 0.01, by };
  return solveProblem({ ...problem, posture: 0.5, set: { ...set, turnover } }).allocation.spend;
}
