import type { FeasibleSet } from "./feasibleSet";

/** Units per unit of money: 100 for cents, more for small budgets; the unit is min(0.01, budget × 1e-7), a power of ten. */
export function unitsPerMoney(budget: number): number {
  let units = 100;
  while (1 / units > budget * 1e-7 && units < 1e9) units *= 10;
  return units;
}

/**
 * Rounds a plan so that it adds up exactly and keeps every limit: amounts at a limit stay exactly there, the others are
 * rounded to the unit, and what rounding leaves over goes to those that rounding moved most, group by group.
 */
export function roundAmounts(set: FeasibleSet, spend: Float64Array): Float64Array {
  const { tree, budget } = set;
  const units = unitsPerMoney(budget);
  const nNodes = tree.nChannels + tree.groups.length;
  const exact = new Float64Array(nNodes);
  exact.set(spend);
  const floor = new Float64Array(nNodes);
  const cap = new Float64Array(nNodes);
  for (let channel = 0; channel < tree.nChannels; channel++)
    [floor[channel], cap[channel]] = channelRoom(set, spend, channel);
  tree.groups.forEach((group, g) => {
    const node = tree.nChannels + g;
    for (const child of tree.children[g]!) {
      exact[node]! += exact[child]!;
      floor[node]! += floor[child]!;
      cap[node]! += cap[child]!;
    }
    floor[node] = Math.max(floor[node]!, group.lower);
    cap[node] = Math.min(cap[node]!, group.upper);
  });
  const rounded = Float64Array.from(exact);
  rounded[nNodes - 1] = roundWhole(set, exact[nNodes - 1]!, units);
  for (let node = nNodes - 1; node >= tree.nChannels; node--)
    shareRounding([...tree.children[node - tree.nChannels]!], rounded[node]!, units, { exact, floor, cap, rounded });
  return rounded.slice(0, tree.nChannels);
}

/** How far rounding may move a channel: not at all in whole steps or when off, else within its limits. */
function channelRoom(set: FeasibleSet, spend: Float64Array, channel: number): [number, number] {
  const amount = spend[channel]!;
  const isOff = amount === 0 && set.minWhenOn[channel]! > 0;
  if (set.step[channel]! > 0 || isOff) return [amount, amount];
  return [Math.max(set.lower[channel]!, set.minWhenOn[channel]!), set.upper[channel]!];
}

function roundWhole({ budget, spendAll }: FeasibleSet, total: number, units: number): number {
  const nearest = Math.round(total * units) / units;
  const isSpent = Math.abs(budget - total) < 1 / units;
  return isSpent ? budget : spendAll ? total : Math.min(budget, nearest);
}

interface Rounding {
  readonly exact: Float64Array; // [node]
  readonly floor: Float64Array;
  readonly cap: Float64Array;
  readonly rounded: Float64Array;
}

function shareRounding(nodes: readonly number[], target: number, units: number, r: Rounding): void {
  const unit = 1 / units;
  for (const node of nodes) r.rounded[node] = roundWithin(node, units, r);
  let left = target - nodes.reduce((sum, node) => sum + r.rounded[node]!, 0);
  const byMove = [...nodes].sort((a, b) => r.exact[b]! - r.rounded[b]! - (r.exact[a]! - r.rounded[a]!));
  for (let pass = 0; pass < 4 && Math.abs(left) > unit * 1e-6; pass++)
    for (const node of left > 0 ? byMove : [...byMove].reverse()) {
      if (Math.abs(left) <= unit * 1e-6) break;
      const room = left > 0 ? r.cap[node]! - r.rounded[node]! : r.floor[node]! - r.rounded[node]!;
      const wanted = pass < 2 ? Math.min(Math.abs(left), unit) : Math.abs(left);
      const move = Math.sign(left) * Math.min(wanted, Math.abs(room));
      r.rounded[node] = tidy(r.rounded[node]! + move, units);
      left = target - nodes.reduce((sum, other) => sum + r.rounded[other]!, 0);
    }
}

function roundWithin(node: number, units: number, { exact, floor, cap }: Rounding): number {
  const [amount, least, most] = [exact[node]!, floor[node]!, cap[node]!];
  if (amount - least < 0.5 / units) return least;
  if (most - amount < 0.5 / units) return most;
  return Math.min(most, Math.max(least, Math.round(amount * units) / units));
}

/** Clears the floating-point dust of a sum where the amount is a whole number of units. */
function tidy(amount: number, units: number): number {
  const nearest = Math.round(amount * units) / units;
  return Math.abs(nearest - amount) * units < 1e-4 ? nearest : amount;
}
