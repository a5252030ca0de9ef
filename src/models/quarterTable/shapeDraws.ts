import { type DrawPlan } from "./drawPlan";
import { type Judgement } from "./judgement";
import { periodEvidence } from "./periodEvidence";

/**
 * Log-odds of every channel's shape per draw: the stated prior, or its posterior where channels were seen in several
 * periods. `[channel][draw]`; a channel without a curve has its prior, which nothing reads.
 */
export function shapeDraws(judgement: Judgement, plan: DrawPlan): Float64Array[] {
  const standard = periodEvidence(judgement, plan);
  return judgement.channels.map(({ prior }, c) =>
    (standard?.[c] ?? plan.shape(c)).map((z) => prior.centre + prior.spread * z),
  );
}
