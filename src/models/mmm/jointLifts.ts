import type { ChannelEffect } from "./channelEffect";
import type { ChannelPair } from "./channelPair";
import type { LiftPartner, LiftTerm } from "./liftTerm";

/** The joint effects that lift tests on paired channels have measured along with the channels' own. */
export interface JointLifts {
  /** Tells every test its partners' effects and strengths; the channels are set already. */
  forward(strengths: Float64Array): void;
  /** Takes from d/d(residual_t), as a channel sees it, what the tests on its partners ask of its effects. */
  addTo(own: Float64Array, channel: number): void;
  /** d(log likelihood of the tests)/d(strength) of a pair. */
  byStrength(pair: number): number;
}

interface Link {
  readonly lift: LiftTerm;
  readonly partner: LiftPartner;
  readonly pair: number;
  /** Which channel the partner is. */
  readonly channel: number;
}

/** Links each lift test to the pairs that its channel is in. */
export function createJointLifts(pairs: readonly ChannelPair[], channels: readonly ChannelEffect[]): JointLifts {
  const links = channels.flatMap(({ lifts }, tested) => lifts.flatMap((lift) => linkTest(lift, tested, pairs)));
  return {
    forward(strengths) {
      for (const { lift, partner, pair, channel } of links) {
        const { unitEffects } = channels[channel]!;
        const factor = channels[channel]!.coefficient();
        partner.strength = strengths[pair]!;
        for (let t = lift.from; t <= lift.to; t++) partner.effects[t - lift.from] = factor * unitEffects[t]!;
      }
    },
    addTo(own, which) {
      for (const { lift, partner, channel } of links) {
        if (channel !== which) continue;
        for (let t = lift.from; t <= lift.to; t++) own[t]! -= partner.byEffects[t - lift.from]!;
      }
    },
    byStrength(which) {
      let sum = 0;
      for (const { partner, pair } of links) if (pair === which) sum += partner.byStrength;
      return sum;
    },
  };
}

function linkTest(lift: LiftTerm, tested: number, pairs: readonly ChannelPair[]): Link[] {
  const length = lift.to - lift.from + 1;
  const links = pairs.flatMap(({ a, b }, pair): Link[] => {
    if (a !== tested && b !== tested) return [];
    const partner = {
      strength: 0,
      effects: new Float64Array(length),
      byEffects: new Float64Array(length),
      byStrength: 0,
    };
    return [{ lift, partner, pair, channel: a === tested ? b : a }];
  });
  lift.partners = links.map(({ partner }) => partner);
  return links;
}
