import type { ChannelEffect } from "./channelEffect";
import type { ChannelPair } from "./channelPair";
import { createJointLifts } from "./jointLifts";

/**
 * Prior standard deviation of a pair's strength: Normal(0, 0.3) shrinks every joint effect towards none; 0.3 is three
 * tenths of the geometric mean of the two channels' own effects.
 */
export const JOINT_PRIOR_SD = 0.3;

/** What the pairs add to the log posterior. */
export interface JointEffects {
  /** Strengths of the last `forward`, one per pair. */
  readonly strengths: Float64Array;
  /** Sets the strengths from their coordinates (strength / prior sd), the channels being set already, and tells the lift tests; returns the log prior. */
  forward(position: Float64Array, at: number): number;
  subtractFrom(residual: Float64Array): void;
  /** Writes d/d(coordinate) of likelihood and prior to `gradient[at…]`. */
  backward(byResidual: Float64Array, position: Float64Array, gradient: Float64Array, at: number): void;
  /** d/d(residual_t) as channel c sees it: a change of its effect also changes the joint ones. */
  residualOf(channel: number, byResidual: Float64Array): Float64Array;
}

/**
 * Joint effects of pairs of channels, in outcome sds:
 *   joint_t = strength · √(effect_a,t · effect_b,t),   strength ~ Normal(0, 0.3)
 * 0 where either channel does nothing; degree 1 in the two effects, so that the strength has no unit and means what the
 * judgement setting `Synergy: A + B` means. It depends on the curves, so it is sampled and not collapsed.
 */
export function createJointEffects(
  pairs: readonly ChannelPair[],
  channels: readonly ChannelEffect[],
  rows: number,
): JointEffects {
  const strengths = new Float64Array(pairs.length);
  const roots = pairs.map(() => new Float64Array(rows)); // √(effect_a · effect_b), [pair][period]
  const own = new Float64Array(rows);
  const lifts = createJointLifts(pairs, channels);
  return {
    strengths,
    forward(position, at) {
      let logPrior = 0;
      pairs.forEach(({ a, b }, p) => {
        const z = position[at + p]!;
        strengths[p] = JOINT_PRIOR_SD * z;
        logPrior -= 0.5 * z * z;
        writeRoots(channels[a]!, channels[b]!, roots[p]!);
      });
      lifts.forward(strengths);
      return logPrior;
    },
    subtractFrom(residual) {
      for (let p = 0; p < pairs.length; p++) {
        for (let t = 0; t < rows; t++) residual[t]! -= strengths[p]! * roots[p]![t]!;
      }
    },
    backward(byResidual, position, gradient, at) {
      for (let p = 0; p < pairs.length; p++) {
        let sum = 0;
        for (let t = 0; t < rows; t++) sum -= byResidual[t]! * roots[p]![t]!;
        gradient[at + p] = JOINT_PRIOR_SD * (sum + lifts.byStrength(p)) - position[at + p]!;
      }
    },
    residualOf(channel, byResidual) {
      own.set(byResidual.subarray(0, rows));
      const { unitEffects } = channels[channel]!;
      const factor = channels[channel]!.coefficient();
      pairs.forEach(({ a, b }, p) => {
        if (a !== channel && b !== channel) return;
        for (let t = 0; t < rows; t++) {
          const effect = factor * unitEffects[t]!;
          // d√(effect · other)/d(effect) = ½ √(effect · other)/effect; where the effect is 0 nothing can move it
          if (effect > 0) own[t]! += (byResidual[t]! * 0.5 * strengths[p]! * roots[p]![t]!) / effect;
        }
      });
      lifts.addTo(own, channel);
      return own;
    },
  };
}

function writeRoots(a: ChannelEffect, b: ChannelEffect, out: Float64Array): void {
  const product = a.coefficient() * b.coefficient();
  for (let t = 0; t < out.length; t++) out[t] = Math.sqrt(product * a.unitEffects[t]! * b.unitEffects[t]!);
}
