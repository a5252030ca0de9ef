import type { Finding } from "../../base";
import { formatAmount } from "../formatAmount";
import type { LaminarTree } from "../laminarTree";
import type { AmountRange } from "./amountRange";
import type { LimitRow } from "./limitRow";

/**
 * Optional channels are the first to go: where the floors add to more than the budget, the floors of rows with Status
 * Optional give way, in the order of the rows, by as much as is needed. Each that does is a finding.
 */
export function yieldOptionalFloors(
  rows: readonly LimitRow[],
  ranges: readonly AmountRange[],
  tree: LaminarTree,
  budget: number,
): Finding[] {
  const findings: Finding[] = [];
  for (const { target, cells } of rows) {
    const range = target.kind === "channel" ? ranges[target.members[0]!] : undefined;
    if (!range || cells.text("Status") !== "optional") continue;
    const excess = floorsOf(ranges, tree) - budget;
    if (excess <= 0 || range.lower === 0) continue;
    const given = range.lower;
    range.lower = Math.max(0, given - excess);
    range.lowerBy = range.lower > 0 ? range.lowerBy : null;
    const found = `the floor of ${target.name} gave way from ${formatAmount(given)} to ${formatAmount(range.lower)}`;
    findings.push({ check: "Optional gave way", severity: "note", found, fix: "Raise the budget to keep it" });
  }
  return findings;
}

/** Least money that all floors of channels and groups need together. */
function floorsOf(ranges: readonly AmountRange[], tree: LaminarTree): number {
  const floors = ranges.map(({ lower }) => lower);
  tree.groups.forEach((group, index) => {
    const inside = [...tree.children[index]!].reduce((sum, node) => sum + floors[node]!, 0);
    floors.push(Math.max(group.lower, inside));
  });
  return floors.at(-1) ?? 0;
}
