/**
 * The marginal curve of one channel: spends ascending, slopes not increasing, linear in between. Two points with equal
 * slope are a straight piece of the curve (every spend on it is equally good at that price). One point: a fixed spend.
 */
export interface SlopeTable {
  readonly spend: Float64Array;
  readonly slope: Float64Array;
}

/** The marginal curves of all channels. */
export type SlopeTables = readonly SlopeTable[];

/** A table from points; slopes that rise (rounding noise of a concave curve) are levelled. */
export function slopeTable(spend: readonly number[], slope: readonly number[]): SlopeTable {
  return levelled(Float64Array.from(spend), Float64Array.from(slope));
}

/** The same from columns that are given away: slopes are levelled in place. */
export function levelled(spend: Float64Array, slope: Float64Array): SlopeTable {
  for (let k = 1; k < slope.length; k++) if (slope[k]! > slope[k - 1]!) slope[k] = slope[k - 1]!;
  return { spend, slope };
}

/** The smallest spend at which the channel's next unit of money brings no more than `price`. */
export function leastSpendAt({ spend, slope }: SlopeTable, price: number): number {
  let low = 0; // everything before `low` has a slope above the price
  let high = slope.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slope[middle]! > price) low = middle + 1;
    else high = middle;
  }
  return spendBefore(spend, slope, low, price);
}

/** The largest spend at which the channel's last unit of money still brings `price`. */
export function mostSpendAt({ spend, slope }: SlopeTable, price: number): number {
  let low = 0; // everything before `low` has a slope of at least the price
  let high = slope.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slope[middle]! >= price) low = middle + 1;
    else high = middle;
  }
  return spendBefore(spend, slope, low, price);
}

function spendBefore(spend: Float64Array, slope: Float64Array, next: number, price: number): number {
  if (next === 0) return spend[0]!;
  const left = spend[next - 1]!;
  if (next === spend.length) return left;
  const drop = slope[next - 1]! - slope[next]!;
  return left + ((spend[next]! - left) * (slope[next - 1]! - price)) / drop;
}
