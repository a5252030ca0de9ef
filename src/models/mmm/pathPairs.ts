import type { ChannelPath, EffectWorth, PathSpan } from "./channelPath";
import type { FittedDraws, PairPlace } from "./fittedDraws";

/** What the pairs of a path add, and how they change what one more of a channel's effect counts. */
export interface PairedEffects {
  /** Joint effects per draw, beyond those that earlier spends alone would have. */
  readonly draws: Float64Array;
  /** d(value)/d(effect) of each channel, [channel][draw × length + period]; null where a channel has no pair. */
  readonly pulls: readonly (Float64Array | null)[];
}

/** A bound on a path with pairs that is a sum over its channels: constant + Σ_c mean worth of c's effects. */
export interface PartedPairs {
  readonly constant: number;
  /** By channel; null where it has no pair (its effects then count by demand, those of earlier spends left out). */
  readonly worths: readonly (EffectWorth | null)[];
}

/** Joint effects of pairs of channels over a path. */
export interface PathPairs {
  /** Whether the joint effects are concave in the channels' effects for certain: no draw has a pair that takes. */
  readonly isConcave: boolean;
  /** Joint effects at the channels' effects (`effects(c)`, [draw][period of the channel's length]), counted from `from`. */
  evaluate(effects: Effects, from: number): PairedEffects;
  /** The bound that meets the path at these effects. */
  part(effects: Effects): PartedPairs;
  /** The channels that have a pair. */
  readonly members: readonly number[];
}

type Effects = (channel: number) => Float64Array;

/** An effect of nothing beside one of something: its root rises without limit, so it is taken as this share of the other. */
const leastShare = 1e-14;
/** How unlike the two roots of a pair may be weighed where each is parted from the other. */
const mostTilt = 8;

/**
 * The pairs of a fitted model over a run of periods and the maxLag after it, per draw
 *   Σ_t demand_t · strength · [√(a_t b_t) − √(a⁰_t b⁰_t)],   a⁰, b⁰ the effects that earlier spends left alone
 * Concave in the effects where strength >= 0 (geometric mean). As sums over channels, for any tilt τ > 0 and c:
 *   √(ab) <= (τa + b/τ) / 2,        −√(ab) <= (τa + b/τ) / 2 − c (√(τa) + √(b/τ)) + c² / 2
 * the first the tangent where τ = √(b/a), the second [√(τa) + √(b/τ) − c]² >= 0, met where c is that sum.
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
  const earlier = paths.map((path, c) => (members.includes(c) ? path.effects(nothing) : new Float64Array(0)));
  const counts = (t: number): number => demand[t] ?? 1;

  function plainCounts(): (Float64Array | null)[] {
    return paths.map(({ length }, c) =>
      members.includes(c) ? Float64Array.from({ length: nDraws * length }, (_, at) => counts(at % length)) : null,
    );
  }

  /** Every place (draw and period) of a pair: its strength times the demand, and where the effects stand. */
  function eachPlace(
    pair: PairPlace,
    from: number,
    visit: (place: { d: number; i: number; j: number; count: number }) => void,
  ): void {
    const [nA, nB] = [paths[pair.a]!.length, paths[pair.b]!.length];
    for (let d = 0; d < nDraws; d++)
      for (let t = from; t < Math.min(nA, nB); t++)
        visit({ d, i: d * nA + t, j: d * nB + t, count: strengthOf(pair, d) * counts(t) });
  }

  function addPair(pair: PairPlace, effects: Effects, from: number, out: PairedEffects): void {
    const [a, b] = [effects(pair.a), effects(pair.b)];
    const [a0, b0] = [earlier[pair.a]!, earlier[pair.b]!];
    const [pullA, pullB] = [out.pulls[pair.a]!, out.pulls[pair.b]!];
    eachPlace(pair, from, ({ d, i, j, count }) => {
      const [u, v] = [a[i]!, b[j]!];
      out.draws[d]! += count * (Math.sqrt(u * v) - Math.sqrt(a0[i]! * b0[j]!));
      if (!(u + v > 0)) return;
      const tilt = tiltOf(u, v);
      pullA[i]! += (count / 2) * tilt;
      pullB[j]! += count / 2 / tilt;
    });
  }

  /** Adds a pair's parts to the counts and to the roots' prices; returns the constant, summed over draws and periods. */
  function partPair(
    pair: PairPlace,
    effects: Effects,
    linear: readonly (Float64Array | null)[],
    roots: readonly Float64Array[],
  ): number {
    const [a, b] = [effects(pair.a), effects(pair.b)];
    const [a0, b0] = [earlier[pair.a]!, earlier[pair.b]!];
    let constant = 0;
    eachPlace(pair, 0, ({ i, j, count }) => {
      const [u, v] = [a[i]!, b[j]!];
      constant -= count * Math.sqrt(a0[i]! * b0[j]!);
      if (!(u + v > 0)) return;
      const half = Math.abs(count) / 2;
      const tilt = count > 0 ? tiltOf(u, v) : Math.min(mostTilt, Math.max(1 / mostTilt, tiltOf(u, v)));
      linear[pair.a]![i]! += half * tilt;
      linear[pair.b]![j]! += half / tilt;
      if (count >= 0) return;
      const root = Math.sqrt(tilt);
      const met = root * Math.sqrt(u) + Math.sqrt(v) / root;
      roots[pair.a]![i]! += 2 * half * met * root;
      roots[pair.b]![j]! += (2 * half * met) / root;
      constant += half * met * met;
    });
    return constant;
  }

  return {
    members,
    isConcave: fit.pairs.every((pair) =>
      Array.from({ length: nDraws }, (_, d) => d).every((d) => strengthOf(pair, d) >= 0),
    ),
    evaluate(effects, from) {
      const out = { draws: new Float64Array(nDraws), pulls: plainCounts() };
      for (const pair of fit.pairs) addPair(pair, effects, from, out);
      return out;
    },
    part(effects) {
      const linear = plainCounts();
      const roots = paths.map(({ length }, c) => new Float64Array(members.includes(c) ? nDraws * length : 0));
      let constant = 0;
      for (const c of members)
        earlier[c]!.forEach((effect, at) => (constant -= counts(at % paths[c]!.length) * effect));
      for (const pair of fit.pairs) constant += partPair(pair, effects, linear, roots);
      const worths = linear.map(
        (count, c) => count && { count, dent: roots[c]!.map((price, at) => price / count[at]!) },
      );
      return { constant: constant / nDraws, worths };
    },
  };
}

/** √(v / u), kept finite. */
const tiltOf = (u: number, v: number): number => Math.sqrt(Math.max(v, leastShare * u) / Math.max(u, leastShare * v));
