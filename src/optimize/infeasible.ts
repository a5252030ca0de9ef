import { unavailable } from "../base";
import type { Clash, ClashPart } from "./clash";
import type { FeasibleSet } from "./feasibleSet";
import { formatAmount } from "./formatAmount";
import type { BoundSource } from "./laminarTree";
import { findRowClash } from "./rowClash";

/** Rounding in a user's own sums is no clash. */
const slack = 1e-9;

/**
 * Finds limits that cannot hold together, or null: a channel's own floor above its own cap; floors inside a group above
 * its cap, or above the budget; caps inside a group below its floor, or below a budget that must be spent; a turnover
 * cap or a crossing group that the others leave no room for.
 */
export function findClash(set: FeasibleSet, channelNames: readonly string[]): Clash | null {
  return channelClash(set, channelNames) ?? sumClash(set, channelNames) ?? findRowClash(set, channelNames);
}

/** Throws `unavailable` with the clash in words where limits cannot hold together. */
export function checkFeasible(set: FeasibleSet, channelNames: readonly string[]): void {
  const clash = findClash(set, channelNames);
  if (clash) unavailable(clash.message);
}

const describe = ({ name, amount, by }: ClashPart): string =>
  by.where.includes(`(${name})`)
    ? `${by.where} ${by.name} ${formatAmount(amount)}`
    : `${name} ${by.name} ${formatAmount(amount)}${by.where ? ` (${by.where})` : ""}`;

function list(parts: readonly ClashPart[]): string {
  const shown = parts.slice(0, 6).map(describe);
  return shown.join("; ") + (parts.length > 6 ? `; and ${parts.length - 6} more` : "");
}

const nothing: BoundSource = { name: "limit", where: "" };

function channelClash(
  { lower, upper, lowerBy, upperBy, minWhenOn }: FeasibleSet,
  names: readonly string[],
): Clash | null {
  for (let channel = 0; channel < lower.length; channel++) {
    const name = names[channel]!;
    const floor = { name, amount: lower[channel]!, by: lowerBy[channel] ?? nothing };
    const cap = { name, amount: upper[channel]!, by: upperBy[channel] ?? { name: "budget", where: "" } };
    if (floor.amount > cap.amount * (1 + slack)) return pairClash(floor, cap);
    const on = { name, amount: minWhenOn[channel]!, by: { name: "Min when on", where: floor.by.where } };
    if (floor.amount > 0 && on.amount > cap.amount * (1 + slack)) return pairClash(on, cap);
  }
  return null;
}

function pairClash(floor: ClashPart, cap: ClashPart): Clash {
  const shortfall = floor.amount - cap.amount;
  const isBudget = cap.by.name === "budget";
  const most = isBudget ? `the budget ${formatAmount(cap.amount)}` : describe(cap);
  const raise = isBudget ? "the budget" : cap.by.name;
  const mend = `Lower ${floor.by.name} or raise ${raise} by ${formatAmount(shortfall)}`;
  return { parts: [floor, cap], shortfall, message: `${describe(floor)} is above ${most}. ${mend}` };
}

/** Floors and caps from the channels up to the whole; the first group whose own do not fit is the clash. */
function sumClash(set: FeasibleSet, names: readonly string[]): Clash | null {
  const { tree, lower, upper, budget, spendAll } = set;
  const floor = [...lower];
  const cap = [...upper];
  for (let g = 0; g < tree.groups.length; g++) {
    const group = tree.groups[g]!;
    const inside = [...tree.children[g]!];
    const floors = inside.reduce((sum, node) => sum + floor[node]!, 0);
    const caps = inside.reduce((sum, node) => sum + cap[node]!, 0);
    const isWhole = g === tree.groups.length - 1;
    const most = isWhole ? Math.min(group.upper, budget) : group.upper;
    const need = isWhole && spendAll ? Math.max(group.lower, budget) : group.lower;
    const below = inside.flatMap((node) => floorParts(set, names, node));
    if (floors > most * (1 + slack)) return floorClash(below, floors, capOf(set, g));
    if (need > most * (1 + slack)) return wholeClash(set, g);
    if (need > caps * (1 + slack))
      return capClash(
        inside.flatMap((node) => capParts(set, names, node)),
        caps,
        needOf(set, g),
      );
    floor.push(Math.max(group.lower, floors));
    cap.push(Math.min(group.upper, caps));
  }
  return null;
}

/** The limits that make up the floor of a node. */
function floorParts(set: FeasibleSet, names: readonly string[], node: number): ClashPart[] {
  const { tree, lower, lowerBy } = set;
  if (node < tree.nChannels)
    return lower[node]! > 0 ? [{ name: names[node]!, amount: lower[node]!, by: lowerBy[node] ?? nothing }] : [];
  const group = tree.groups[node - tree.nChannels]!;
  const inside = [...tree.children[node - tree.nChannels]!].flatMap((child) => floorParts(set, names, child));
  const sum = inside.reduce((total, { amount }) => total + amount, 0);
  return group.lower > sum ? [{ name: group.name, amount: group.lower, by: group.lowerBy ?? nothing }] : inside;
}

/** The limits that make up the cap of a node. */
function capParts(set: FeasibleSet, names: readonly string[], node: number): ClashPart[] {
  const { tree, upper, upperBy } = set;
  if (node < tree.nChannels) return [{ name: names[node]!, amount: upper[node]!, by: upperBy[node] ?? nothing }];
  const group = tree.groups[node - tree.nChannels]!;
  const inside = [...tree.children[node - tree.nChannels]!].flatMap((child) => capParts(set, names, child));
  const sum = inside.reduce((total, { amount }) => total + amount, 0);
  return group.upper < sum ? [{ name: group.name, amount: group.upper, by: group.upperBy ?? nothing }] : inside;
}

/** The cap that floors run into: a group's, or for the whole the tighter of the budget and the Total row. */
function capOf({ tree, budget }: FeasibleSet, g: number): ClashPart {
  const group = tree.groups[g]!;
  const isBudget = g === tree.groups.length - 1 && budget <= group.upper;
  if (isBudget) return { name: "the budget", amount: budget, by: { name: "budget", where: "" } };
  return { name: group.name, amount: group.upper, by: group.upperBy ?? nothing };
}

function needOf({ tree, budget, spendAll }: FeasibleSet, g: number): ClashPart {
  const group = tree.groups[g]!;
  const isBudget = g === tree.groups.length - 1 && spendAll && budget >= group.lower;
  if (isBudget) return { name: "the budget", amount: budget, by: { name: "budget", where: "" } };
  return { name: group.name, amount: group.lower, by: group.lowerBy ?? nothing };
}

const named = (part: ClashPart): string => (part.by.name === "budget" ? "the budget" : `${part.name} ${part.by.name}`);

function floorClash(parts: readonly ClashPart[], floors: number, cap: ClashPart): Clash {
  const smallest: ClashPart[] = [];
  let sum = 0;
  for (const part of [...parts].sort((a, b) => b.amount - a.amount)) {
    if (sum > cap.amount * (1 + slack)) break;
    smallest.push(part);
    sum += part.amount;
  }
  const shortfall = floors - cap.amount;
  const raise = cap.by.name === "budget" ? "raise the budget" : `raise ${named(cap)}`;
  const message =
    `Minimums add to ${formatAmount(floors)} but ${named(cap)} is ${formatAmount(cap.amount)}: ` +
    `lower a minimum by ${formatAmount(shortfall)} or ${raise}. They clash through ${list(smallest)}`;
  return { parts: [...smallest, cap], shortfall, message };
}

function capClash(parts: readonly ClashPart[], caps: number, need: ClashPart): Clash {
  const shortfall = need.amount - caps;
  const mend =
    need.by.name === "budget"
      ? "lower the budget, or let money be left over (setting Spend all = no)"
      : `lower ${named(need)}`;
  const message =
    `Maximums add to ${formatAmount(caps)} but ${named(need)} is ${formatAmount(need.amount)}: ` +
    `raise a maximum by ${formatAmount(shortfall)}, ${mend}. They clash through ${list(parts)}`;
  return { parts: [...parts, need], shortfall, message };
}

/** The Total row against the budget itself. */
function wholeClash({ tree, budget }: FeasibleSet, g: number): Clash {
  const { name, lower, upper, lowerBy, upperBy } = tree.groups[g]!;
  const whole = { name: "the budget", amount: budget, by: { name: "budget", where: "" } };
  if (lower > budget) {
    const floor = { name, amount: lower, by: lowerBy ?? nothing };
    const message = `${describe(floor)} is above the budget ${formatAmount(budget)}. Raise the budget or lower ${named(floor)}`;
    return { parts: [floor, whole], shortfall: lower - budget, message };
  }
  const cap = { name, amount: upper, by: upperBy ?? nothing };
  const message = `${describe(cap)} is below the budget ${formatAmount(budget)}. Lower the budget or raise ${named(cap)}`;
  return { parts: [cap, whole], shortfall: budget - upper, message };
}
