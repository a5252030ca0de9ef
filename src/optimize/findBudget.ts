import { invalid, unavailable } from "../base";
import type { ResponseModel } from "../models";
import { formatAmount } from "./formatAmount";
import { unitsPerMoney } from "./roundAmounts";
import { outcomeDraws, predictiveDraws, weighOutcomes } from "./outcomeDraws";
import { readPlanProblem, solveProblem, type PlanQuestion } from "./planBudget";
import type { PlanParts } from "./planAnswer";

/** What a budget has to reach. */
export interface BudgetTarget {
  /** In units of the objective. */
  readonly target: number;
  /** Predictive probability with which it must be reached; null: in the mean. */
  readonly confidence: number | null;
}

const mostSteps = 60;
/** How much of the present spend is tried before a target counts as out of reach. */
const farthest = 1e4;

/**
 * The smallest budget whose best plan reaches the target, in the mean or with a probability: by bisection (the best
 * objective cannot fall as the budget grows). Out of reach: EngineError `unavailable` with the most that was reached.
 */
export function findBudget(
  model: ResponseModel,
  question: Omit<PlanQuestion, "budget">,
  goal: BudgetTarget,
): PlanParts {
  if (!(goal.target > 0) || !Number.isFinite(goal.target)) invalid("target: it must be a number above 0");
  if (goal.confidence !== null && !(goal.confidence > 0 && goal.confidence < 1))
    invalid(`confidence is ${goal.confidence}. Type a share between 0 and 1, such as 0.8`);
  const tryBudget = (budget: number): PlanParts => solveProblem(readPlanProblem(model, { ...question, budget }));
  const reach = (parts: PlanParts): number => reached(parts, goal);
  const floor = leastBudget(model, question);
  const present = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
  const start = Math.max(floor, present);
  let high = tryOr(tryBudget, start);
  let low = { budget: Math.max(floor, start * 1e-6), reach: -Infinity };
  for (let budget = start; !high || reach(high) < goal.target;) {
    if (high) low = { budget, reach: reach(high) };
    budget *= 2;
    if (budget > farthest * start) return outOfReach(model, goal, low.reach);
    const next = tryOr(tryBudget, budget);
    if (high && !next) return outOfReach(model, goal, low.reach);
    high = next;
  }
  const found = narrow(tryBudget, reach, goal.target, low.budget, high).set.budget;
  const units = unitsPerMoney(found);
  return tryBudget(Math.ceil(found * units - 1e-6) / units);
}

/** Least budget that the limits' minimums allow. */
function leastBudget(model: ResponseModel, question: Omit<PlanQuestion, "budget">): number {
  const { set } = readPlanProblem(model, { ...question, budget: 1e15 });
  const floors = [...set.lower];
  set.tree.groups.forEach((group, g) => {
    const inside = [...set.tree.children[g]!].reduce((sum, node) => sum + floors[node]!, 0);
    floors.push(Math.max(group.lower, inside));
  });
  return floors.at(-1) ?? 0;
}

/** A plan, or null where the limits leave none for this budget (say all channels at their maximum). */
function tryOr(tryBudget: (budget: number) => PlanParts, budget: number): PlanParts | null {
  try {
    return tryBudget(budget);
  } catch (error) {
    if ((error as { code?: unknown }).code === "unavailable") return null;
    throw error;
  }
}

function narrow(
  tryBudget: (budget: number) => PlanParts,
  reach: (parts: PlanParts) => number,
  target: number,
  from: number,
  to: PlanParts,
): PlanParts {
  let [low, best] = [from, to];
  for (let step = 0; step < mostSteps && best.set.budget - low > 1e-7 * best.set.budget; step++) {
    const parts = tryOr(tryBudget, nextBudget(low, best, target, step));
    if (parts && reach(parts) >= target) best = parts;
    else low = nextBudget(low, best, target, step);
  }
  return best;
}

/** Between halving and the straight line that the last marginal return draws (a Newton step, a little long). */
function nextBudget(low: number, best: PlanParts, target: number, step: number): number {
  const { budget } = best.set;
  const surplus = best.allocation.value - target;
  const newton = budget - (surplus / best.allocation.price) * (step % 2 === 0 ? 1.0001 : 0.9999) - budget * 2e-8;
  const isUseful = step % 3 < 2 && best.allocation.price > 0 && newton > low && newton < budget;
  return isUseful ? newton : (low + budget) / 2;
}

/** The objective that a plan reaches: its mean, or the value that it exceeds with the wanted probability. */
function reached({ model, objective, allocation }: PlanParts, { confidence }: BudgetTarget): number {
  if (confidence === null) return allocation.value;
  const draws = outcomeDraws(model, allocation.spend);
  const expected = weighOutcomes(model, draws.byChannel, objective);
  const repeated = predictiveDraws(model, draws);
  const spent = objective.spendCost * allocation.spend.reduce((sum, amount) => sum + amount, 0);
  const run = expected.map(
    (value, d) => (draws.total[d]! > 0 ? (value * repeated[d]!) / draws.total[d]! : value) - spent,
  );
  run.sort();
  return run[Math.min(run.length - 1, Math.floor((1 - confidence) * run.length))]!;
}

function outOfReach(model: ResponseModel, { target, confidence }: BudgetTarget, most: number): never {
  const ceiling = new Float64Array(model.nDraws);
  let sum = 0;
  const isBounded = model.channels.every(({ noCurve }, c) => {
    if (noCurve) return true;
    if (!model.ceiling(c, ceiling)) return false;
    sum += ceiling.reduce((total, value) => total + value, 0) / model.nDraws;
    return true;
  });
  const reach = Math.round(most > 0 ? most : 0);
  const why =
    isBounded && confidence === null && sum < target
      ? `the curves' ceiling is ${formatAmount(Math.round(sum))}`
      : `under these limits at most ${formatAmount(reach)} is reached${confidence === null ? "" : " with that probability"}`;
  return unavailable(`No budget reaches ${formatAmount(target)}: ${why}. Lower the target or loosen the limits`);
}
