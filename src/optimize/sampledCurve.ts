import type { ChannelCurves } from "./channelCurves";

/**
 * A channel's curve known exactly (value and slope) at some spends, to which more are added where they matter. Between
 * neighbours it is only bounded from above, so whatever is concluded holds for the curve itself.
 */
export interface SampledCurve {
  readonly spend: number[]; // ascending
  readonly value: number[];
  readonly slope: number[];
  /** Index of the sample at a spend; adds it where there is none (spends closer than 1e-12 of the range are one). */
  sampleAt(spend: number): number;
  /** Whether the curve looks concave between samples k and k + 1: good enough to follow it, not for a bound. */
  isFalling(k: number): boolean;
  /** Least upper bound of  value(x) − price × x  between samples k and k + 1 that values and slopes there give. */
  cellBound(k: number, price: number): number;
  /** The spend to look at next where a cell's bound is not met. */
  splitCell(k: number, price: number): number;
}

/** What slopes say of a cell: concave or convex throughout, or with a turn from convex to concave (or back) inside. */
type Cell = "concave" | "convex" | "rising then falling" | "falling then rising";

/**
 * Samples a curve at fixed shares and multiples of `anchor` (the current spend: the same spends for every budget, so
 * that they need not be computed again), a factor √2 apart around it, and at both ends.
 */
export function sampleCurve(
  curves: ChannelCurves,
  channel: number,
  { lower, upper, anchor }: { readonly lower: number; readonly upper: number; readonly anchor: number },
): SampledCurve {
  const spend = firstSpends(lower, upper, anchor);
  const value = spend.map((x) => curves.value(channel, x));
  const slope = spend.map((x) => curves.slope(channel, x));
  const isConcave = curves.isConcave(channel);
  const same = 1e-12 * upper;

  function sampleAt(x: number): number {
    let low = 0; // the first sample at or above x
    let high = spend.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (spend[middle]! < x) low = middle + 1;
      else high = middle;
    }
    if (low < spend.length && spend[low]! - x <= same) return low;
    if (low > 0 && x - spend[low - 1]! <= same) return low - 1;
    spend.splice(low, 0, x);
    value.splice(low, 0, curves.value(channel, x));
    slope.splice(low, 0, curves.slope(channel, x));
    return low;
  }

  /**
   * A slope that peaks at a sample peaks in one of the two cells beside it: both count as turning. Sound for curves
   * with at most one turn within two neighbouring cells.
   */
  function cellKind(k: number): Cell {
    if (isConcave) return "concave";
    const [before, left, right, after] = [slope[k - 1], slope[k]!, slope[k + 1]!, slope[k + 2]];
    if (left >= right) {
      if (before === undefined || before < left) return "rising then falling";
      return after !== undefined && after > right ? "falling then rising" : "concave";
    }
    if (after === undefined || after < right) return "rising then falling";
    return before !== undefined && before > left ? "falling then rising" : "convex";
  }

  function cellBound(k: number, price: number): number {
    const [x, y] = [spend[k]!, spend[k + 1]!];
    const [atLeft, atRight] = [value[k]! - price * x, value[k + 1]! - price * y];
    const ends = Math.max(atLeft, atRight);
    const [rise, fall] = [slope[k]! - price, slope[k + 1]! - price];
    switch (cellKind(k)) {
      case "convex":
        return ends;
      case "rising then falling": // under the right tangent, or under the chord where that starts higher
        return Math.max(ends, atRight - fall * (y - x));
      case "falling then rising":
        return Math.max(ends, atLeft + rise * (y - x));
      case "concave": {
        if (rise <= 0 || fall >= 0) return ends;
        const meet = (atRight - atLeft - fall * (y - x)) / (rise - fall); // where both tangents meet, from x
        return Math.max(ends, atLeft + rise * Math.min(y - x, Math.max(0, meet)));
      }
    }
  }

  /** Where a straight slope meets the price; in a turning or very steep cell its middle. */
  function splitCell(k: number, price: number): number {
    const [x, y, left, right] = [spend[k]!, spend[k + 1]!, slope[k]!, slope[k + 1]!];
    if (cellKind(k) !== "concave") return (x + y) / 2;
    if (left > 4 * Math.abs(right)) return x > 0 ? Math.sqrt(x) * Math.sqrt(y) : y / 8;
    const share = (left - price) / (left - right);
    return x + Math.min(0.999, Math.max(0.001, share)) * (y - x);
  }

  function isFalling(k: number): boolean {
    const chord = (value[k + 1]! - value[k]!) / (spend[k + 1]! - spend[k]!);
    return isConcave || (slope[k]! >= chord && chord >= slope[k + 1]!);
  }

  return { spend, value, slope, sampleAt, isFalling, cellBound, splitCell };
}

function firstSpends(lower: number, upper: number, anchor: number): number[] {
  if (!(upper > lower)) return [lower];
  const own = anchor > 0 ? anchor : upper / 4;
  const inside: number[] = [];
  for (let x = own / 64; x < upper; x *= x < (own / 8) * 0.99 || x > 4 * own * 0.99 ? 2 : Math.SQRT2)
    if (x > lower) inside.push(x);
  const nearLower = lower + ((inside[0] ?? upper) - lower) / 1024; // so that a peak at the very start is caught
  return [lower, nearLower, ...inside, upper];
}
