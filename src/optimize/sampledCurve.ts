import type { ChannelCurves } from "./channelCurves";
import type { ExtraRow } from "./extraRows";
import { cellBound, splitCell, type CellShape } from "./cellBound";
import { isEmptyBetween, spendBelow, type SpendDomain } from "./spendDomain";

/**
 * A channel's curve known exactly (value and slope) at some of its allowed spends, to which more are added where they
 * matter. Between neighbours it is only bounded from above, so whatever is concluded holds for the curve itself. What
 * extra rows charge for the channel is taken off: `value` and slopes are those of  curve − Σ price_j × activity_j.
 */
export interface SampledCurve {
  readonly domain: SpendDomain;
  readonly spend: readonly number[]; // ascending
  /** The curve itself. */
  readonly own: readonly number[];
  readonly value: readonly number[];
  /** Slopes just below and just above every sample. */
  readonly below: readonly number[];
  readonly above: readonly number[];
  /** Changes whenever a sample is added or a charge changes. */
  version(): number;
  /** Sets the prices of the extra rows. */
  charge(prices: Float64Array): void;
  /** Index of the sample at an allowed spend; adds it where there is none (closer than 1e-12 of the range are one). */
  sampleAt(spend: number): number;
  /** Whether no spend is allowed between samples k and k + 1. */
  isEmpty(k: number): boolean;
  /** Whether the curve looks concave between samples k and k + 1: good enough to follow it, not for a bound. */
  isFalling(k: number): boolean;
  /** Least upper bound of  value(x) − price × x  between samples k and k + 1 that values and slopes there give. */
  cellBound(k: number, price: number): number;
  /** The spend to look at next where a cell's bound is not met. */
  splitCell(k: number, price: number): number;
}

/** What is sampled: a channel's curve on the spends it may take, with the rows that it takes part in. */
export interface SampledCurveParts {
  readonly curves: ChannelCurves;
  readonly channel: number;
  readonly domain: SpendDomain;
  /** The current spend: samples lie at fixed multiples of it. */
  readonly anchor: number;
  readonly rows: readonly ExtraRow[];
}

/**
 * Samples a curve at fixed shares and multiples of `anchor` (the same spends for every budget, so that they need not be
 * computed again), a factor √2 apart around it, and at both ends.
 */
export function sampleCurve({ curves, channel, domain, anchor, rows }: SampledCurveParts): SampledCurve {
  const isConcave = curves.isConcave(channel);
  const isTangentBound = curves.isTangentBound?.(channel) === true;
  const held = rows.flatMap((row, j) => (row.touches(channel) ? [{ row, j }] : []));
  const prices = held.map(() => 0);
  const spend: number[] = [];
  const own: number[] = [];
  const slope: number[] = [];
  const [value, below, above]: [number[], number[], number[]] = [[], [], []];
  const flattest: number[] = []; // slope − flattest, steepest − slope: nothing but for maxima of concave curves
  const steepest: number[] = [];
  const same = 1e-12 * domain.to;
  let version = 0;

  function setCharged(k: number): void {
    let [worth, left, right] = [own[k]!, slope[k]!, slope[k]!];
    held.forEach(({ row }, h) => {
      if (prices[h] === 0) return;
      const [under, over] = row.activitySlopes(channel, spend[k]!);
      worth -= prices[h]! * row.activity(channel, spend[k]!);
      left -= prices[h]! * under;
      right -= prices[h]! * over;
    });
    [value[k], below[k], above[k]] = [worth, left, right];
  }

  function charge(all: Float64Array): void {
    if (held.every(({ j }, h) => prices[h] === all[j])) return;
    held.forEach(({ j }, h) => (prices[h] = all[j]!));
    for (let k = 0; k < spend.length; k++) setCharged(k);
    version++;
  }

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
    own.splice(low, 0, curves.value(channel, x));
    const rise = curves.slope(channel, x);
    slope.splice(low, 0, rise);
    const [flat, steep] = isTangentBound ? curves.slopeSpan!(channel, x) : [rise, rise];
    flattest.splice(low, 0, rise - flat);
    steepest.splice(low, 0, steep - rise);
    for (const list of [value, below, above]) list.splice(low, 0, 0);
    setCharged(low);
    version++;
    return low;
  }

  const isEmpty = (k: number): boolean => isEmptyBetween(domain, spend[k]!, spend[k + 1]!);

  /**
   * A slope that peaks at a sample peaks in one of the two cells beside it: both count as turning. Sound for curves
   * with at most one turn within two neighbouring cells.
   */
  function shapeOf(k: number): CellShape {
    if (isEmpty(k)) return "empty";
    if (isConcave || isTangentBound) return "concave";
    const [left, right] = [above[k]!, below[k + 1]!];
    const wasRising = k === 0 || above[k - 1]! < below[k]!;
    const willRise = k + 2 < spend.length && below[k + 2]! > above[k + 1]!;
    if (left >= right) {
      if (wasRising) return "rising then falling";
      return willRise ? "falling then rising" : "concave";
    }
    if (k + 2 >= spend.length || !willRise) return "rising then falling";
    return k > 0 && !wasRising ? "falling then rising" : "convex";
  }

  const riseAt = (k: number): number => above[k]! + steepest[k]!;
  const fallAt = (k: number): number => below[k]! - flattest[k]!;

  function boundOf(k: number, price: number): number {
    const [x, y] = [spend[k]!, spend[k + 1]!];
    const [left, right] = [value[k]! - price * x, value[k + 1]! - price * y];
    return cellBound(shapeOf(k), y - x, left, right, riseAt(k) - price, fallAt(k + 1) - price);
  }

  /** In a very steep cell the geometric middle, else where a straight slope meets the price. */
  function splitOf(k: number, price: number): number {
    const [x, y, rise, fall] = [spend[k]!, spend[k + 1]!, riseAt(k), fallAt(k + 1)];
    const shape = shapeOf(k);
    const isSteep = shape === "concave" && rise > 4 * Math.abs(fall);
    const steep = x > 0 ? Math.sqrt(x) * Math.sqrt(y) : y / 8;
    const at = isSteep ? steep : splitCell(shape, x, y, rise - price, fall - price);
    return Math.max(spendBelow(domain, at), x + domain.step);
  }

  function isFalling(k: number): boolean {
    if (isEmpty(k)) return false;
    const chord = (value[k + 1]! - value[k]!) / (spend[k + 1]! - spend[k]!);
    return isConcave || (above[k]! >= chord && chord >= below[k + 1]!);
  }

  for (const x of firstSpends(domain, anchor)) sampleAt(x);
  return {
    ...{ domain, spend, own, value, below, above, charge, sampleAt, isEmpty, isFalling },
    version: () => version,
    cellBound: boundOf,
    splitCell: splitOf,
  };
}

function firstSpends(domain: SpendDomain, anchor: number): number[] {
  const { canBeOff, from, to } = domain;
  const off = canBeOff ? [0] : [];
  if (!(to > from)) return [...off, from];
  const own = anchor > 0 ? anchor : to / 4;
  const inside: number[] = [];
  for (let x = own / 64; x < to; x *= x < (own / 8) * 0.99 || x > 4 * own * 0.99 ? 2 : Math.SQRT2)
    if (x > from) inside.push(x);
  if (anchor > from && anchor < to) inside.push(anchor); // activities may have their kink there
  const nearFrom = from + ((inside[0] ?? to) - from) / 1024; // so that a peak at the very start is caught
  return [...off, from, ...[nearFrom, ...inside].map((x) => spendBelow(domain, x)), to];
}
