import { type DrawPlan } from "./drawPlan";
import { type Judgement } from "./judgement";

/**
 * Log-odds of every channel's shape per draw, from its stated prior. `[channel][draw]`; a channel without a curve has
 * its prior too, which nothing reads.
 */
export function shapeDraws(judgement: Judgement, plan: DrawPlan): Float64Array[] {
  return judgement.channels.map(({ prior }, c) => plan.shape[c]!.map((z) => prior.centre + prior.spread * z));
}
