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
  /** Every move of `amount` that the channels' own limits allow, cheapest first. */
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
 * `amount` (blank: 2.5% of the budget, rounded to one digit) between any two channels. Groups and other sums are left
 * aside: a move is offered if both channels' own limits allow it.
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
  const canTake = (c: number): boolean =>
    !model.channels[c]!.noCurve && set.step[c] === 0 && spend[c]! + amount <= set.upper[c]! * (1 + 1e-9);
  const canGive = (c: number): boolean =>
    set.step[c] === 0 && spend[c]! - amount >= Math.max(set.lower[c]!, set.minWhenOn[c]!) - 1e-9 * set.budget;
  return looked.filter(canGive).flatMap((from) =>
    looked
      .filter((to) => to !== from && canTake(to))
      .map((to): MoveCost => {
        const cost = lossOf(from, to, amount);
        const [source, target] = [model.channels[from]!.name, model.channels[to]!.name];
        const share = cost / value;
        return {
          from: source,
          to: target,
          amount,
          cost,
          costShare: share,
          sentence: say(source, target, amount, share),
        };
      }),
  );
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
