import type { FeasibleSet } from "./feasibleSet";

/**
 * What the prices of budget and groups add to the upper bound: for multipliers λ_g = price of g − price of its parent,
 *   max Σ f_c(x_c)  <=  Σ_c max_x [f_c(x) − price_c x] + Σ_g (λ_g > 0 ? λ_g upper_g : λ_g lower_g)
 * (weak duality; price_c is that of the channel's innermost group). Holds for any prices; this is the last sum.
 */
export function dualBound(set: FeasibleSet, price: Float64Array): number {
  const { tree, budget, spendAll } = set;
  let sum = 0;
  tree.groups.forEach((group, index) => {
    const parent = tree.parent[tree.nChannels + index]!;
    const isWhole = parent < 0;
    const multiplier = price[index]! - (isWhole ? 0 : price[parent - tree.nChannels]!);
    if (multiplier === 0) return;
    const upper = isWhole ? Math.min(budget, group.upper) : group.upper;
    const lower = isWhole && spendAll ? budget : group.lower;
    sum += multiplier * (multiplier > 0 ? upper : lower);
  });
  return sum;
}
