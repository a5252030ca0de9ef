import type { ChannelPath, PathSpan } from "./channelPath";
import type { FittedDraws, PairPlace } from "./fittedDraws";

/** What the pairs of a path add, and how they change what one more of a channel's effect counts. */
export interface PairedEffects {
  /** Joint effects per draw, beyond those that earlier spends alone would have. */
  readonly draws: Float64Array;
  /** d(value)/d(effect) of each channel, [channel][draw × length + period]; null where a channel has no pair. */
  readonly pulls: readonly (Float64Array | null)[];
}

/** Joint effects of pairs of channels over a path. */
export interface PathPairs {
  /** Whether the joint effects are concave in the channels' effects for certain: no draw has a pair that takes. */
  readonly isConcave: boolean;
  /**
   * Joint effects at the channels' effects (`effects(c)`, [draw][period of the channel's length]), counted from period
   * `from`. With `low` (least effects) a concave bound: pairs that take count as if both channels did their least.
   */
  evaluate(effects: Effects, from: number, low: Effects | null): PairedEffects;
  /** The channels that have a pair. */
  readonly members: readonly number[];
}

type Effects = (channel: number) => Float64Array;

/** An effect of nothing beside one of something: its root rises without limit, so it is taken as this share of the other. */
const leastShare = 1e-14;

/**
 * The pairs of a fitted model over a run of periods and the maxLag after it, per draw
 *   Σ_t demand_t · strength · [√(a_t b_t) − √(a⁰_t b⁰_t)],   a⁰, b⁰ the effects that earlier spends left alone
 * Concave in the effects where strength >= 0 (geometric mean). Where it is below 0 the root is nowhere under its least in
 * the box, which gives a concave bound.
 */
export function createPathPairs(
  fit: FittedDraws,
  paths: readonly ChannelPath[],
  { periods, demand }: PathSpan,
): PathPairs | null {
  if (fit.pairs.length === 0) return null;
  const { nDraws } = fit;
  const strengthOf = ({ strengthAt }: PairPlace, d: number): number => fit.values[d * fit.width + strengthAt]!;
  const members = [...new Set(fit.pairs.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
  const nothing = new Float64Array(periods);
  const earlier = paths.map((path, c) => (members.includes(c) ? path.effects(nothing, null) : new Float64Array(0)));
  const counts = (t: number): number => demand[t] ?? 1;

  function plainPulls(): (Float64Array | null)[] {
    return paths.map(({ length }, c) =>
      members.includes(c) ? Float64Array.from({ length: nDraws * length }, (_, at) => counts(at % length)) : null,
    );
  }

  function addPair(pair: PairPlace, effects: Effects, from: number, low: Effects | null, out: PairedEffects): void {
    const { a, b } = pair;
    const [nA, nB] = [paths[a]!.length, paths[b]!.length];
    for (let d = 0; d < nDraws; d++) {
      const strength = strengthOf(pair, d);
      const at = low && strength < 0 ? low : effects;
      for (let t = from; t < Math.min(nA, nB); t++) {
        const [i, j] = [d * nA + t, d * nB + t];
        const [u, v] = [at(a)[i]!, at(b)[j]!];
        const count = strength * counts(t);
        out.draws[d]! += count * (Math.sqrt(u * v) - Math.sqrt(earlier[a]![i]! * earlier[b]![j]!));
        if (at === low || !(u + v > 0)) continue;
        const tilt = Math.sqrt(Math.max(v, leastShare * u) / Math.max(u, leastShare * v));
        out.pulls[a]![i]! += (count / 2) * tilt;
        out.pulls[b]![j]! += count / 2 / tilt;
      }
    }
  }

  return {
    members,
    isConcave: fit.pairs.every((pair) =>
      Array.from({ length: nDraws }, (_, d) => d).every((d) => strengthOf(pair, d) >= 0),
    ),
    evaluate(effects, from, low) {
      const out = { draws: new Float64Array(nDraws), pulls: plainPulls() };
      for (const pair of fit.pairs) addPair(pair, effects, from, low, out);
      return out;
    },
  };
}
