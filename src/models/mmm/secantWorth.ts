import type { EffectWorth } from "./channelPath";

/** A worth that is straight in the effects: Σ count · a + constant, summed over draws and periods. */
export interface StraightWorth {
  readonly count: Float64Array; // >= 0
  readonly constant: number;
  /** How far it lies above the worth at some effects, each >= 0. */
  missed(effects: Float64Array): Float64Array;
}

/**
 * The least straight line above a dented worth for effects low..high, by their secant:
 *   √a >= (a + √(low·high)) / (√low + √high)
 * A count that would fall below 0 is left at 0, with the effect at its least. For effects of several spends at once, in
 * which a root is not a sum.
 */
export function secantWorth({ count, dent }: EffectWorth, low: Float64Array, high: Float64Array): StraightWorth {
  const counts = Float64Array.from(count);
  let constant = 0;
  for (let at = 0; at < count.length; at++) {
    const [first, last] = [Math.sqrt(low[at]!), Math.sqrt(high[at]!)];
    if (!(dent[at]! > 0) || !(last > 0)) continue;
    const share = 1 - dent[at]! / (first + last);
    counts[at] = count[at]! * Math.max(0, share);
    constant += count[at]! * (Math.min(0, share) * low[at]! - (dent[at]! * first * last) / (first + last));
  }
  const straight = (a: number, at: number): number => {
    const [first, last] = [Math.sqrt(low[at]!), Math.sqrt(high[at]!)];
    const share = last > 0 ? 1 - dent[at]! / (first + last) : 1;
    const base = last > 0 ? (dent[at]! * first * last) / (first + last) : 0;
    return Math.max(0, share) * a + Math.min(0, share) * low[at]! - base;
  };
  return {
    ...{ count: counts, constant },
    missed: (effects) =>
      effects.map((a, at) => count[at]! * Math.max(0, straight(a, at) - (a - dent[at]! * Math.sqrt(a)))),
  };
}
