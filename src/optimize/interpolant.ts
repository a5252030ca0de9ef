import type { ChannelCurves } from "./channelCurves";

/** A curve between true values and slopes: cubic Hermite pieces, cut finer where they miss. */
export interface Interpolant {
  at(spend: number): number;
  slopeAt(spend: number): number;
  /** Spends from lower to upper, denser where the curve bends, every true one among them. */
  between(nPoints: number): number[];
  /**
   * The miss that is left around a spend: that of the last check over 16 (it falls with the fourth power of the width);
   * where even the narrowest piece misses (an infinite slope at 0), all that the curve gains on that piece.
   */
  missAt(spend: number): number;
  /** Largest miss on the pieces that are resolved. */
  readonly error: number;
}

interface Knot {
  /** Miss of the piece that ends here; the piece is straight where it could not be resolved. */
  readonly miss?: number;
  readonly isStraight?: boolean;
  readonly spend: number;
  readonly value: number;
  readonly slope: number;
}

/** A miss that the narrowest piece may leave (share of the curve's height); above it the piece is taken as straight. */
const unresolved = 1e-6;
const firstPieces = 12;
const deepest = 9;
/** Miss at which a piece is cut, as a share of the curve's height. */
export const fullAccuracy = 2e-8;

/** Interpolates a channel's curve on [lower, upper]; `kink` (the current spend) is always a knot. */
export function createInterpolant(
  curves: ChannelCurves,
  channel: number,
  lower: number,
  upper: number,
  kink: number,
  accuracy = fullAccuracy,
): Interpolant {
  const knotAt = (spend: number): Knot => ({
    spend,
    value: curves.value(channel, spend),
    slope: curves.slope(channel, spend),
  });
  const { knots, error } = layKnots(knotAt, firstSpends(lower, upper, kink), accuracy);
  const spends = Float64Array.from(knots, ({ spend }) => spend);
  const piece = (spend: number): number => {
    let low = 0;
    let high = knots.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (spends[middle]! <= spend) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  };
  return {
    at: (spend) => hermite(knots, piece(spend), spend).value,
    missAt: (spend) => knots[Math.min(knots.length - 1, piece(spend) + 1)]!.miss ?? 0,
    slopeAt: (spend) => hermite(knots, piece(spend), spend).slope,
    between: (nPoints) => subdivide(spends, nPoints),
    error,
  };
}

function firstSpends(lower: number, upper: number, kink: number): number[] {
  if (!(upper > lower)) return [lower];
  const spends = Array.from({ length: firstPieces + 1 }, (_, k) => {
    const t = k / firstPieces;
    return k === firstPieces ? upper : lower + (upper - lower) * t * t;
  });
  return kink > lower && kink < upper && !spends.includes(kink) ? [...spends, kink].sort((a, b) => a - b) : spends;
}

function layKnots(
  knotAt: (spend: number) => Knot,
  spends: readonly number[],
  accuracy: number,
): { knots: Knot[]; error: number } {
  const first = spends.map(knotAt);
  const scale = Math.max(...first.map(({ value }) => Math.abs(value)));
  const knots: Knot[] = [first[0]!];
  let error = 0;
  const fill = (left: Knot, right: Knot, depth: number): void => {
    const middle = knotAt((left.spend + right.spend) / 2);
    const width = right.spend - left.spend;
    const guess = (left.value + right.value) / 2 + (width * (left.slope - right.slope)) / 8;
    const miss = Math.abs(guess - middle.value);
    if (miss > accuracy * scale && depth < deepest) {
      fill(left, middle, depth + 1);
      fill(middle, right, depth + 1);
      return;
    }
    if (miss > unresolved * scale) {
      const gain = (from: Knot, to: Knot): number => Math.abs(to.value - from.value);
      knots.push({ ...middle, isStraight: true, miss: gain(left, middle) });
      knots.push({ ...right, isStraight: true, miss: gain(middle, right) });
      return;
    }
    knots.push({ ...middle, miss: miss / 16 }, { ...right, miss: miss / 16 });
    error = Math.max(error, miss / 16);
  };
  for (let k = 1; k < first.length; k++) fill(first[k - 1]!, first[k]!, 0);
  return { knots, error };
}

function hermite(knots: readonly Knot[], piece: number, spend: number): { value: number; slope: number } {
  const left = knots[piece]!;
  const right = knots[piece + 1];
  if (!right) return left;
  const width = right.spend - left.spend;
  const rise = right.value - left.value;
  if (right.isStraight) return { value: left.value + (rise * (spend - left.spend)) / width, slope: rise / width };
  const t = Math.min(1, Math.max(0, (spend - left.spend) / width));
  const a = left.slope * width - rise;
  const b = rise - right.slope * width;
  const bend = a * (1 - t) + b * t;
  return {
    value: left.value + t * rise + t * (1 - t) * bend,
    slope: (rise + (1 - 2 * t) * bend + t * (1 - t) * (b - a)) / width,
  };
}

function subdivide(spends: Float64Array, nPoints: number): number[] {
  const parts = Math.max(1, Math.ceil(nPoints / spends.length));
  const fine: number[] = [spends[0]!];
  for (let k = 1; k < spends.length; k++)
    for (let j = 1; j <= parts; j++)
      fine.push(j === parts ? spends[k]! : spends[k - 1]! + ((spends[k]! - spends[k - 1]!) * j) / parts);
  return fine;
}
