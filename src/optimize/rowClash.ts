import type { Clash, ClashPart } from "./clash";
import type { FeasibleSet } from "./feasibleSet";
import { formatAmount } from "./formatAmount";
import type { BoundSource } from "./laminarTree";
import { createTreeSolver } from "./treeDual";

/** A cap on a sum that the group tree cannot hold: Σ activity_c(x_c) <= limit, with what x would like to be. */
interface SumCap {
  readonly part: ClashPart;
  readonly limit: number;
  /** The spend of channel c at which its activity is least; slope of the activity below and above it. */
  readonly at: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * Finds a turnover cap or a crossing group (Brand across regions) that cannot hold together with budget, bounds and
 * nested groups: its least activity is found exactly on the group tree. The other limits are then dropped one by one
 * as long as the clash stays: what is left is irreducible.
 */
export function findRowClash(set: FeasibleSet, names: readonly string[]): Clash | null {
  for (const cap of sumCaps(set)) {
    const excess = leastActivity(set, cap) - cap.limit;
    if (excess <= 1e-9 * set.budget) continue;
    const parts = clashingBounds(set, cap, names);
    const least = leastActivity(set, cap);
    const message =
      `${describe(cap.part)} cannot hold: the other limits ${least < 0 ? "leave at most" : "need at least"} ${formatAmount(Math.abs(least))}` +
      `. Loosen it by ${formatAmount(excess)}, or one of: ${parts.slice(0, 6).map(describe).join("; ")}`;
    return { parts: [cap.part, ...parts], shortfall: excess, message };
  }
  return null;
}

function describe({ name, amount, by }: ClashPart): string {
  if (by.name === "budget") return `the budget ${formatAmount(amount)}`;
  const isSaid = by.name.startsWith(name) || by.where.includes(`(${name})`);
  return `${by.where ? `${by.where} ` : ""}${isSaid ? "" : `${name} `}${by.name} ${formatAmount(amount)}`;
}

function sumCaps({ crossing, turnover, current, lower }: FeasibleSet): SumCap[] {
  const nChannels = lower.length;
  const linear = (members: readonly number[], slope: 1 | -1): Pick<SumCap, "at" | "below" | "above"> => {
    const rise = new Float64Array(nChannels);
    for (const c of members) rise[c] = slope;
    return { at: new Float64Array(nChannels), below: rise, above: rise };
  };
  const groups = crossing.flatMap(({ name, members, lower: least, upper: most, lowerBy, upperBy }): SumCap[] => [
    ...(upperBy ? [{ part: { name, amount: most, by: upperBy }, limit: most, ...linear(members, 1) }] : []),
    ...(lowerBy ? [{ part: { name, amount: least, by: lowerBy }, limit: -least, ...linear(members, -1) }] : []),
  ]);
  if (!turnover) return groups;
  const half = (sign: 1 | -1): Float64Array => new Float64Array(nChannels).fill(sign / 2);
  const part = { name: "Total", amount: turnover.amount, by: turnover.by };
  return [...groups, { part, limit: turnover.amount, at: current, below: half(-1), above: half(1) }];
}

/** The least that a sum can come to; −Infinity where bounds cannot be met at all. */
function leastActivity(set: FeasibleSet, { at, below, above }: SumCap): number {
  const solver = createTreeSolver(set.tree);
  const tables = [...set.lower.keys()].map((c) => {
    const [lower, upper] = [set.lower[c]!, Math.max(set.lower[c]!, set.upper[c]!)];
    if (!(upper > lower)) return { spend: Float64Array.of(lower), slope: Float64Array.of(0) };
    const turn = Math.min(upper, Math.max(lower, at[c]!));
    return {
      spend: Float64Array.of(lower, turn, turn, upper),
      slope: Float64Array.of(-below[c]!, -below[c]!, -above[c]!, -above[c]!),
    };
  });
  solver.solve(tables, { budget: set.budget, spendAll: set.spendAll, tolerance: 0 });
  return solver.spend.reduce((sum, x, c) => {
    const turn = at[c]!;
    return sum + (x < turn ? below[c]! * (x - turn) : above[c]! * (x - turn));
  }, 0);
}

/** The bounds without any one of which the clash would be gone, after dropping those that do not matter. */
function clashingBounds(given: FeasibleSet, cap: SumCap, names: readonly string[]): ClashPart[] {
  let set = given;
  const parts: ClashPart[] = [];
  const tryWithout = (without: FeasibleSet, name: string, amount: number, by: BoundSource | null): void => {
    if (!by) return;
    if (leastActivity(without, cap) - cap.limit > 1e-9 * given.budget) set = without;
    else parts.push({ name, amount, by });
  };
  for (let c = 0; c < names.length; c++) {
    const replaced = (bound: Float64Array, value: number): Float64Array =>
      bound.map((own, other) => (other === c ? value : own));
    if (given.lower[c]! > 0)
      tryWithout({ ...set, lower: replaced(set.lower, 0) }, names[c]!, given.lower[c]!, given.lowerBy[c] ?? null);
    if (given.upperBy[c])
      tryWithout({ ...set, upper: replaced(set.upper, set.budget) }, names[c]!, given.upper[c]!, given.upperBy[c]!);
  }
  given.tree.groups.forEach((group, g) => {
    const replaced = (change: Partial<typeof group>): FeasibleSet => ({
      ...set,
      tree: { ...set.tree, groups: set.tree.groups.map((own, other) => (other === g ? { ...own, ...change } : own)) },
    });
    if (group.lower > 0) tryWithout(replaced({ lower: 0 }), group.name, group.lower, group.lowerBy);
    if (Number.isFinite(group.upper)) tryWithout(replaced({ upper: Infinity }), group.name, group.upper, group.upperBy);
  });
  if (set.spendAll) {
    const whole = { name: "budget", where: "" };
    tryWithout({ ...set, spendAll: false, budget: 1000 * set.budget }, "the budget", set.budget, whole);
  }
  return parts;
}
