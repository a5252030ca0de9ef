import { invalid } from "../../base";
import { mean } from "../../numerics";
import { type Interaction } from "../responseModel";
import { type Judgement } from "./judgement";

/** Synergies as interactions, and the factor that makes room for them in the reported total. */
export interface Synergies {
  readonly interactions: readonly Interaction[];
  /** Multiplies every channel's level: 1 without synergies. */
  readonly factor: number;
  readonly notes: readonly string[];
}

/**
 * `Synergy: A + B` of s adds s √(R_a R_b). So that the current plan still brings the reported total, all levels are
 * multiplied by total / (total + Σ s mean √(R_a R_b)): the joint effect is part of what was reported, not on top.
 * `levels[channel][draw]`: outcome at the current spend.
 */
export function readSynergies(judgement: Judgement, levels: readonly Float64Array[]): Synergies {
  const { synergies, channels, nDraws, outcomeName } = judgement;
  if (synergies.length === 0) return { interactions: [], factor: 1, notes: [] };
  const total = levels.reduce((sum, level) => sum + mean(level), 0);
  const joint = synergies.reduce((sum, { a, b, share }) => sum + share * meanRootProduct(levels[a]!, levels[b]!), 0);
  if (!(total + joint > 0)) {
    invalid("settings: the synergies take away more than the channels bring. Make them smaller");
  }
  const factor = total / (total + joint);
  const pairs = synergies.map(({ a, b, share }) => `${channels[a]!.name} + ${channels[b]!.name} ${share}`).join(", ");
  const alone = `${(100 * Math.abs(1 - factor)).toFixed(1)}% ${factor > 1 ? "more" : "less"}`;
  const notes = [
    `Synergy (${pairs}): ${(joint * factor).toFixed(0)} of the reported ${total.toFixed(0)} ${outcomeName} are taken as ` +
      `joint effect, so every channel alone is taken to bring ${alone} than reported.`,
  ];
  const interactions = synergies.map(({ a, b, share }) => ({ a, b, strength: new Float64Array(nDraws).fill(share) }));
  return { interactions, factor, notes };
}

function meanRootProduct(a: Float64Array, b: Float64Array): number {
  return mean(a.map((value, d) => Math.sqrt(value * b[d]!)));
}
