import type { LaminarTree } from "./laminarTree";
import { firstPrice, narrowBracket, nextPrice, openBracket } from "./priceBracket";
import { leastSpendAt, mostSpendAt, type SlopeTables } from "./slopeTables";

/** How much of the budget may be spent. `tolerance`: how near the budget must be met, as a share of it. */
export interface SpendGoal {
  readonly budget: number;
  /** Whether the budget must be spent; if not, nothing is spent that loses. */
  readonly spendAll: boolean;
  readonly tolerance: number;
}

/** The best spends for concave curves on nested groups. `solve` writes into the same two arrays each time. */
export interface TreeSolver {
  solve(tables: SlopeTables, goal: SpendGoal): void;
  /** Best spend per channel. */
  readonly spend: Float64Array; // [channel]
  /** What the last unit of money brings within each group node: the price at which its budget is shared out. */
  readonly price: Float64Array; // [group]
}

/**
 * The exact optimum of  max Σ f_c(x_c)  with  lower <= Σ_{c in g} x_c <= upper  for nested groups g and concave f_c,
 * by its Lagrangian dual (Everett 1963; for nested sums Federgruen and Groenevelt 1986): at one price all channels
 * spend until their marginal return equals it; a group spends the sum, kept within its bounds; the price is found by
 * bisection for the whole, then again within every group for the amount that it was given.
 * Where curves are straight (ties) the remainder is shared in proportion to what each could take.
 */
export function createTreeSolver(tree: LaminarTree): TreeSolver {
  const { nChannels, children, groups } = tree;
  const nNodes = nChannels + groups.length;
  const amount = new Float64Array(nNodes);
  const spend = amount.subarray(0, nChannels);
  const price = new Float64Array(groups.length);
  const least = new Float64Array(nNodes);
  let tables: SlopeTables = [];

  function nodeTotal(node: number, at: number, most: boolean): number {
    if (node < nChannels) return most ? mostSpendAt(tables[node]!, at) : leastSpendAt(tables[node]!, at);
    const { lower, upper } = groups[node - nChannels]!;
    return Math.min(upper, Math.max(lower, childrenTotal(node, at, most)));
  }

  function childrenTotal(node: number, at: number, most: boolean): number {
    const inside = children[node - nChannels]!;
    let sum = 0;
    for (let i = 0; i < inside.length; i++) sum += nodeTotal(inside[i]!, at, most);
    return sum;
  }

  /** Highest and lowest slope below a node: no price outside them changes a spend. */
  function slopeSpan(node: number, span: { low: number; high: number }): void {
    if (node < nChannels) {
      const { slope } = tables[node]!;
      span.high = Math.max(span.high, slope[0]!);
      span.low = Math.min(span.low, slope[slope.length - 1]!);
    } else for (const child of children[node - nChannels]!) slopeSpan(child, span);
  }

  /** Shares `target` out among a group's children at one price, sought from the price of the last time. */
  function shareOut(node: number, target: number, tolerance: number): void {
    const span = { low: Infinity, high: -Infinity };
    slopeSpan(node, span);
    const bracket = openBracket(span.low, span.high);
    let at = firstPrice(bracket, price[node - nChannels]!);
    let isSettled = false;
    for (let step = 0; step < 300 && at > bracket.low && at < bracket.high; step++) {
      const excess = childrenTotal(node, at, false) - target;
      isSettled = Math.abs(excess) <= tolerance || (excess < 0 && childrenTotal(node, at, true) >= target);
      if (isSettled) break;
      narrowBracket(bracket, at, excess);
      at = nextPrice(bracket, step);
    }
    mix(node, target, isSettled ? at : bracket.high, isSettled ? at : bracket.low);
    price[node - nChannels] = heldPrice(node, isSettled ? at : bracket.high);
  }

  /** A group that no bound of its own holds has its parent's price; a floor can only lower it, a cap only raise it. */
  function heldPrice(node: number, own: number): number {
    const above = tree.parent[node]!;
    if (above < 0) return own;
    const { lower, upper } = groups[node - nChannels]!;
    const outer = price[above - nChannels]!;
    if (amount[node]! <= lower) return Math.min(own, outer);
    return amount[node]! >= upper ? Math.max(own, outer) : outer;
  }

  /** Shares the target out between what is spent at a price that is high enough and one that is low enough. */
  function mix(node: number, target: number, dear: number, cheap: number): void {
    const inside = children[node - nChannels]!;
    let few = 0;
    let many = 0;
    for (const child of inside) {
      few += least[child] = nodeTotal(child, dear, false);
      many += amount[child] = nodeTotal(child, cheap, true);
    }
    const share = many > few ? Math.min(1, Math.max(0, (target - few) / (many - few))) : 0;
    for (const child of inside) amount[child] = least[child]! + share * (amount[child]! - least[child]!);
  }

  function solve(given: SlopeTables, goal: SpendGoal): void {
    tables = given;
    const root = nNodes - 1;
    const { lower, upper } = groups[groups.length - 1]!;
    const free = goal.spendAll ? Infinity : childrenTotal(root, 0, false);
    amount[root] = Math.min(upper, Math.max(lower, Math.min(goal.budget, free)));
    for (let node = root; node >= nChannels; node--)
      shareOut(node, amount[node]!, Math.max(goal.tolerance, 1e-14) * goal.budget);
    if (free < goal.budget && free >= lower && free <= upper) price[groups.length - 1] = 0;
  }

  return { solve, spend, price };
}

/** The price that holds for each channel: that of its innermost group. */
export function channelPrices(tree: LaminarTree, price: Float64Array): Float64Array {
  return Float64Array.from({ length: tree.nChannels }, (_, channel) => price[tree.parent[channel]! - tree.nChannels]!);
}
