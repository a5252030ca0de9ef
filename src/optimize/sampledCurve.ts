import type { ChannelCurves } from "./channelCurves";
import type { ExtraRow } from "./extraRows";
import { cellBound, splitCell, type CellShape } from "./cellBound";
import { emptyColumns, openRow, rowAtOrAbove, type Samples } from "./samples";
import { isEmptyBetween, spendBelow, type SpendDomain } from "./spendDomain";

/**
 * A channel's curve known exactly (value and slope) at some of its allowed spends, to which more are added where they
 * matter. Between neighbours it is only bounded from above, so whatever is concluded holds for the curve itself. What
 * extra rows charge for the channel is taken off: values and slopes are those of  curve − Σ price_j × activity_j.
 */
export interface SampledCurve {
  readonly domain: SpendDomain;
  readonly samples: Samples;
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
  const samples = emptyColumns();
  const same = 1e-12 * domain.to;
  let version = 0;

  function setCharged(k: number): void {
    const x = samples.spend[k]!;
    let worth = samples.own[k]!;
    let left = samples.slope[k]!;
    let right = left;
    for (let h = 0; h < held.length; h++) {
      if (prices[h] === 0) continue;
      const { row } = held[h]!;
      const [under, over] = row.activitySlopes(channel, x);
      worth -= prices[h]! * row.activity(channel, x);
      left -= prices[h]! * under;
      right -= prices[h]! * over;
    }
    samples.value[k] = worth;
    samples.below[k] = left;
    samples.above[k] = right;
  }

  function charge(all: Float64Array): void {
    if (held.every(({ j }, h) => prices[h] === all[j])) return;
    held.forEach(({ j }, h) => (prices[h] = all[j]!));
    for (let k = 0; k < samples.count; k++) setCharged(k);
    version++;
  }

  function sampleAt(x: number): number {
    const at = rowAtOrAbove(samples, x);
    if (at < samples.count && samples.spend[at]! - x <= same) return at;
    if (at > 0 && x - samples.spend[at - 1]! <= same) return at - 1;
    openRow(samples, at);
    samples.spend[at] = x;
    samples.own[at] = curves.value(channel, x);
    samples.slope[at] = curves.slope(channel, x);
    samples.steeper[at] = isTangentBound ? NaN : 0;
    if (isTangentBound && at > 0) samples.steeper[at - 1] = NaN;
    setCharged(at);
    version++;
    return at;
  }

  const isEmpty = (k: number): boolean => isEmptyBetween(domain, samples.spend[k]!, samples.spend[k + 1]!);

  /**
   * A slope that peaks at a sample peaks in one of the two cells beside it: both count as turning. Sound for curves
   * with at most one turn within two neighbouring cells.
   */
  function shapeOf(k: number): CellShape {
    if (isEmpty(k)) return "empty";
    if (isConcave || isTangentBound) return "concave";
    const { above, below, count } = samples;
    const left = above[k]!;
    const right = below[k + 1]!;
    const wasRising = k === 0 || above[k - 1]! < below[k]!;
    const willRise = k + 2 < count && below[k + 2]! > above[k + 1]!;
    if (left >= right) {
      if (wasRising) return "rising then falling";
      return willRise ? "falling then rising" : "concave";
    }
    if (k + 2 >= count || !willRise) return "rising then falling";
    return k > 0 && !wasRising ? "falling then rising" : "convex";
  }

  /** Slopes of the lines that bound a cell from its left and from its right end. */
  const riseOf = (k: number): number => samples.above[k]! + samples.steeper[k]!;
  const fallOf = (k: number): number => samples.below[k + 1]! - samples.flatter[k]!;

  /** Works the lines out that bound a cell of a maximum of concave curves. */
  function boundCell(k: number): void {
    const { spend, own, slope } = samples;
    const x = spend[k]!;
    const y = spend[k + 1]!;
    const rise = (curves.reach!(channel, x, y) - own[k]!) / (y - x);
    const fall = (own[k + 1]! - curves.reach!(channel, y, x)) / (y - x);
    samples.steeper[k] = Math.max(0, rise - slope[k]!);
    samples.flatter[k] = Math.max(0, slope[k + 1]! - fall);
  }

  function boundOf(k: number, price: number): number {
    if (isTangentBound && Number.isNaN(samples.steeper[k]!)) boundCell(k);
    const { spend, value } = samples;
    const width = spend[k + 1]! - spend[k]!;
    const left = value[k]! - price * spend[k]!;
    const right = value[k + 1]! - price * spend[k + 1]!;
    return cellBound(shapeOf(k), width, left, right, riseOf(k) - price, fallOf(k) - price);
  }

  /** In a very steep cell the geometric middle, else where a straight slope meets the price. */
  function splitOf(k: number, price: number): number {
    const x = samples.spend[k]!;
    const y = samples.spend[k + 1]!;
    const rise = riseOf(k);
    const fall = fallOf(k);
    const shape = shapeOf(k);
    const isSteep = shape === "concave" && rise > 4 * Math.abs(fall);
    const steep = x > 0 ? Math.sqrt(x) * Math.sqrt(y) : y / 8;
    const at = isSteep ? steep : splitCell(shape, x, y, rise - price, fall - price);
    return Math.max(spendBelow(domain, at), x + domain.step);
  }

  function isFalling(k: number): boolean {
    if (isEmpty(k)) return false;
    const { spend, value, above, below } = samples;
    const chord = (value[k + 1]! - value[k]!) / (spend[k + 1]! - spend[k]!);
    return isConcave || (above[k]! >= chord && chord >= below[k + 1]!);
  }

  for (const x of firstSpends(domain, anchor, isConcave || isTangentBound)) sampleAt(x);
  return {
    ...{ domain, samples, charge, sampleAt, isEmpty, isFalling },
    version: () => version,
    cellBound: boundOf,
    splitCell: splitOf,
  };
}

function firstSpends(domain: SpendDomain, anchor: number, isBent: boolean): number[] {
  const { canBeOff, from, to } = domain;
  const off = canBeOff ? [0] : [];
  if (!(to > from)) return [...off, from];
  const own = anchor > 0 ? anchor : to / 4;
  const inside: number[] = [];
  const stride = (x: number): number => (isBent ? 4 : x < (own / 8) * 0.99 || x > 4 * own * 0.99 ? 2 : Math.SQRT2);
  for (let x = own / 64; x < to; x *= stride(x)) if (x > from) inside.push(x);
  if (anchor > from && anchor < to) inside.push(anchor); // activities may have their kink there
  const nearFrom = from + ((inside[0] ?? to) - from) / 1024; // so that a peak at the very start is caught
  return [...off, from, ...[nearFrom, ...inside].map((x) => spendBelow(domain, x)), to];
}
