import type { FeasibleSet } from "./feasibleSet";

/** Whether spends from `floors` to `caps` (by channel) can meet the budget and the bounds of the nested groups. */
export function isReachable(
  { tree, budget, spendAll }: FeasibleSet,
  floors: readonly number[],
  caps: readonly number[],
): boolean {
  const slack = 1e-9 * budget;
  const floor = [...floors];
  const cap = [...caps];
  for (let g = 0; g < tree.groups.length; g++) {
    const { lower, upper } = tree.groups[g]!;
    let [least, most] = [0, 0];
    for (const node of tree.children[g]!) {
      least += floor[node]!;
      most += cap[node]!;
    }
    const isWhole = g === tree.groups.length - 1;
    const need = isWhole && spendAll ? budget : lower;
    if (least > Math.min(upper, isWhole ? budget : upper) + slack || most < need - slack) return false;
    floor.push(Math.max(least, lower));
    cap.push(Math.min(most, upper));
  }
  return true;
}
