import type { Box } from "./polytope";
import { type Jumps, worstJump } from "./wholeUnits";

/** A relaxed plan in a box and how much it is too good, by amount. */
export interface Relaxed {
  readonly box: Box;
  readonly spend: Float64Array;
  readonly gaps: Float64Array;
}

/** Where a box is cut: so far from its low end to the relaxed amount, and at least so far into the box. */
const cutShare = 0.6;
const leastShare = 0.01;

/** Two boxes that meet where a jump or the deepest bridge is; null where nothing can be split. */
export function splitBox({ box, spend, gaps }: Relaxed, jumps: Jumps, budget: number): [Box, Box] | null {
  const jump = worstJump(jumps, spend, budget);
  if (jump) return halves(box, jump.at, jump.below, jump.above);
  let deepest = -1;
  gaps.forEach((gap, i) => {
    const room = box.upper[i]! - box.lower[i]!;
    if (room > 1e-6 * budget && gap > (deepest < 0 ? 0 : gaps[deepest]!)) deepest = i;
  });
  if (deepest < 0) return null;
  const [low, high] = [box.lower[deepest]!, Math.min(budget, box.upper[deepest]!)];
  const cut = low + Math.max(leastShare * (high - low), cutShare * (spend[deepest]! - low));
  return halves(box, deepest, cut, cut);
}

function halves({ lower, upper }: Box, at: number, below: number, above: number): [Box, Box] {
  const put = (values: Float64Array, value: number): Float64Array => values.map((own, i) => (i === at ? value : own));
  return [
    { lower, upper: put(upper, Math.max(lower[at]!, below)) },
    { lower: put(lower, Math.min(upper[at]!, above)), upper },
  ];
}
