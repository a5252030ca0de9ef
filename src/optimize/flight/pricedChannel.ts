import type { PartCover, PathFunction, PathPart } from "../../models";
import { type Climb, type ClimbGoal, climbFlight } from "./climbFlight";
import { type Box, createPolytope } from "./polytope";
import type { Relaxed } from "./splitBox";

/** One channel of a flight beside prices of its spends:  part(x) − Σ_t price_t x_t; all arrays [period]. */
export interface PricedChannel {
  readonly part: PathPart;
  readonly price: Float64Array;
  readonly budget: number;
  readonly isSteep: boolean;
}

/** The best of the cover in a box. */
export interface PricedOptimum extends Relaxed {
  readonly bound: number;
  /** What the spends are worth themselves. */
  readonly value: number;
}

/** Maximises the cover of a priced channel in a box; no spends in the box are worth more than `bound`. */
export function coverInBox(
  { part, price, budget, isSteep }: PricedChannel,
  box: Box,
  start: Float64Array | null,
  goal: ClimbGoal,
): Climb & { readonly cover: PartCover } {
  const cover = part.cover(
    box.lower,
    box.upper.map((cap) => Math.min(cap, budget)),
  );
  const hill = { periods: price.length, channels: 1, isSteep, path: priced(cover, price) };
  const inside = start?.map((x, t) => Math.min(box.upper[t]!, Math.max(box.lower[t]!, x))) ?? null;
  return { ...climbFlight(hill, createPolytope({ sums: [], moves: [] }, box, budget)!, inside, goal)!, cover };
}

/** The same with how far the cover lies above the channel there. */
export function bestInBox(
  channel: PricedChannel,
  box: Box,
  start: Float64Array | null,
  goal: ClimbGoal,
): PricedOptimum {
  const { spend, bound, value: covered, cover } = coverInBox(channel, box, start, goal);
  const gaps = cover.gaps(spend);
  return { box, spend, gaps, bound, value: covered - gaps.reduce((sum, gap) => sum + gap, 0) };
}

function priced(cover: PartCover, price: Float64Array): PathFunction {
  return {
    evaluate(spend, out) {
      const own = out && { gradient: out.gradient, curvature: out.curvature?.[0] ?? null };
      let value = cover.evaluate(spend, own);
      spend.forEach((x, t) => {
        value -= price[t]! * x;
        if (out) out.gradient[t] = out.gradient[t]! - price[t]!;
      });
      return value;
    },
  };
}
