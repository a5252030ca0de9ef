import type { KernelSpace, Region } from "../../kernel";
import type { EffectBank } from "../../media";
import type { BaselineColumn } from "./baseline";
import type { ChannelEffect } from "./channelEffect";
import type { ChannelPair } from "./channelPair";
import { type Coordinate, logScale } from "./coordinates";
import { createJointEffects } from "./jointEffects";

/** What a posterior is made of: the scaled outcome, the channels, pairs with a joint effect, the linear block. */
export interface PosteriorParts {
  readonly outcome: Float64Array;
  readonly channels: readonly ChannelEffect[];
  /** Where the channels' unit effects are computed, in this space of the kernel. */
  readonly banks: readonly EffectBank[];
  readonly space: KernelSpace;
  readonly pairs: readonly ChannelPair[];
  readonly columns: readonly BaselineColumn[];
}

/** Noise sd prior: HalfNormal(1) in outcome sds; errors can hardly be larger than the outcome's own spread. */
const NOISE_PRIOR_SD = 1;
/** Noise sd (in outcome sds) that the data are expected to have. */
export const NOISE_GUESS = 0.4;

/** Media and noise as both kinds of errors share them. Coordinates: those of the channels, then the noise's. */
export interface MediaPart {
  readonly noise: Coordinate;
  /** Outcome less media, after `forward`; filled up by 0 to an even number of periods. */
  readonly residual: Region;
  readonly noiseAt: number;
  /** Start of channels and noise. */
  readonly start: readonly number[];
  /** Sets everything from a position; leaves outcome − media in `residual`; returns the log prior with the lift tests. */
  forward(position: Float64Array): number;
  /** Gradient of channels and pairs from that of the residuals. */
  backward(byResidual: Region, position: Float64Array, gradient: Float64Array): void;
  /** Parameters of channels and noise to the front of a draw, the pairs' strengths from `pairsTo` on. */
  writeValues(out: Float64Array, pairsTo: number): void;
}

/** The media part of a posterior; the pairs' coordinates stand from `pairsAt` on. */
export function createMediaPart(
  { outcome, channels, banks, space, pairs }: PosteriorParts,
  pairsAt: (noiseAt: number) => number,
): MediaPart {
  const noise = logScale(NOISE_PRIOR_SD, NOISE_GUESS);
  const residual = space.reserve(outcome.length + (outcome.length % 2));
  const noiseAt = channels.reduce((sum, { nCoordinates }) => sum + nCoordinates, 0);
  const joint = pairs.length > 0 ? createJointEffects(pairs, channels, outcome.length) : null;
  const jointAt = pairsAt(noiseAt);
  return {
    ...{ noise, residual, noiseAt },
    start: [...channels.flatMap(({ coordinates }) => coordinates.map(({ start }) => start)), noise.start],
    forward(position) {
      space.enter();
      let logPrior = 0;
      let at = 0;
      for (const channel of channels) {
        logPrior += channel.set(position, at);
        at += channel.nCoordinates;
      }
      for (const bank of banks) bank.forward();
      for (const channel of channels) logPrior += channel.scale();
      residual.values.set(outcome);
      for (const bank of banks) bank.subtractFrom(residual);
      noise.set(position[noiseAt]!);
      if (joint) {
        for (const channel of channels) channel.readEffects();
        logPrior += joint.forward(position, jointAt);
        joint.subtractFrom(residual.values);
      }
      for (const channel of channels) logPrior += channel.forwardLifts();
      return logPrior + noise.logPrior;
    },
    backward(byResidual, position, gradient) {
      if (!joint) for (const bank of banks) bank.pullBack(byResidual);
      let at = 0;
      for (let c = 0; c < channels.length; c++) {
        if (joint) channels[c]!.pullBack(joint.residualOf(c, byResidual.values));
        channels[c]!.backward(gradient, at);
        at += channels[c]!.nCoordinates;
      }
      joint?.backward(byResidual.values, position, gradient, jointAt);
    },
    writeValues(out, pairsTo) {
      let at = 0;
      for (const channel of channels) {
        out[at] = channel.values[0]!;
        out[at + 1] = channel.coefficient();
        out.set(channel.values.subarray(1), at + 2);
        at += channel.values.length + 1;
      }
      out[at] = noise.value;
      if (joint) out.set(joint.strengths, pairsTo);
    },
  };
}
