import { summariseDraws, type DrawSummary } from "../../posterior";
import { type ChannelPair, pairName } from "./channelPair";
import type { FittedDraws } from "./fittedDraws";
import { JOINT_PRIOR_SD } from "./jointEffects";

/** What the data have said about a pair's joint effect. */
export interface JointEvidence extends ChannelPair {
  /** "Search + TV". */
  readonly name: string;
  /** The strength in strength · √(effect_a · effect_b); the range is the 90% one. */
  readonly strength: DrawSummary;
  /** Standard deviation after the data over that of the prior. */
  readonly spreadRatio: number;
  /** False where the data hardly narrowed the prior: nothing can be said about the pair. */
  readonly isIdentified: boolean;
}

/** Above this share of the prior's spread a joint effect counts as not identified. */
const MOST_SPREAD = 0.8;

/** Evidence of every pair that was fitted. */
export function jointEvidence(fit: FittedDraws): JointEvidence[] {
  return fit.pairs.map(({ a, b, strengthAt }) => {
    const draws = Float64Array.from({ length: fit.nDraws }, (_, d) => fit.values[d * fit.width + strengthAt]!);
    const strength = summariseDraws(draws);
    const spreadRatio = strength.sd / JOINT_PRIOR_SD;
    const name = pairName(fit.plan.history.channels, { a, b });
    return { a, b, name, strength, spreadRatio, isIdentified: spreadRatio <= MOST_SPREAD };
  });
}
