import { brokenLimits } from "./brokenLimits";
import type { FeasibleSet } from "./feasibleSet";
import { knownMeans } from "./meanCurveCache";
import { formatAmount } from "./formatAmount";
import { objectiveDraws } from "./outcomeDraws";
import type { PlanProblem } from "./planBudget";
import { robustMoves, type Robust } from "./robustMoves";

/** Where the best amount of a channel lies, draw by draw. */
export interface AmountSpread {
  readonly name: string;
  readonly plan: number;
  /** Central 90% of the draws' own best amounts under the same limits. */
  readonly low: number;
  readonly high: number;
  readonly robust: Robust;
}

/** What it costs to move money from one channel to another. */
export interface MoveCost {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** Objective lost (mean over the draws); negative where the move would gain. */
  readonly cost: number;
  /** Share of the plan's objective. */
  readonly costShare: number;
  /** "Moving 50,000 from Social to Content costs 0.04% of the outcome." */
  readonly sentence: string;
}

/** How much of a plan is firm and where it could as well be otherwise. */
export interface PlanRobustness {
  readonly channels: readonly AmountSpread[];
  /** Every move of about `amount` that all limits allow, cheapest first. */
  readonly moves: readonly MoveCost[];
  readonly amount: number;
  /** The cheapest moves below `flatShare` of the objective, one per pair of channels. */
  readonly flat: readonly MoveCost[];
}

/** A move that costs less than this share of the objective counts as free. */
export const flatShare = 0.001;

/** Above so many channels only moves out of and into the largest are looked at. */
const mostChannels = 40;

/**
 * The spread of every amount over the draws, and the flatness of the objective around a plan: what it costs to move
 * `amount` (blank: 2.5% of the budget, rounded to one digit; whole steps where a channel has them) between any two
 * channels. A move is offered only if the plan keeps every limit after it.
 */
export function planRobustness(problem: PlanProblem, spend: Float64Array, given: number | null = null): PlanRobustness {
  const { model, objective, set } = problem;
  const { flags, low, high } = robustMoves(model, objective, set, spend);
  const channels = model.channels.map(({ name }, c) => ({
    ...{ name, plan: spend[c]!, low: low[c]!, high: high[c]!, robust: flags[c]! },
  }));
  const amount = given ?? oneDigit(0.025 * set.budget);
  const moves = moveCosts(problem, spend, amount).sort((a, b) => a.cost - b.cost);
  const seen = new Set<string>();
  const flat = moves.filter(({ from, to, costShare }) => {
    const pair = [from, to].sort().join("\n");
    if (costShare >= flatShare || seen.has(pair)) return false;
    seen.add(pair);
    return true;
  });
  return { channels, moves, amount, flat };
}

function oneDigit(amount: number): number {
  let unit = 1e-6;
  while (unit * 10 <= amount) unit *= 10;
  return Math.round(amount / unit) * unit;
}

function moveCosts(problem: PlanProblem, spend: Float64Array, amount: number): MoveCost[] {
  const { model, set } = problem;
  const lossOf = moveLoss(problem, spend);
  const value = Math.abs(meanObjective(problem, spend)) || 1;
  const looked = [...spend.keys()].sort((a, b) => spend[b]! - spend[a]!).slice(0, mostChannels);
  const canMove = (c: number): boolean => !model.channels[c]!.noCurve && set.upper[c]! > set.lower[c]!;
  const free = looked.filter(canMove);
  return free.flatMap((from) =>
    free.flatMap((to): MoveCost[] => {
      const moved = from === to ? 0 : inWholeSteps(set, from, to, amount);
      if (moved === 0 || !isKept(problem, spend, from, to, moved)) return [];
      const cost = lossOf(from, to, moved);
      const [source, target] = [model.channels[from]!.name, model.channels[to]!.name];
      const costShare = cost / value;
      const sentence = say(source, target, moved, costShare);
      return [{ from: source, to: target, amount: moved, cost, costShare, sentence }];
    }),
  );
}

/** The amount, or the nearest one that both channels can move in whole steps; 0 where their steps never meet. */
function inWholeSteps({ step }: FeasibleSet, from: number, to: number, amount: number): number {
  const [larger, smaller] = [Math.max(step[from]!, step[to]!), Math.min(step[from]!, step[to]!)];
  if (larger === 0) return amount;
  const unit = smaller > 0 ? commonMultiple(larger, smaller) : larger;
  return unit * Math.max(1, Math.round(amount / unit));
}

/** The least multiple of `larger` that is one of `smaller` too; 0 where there is none below 1,000 of them. */
function commonMultiple(larger: number, smaller: number): number {
  for (let k = 1; k <= 1000; k++) {
    const parts = (k * larger) / smaller;
    if (Math.abs(parts - Math.round(parts)) < 1e-9) return k * larger;
  }
  return 0;
}

/** Whether every limit still holds after a move: own limits, groups, turnover, efficiency, switches, whole units. */
function isKept({ set, model }: PlanProblem, spend: Float64Array, from: number, to: number, amount: number): boolean {
  if (amount > spend[from]! * (1 + 1e-9)) return false;
  const moved = Float64Array.from(spend);
  moved[from] = Math.max(0, moved[from]! - amount);
  moved[to]! += amount;
  return brokenLimits(set, moved, model).length === 0;
}

function say(from: string, to: string, amount: number, share: number): string {
  const percent = Math.abs(share) * 100;
  const words = percent < 0.005 ? "less than 0.01%" : `${percent.toFixed(2)}%`;
  return `Moving ${formatAmount(amount)} from ${from} to ${to} ${share < -5e-5 ? "gains" : "costs"} ${words} of the objective`;
}

function meanObjective({ model, objective }: PlanProblem, spend: Float64Array): number {
  const draws = objectiveDraws(model, objective, spend);
  return draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
}

/** Objective lost by a move: from the two mean curves, or from all draws where joint effects tie channels together. */
function moveLoss(problem: PlanProblem, spend: Float64Array): (from: number, to: number, amount: number) => number {
  const { model, objective } = problem;
  if (model.interactions.length > 0) {
    const now = meanObjective(problem, spend);
    return (from, to, amount) => {
      const moved = Float64Array.from(spend);
      moved[from] = Math.max(0, moved[from]! - amount);
      moved[to]! += amount;
      return now - meanObjective(problem, moved);
    };
  }
  const { response } = knownMeans(model);
  const worth = (c: number, at: number): number =>
    model.channels[c]!.noCurve ? 0 : objective.worth[c]! * response(c, Math.max(0, at));
  return (from, to, amount) =>
    worth(from, spend[from]!) -
    worth(from, spend[from]! - amount) -
    (worth(to, spend[to]! + amount) - worth(to, spend[to]!));
}
