/**
 * The marginal curves of all channels, packed: channel c has the points `start[c] .. start[c + 1] - 1`, spends ascending,
 * slopes not increasing, linear in between. Two points with equal slope are a straight piece of the curve (every spend
 * on it is equally good at that price). One point: the spend is fixed.
 */
export interface SlopeTables {
  readonly start: Int32Array; // [channel + 1]
  readonly spend: Float64Array;
  readonly slope: Float64Array;
}

/** One channel's points, before they are packed. */
export interface SlopePoints {
  readonly spend: readonly number[] | Float64Array;
  readonly slope: readonly number[] | Float64Array;
}

/** Packs the points of all channels; slopes that rise (rounding noise of a concave curve) are levelled. */
export function packSlopeTables(points: readonly SlopePoints[]): SlopeTables {
  const start = new Int32Array(points.length + 1);
  points.forEach(({ spend }, channel) => (start[channel + 1] = start[channel]! + spend.length));
  const tables = {
    start,
    spend: new Float64Array(start[points.length]!),
    slope: new Float64Array(start[points.length]!),
  };
  points.forEach(({ spend, slope }, channel) => {
    let least = Infinity;
    for (let k = 0; k < spend.length; k++) {
      least = Math.min(least, slope[k]!);
      tables.spend[start[channel]! + k] = spend[k]!;
      tables.slope[start[channel]! + k] = least;
    }
  });
  return tables;
}

/** The smallest spend at which the channel's next unit of money brings no more than `price`. */
export function leastSpendAt(tables: SlopeTables, channel: number, price: number): number {
  const { spend, slope } = tables;
  const first = tables.start[channel]!;
  let low = first; // everything before `low` has a slope above the price
  let high = tables.start[channel + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slope[middle]! > price) low = middle + 1;
    else high = middle;
  }
  if (low === first) return spend[first]!;
  if (low === tables.start[channel + 1]!) return spend[low - 1]!;
  return between(tables, low - 1, price);
}

/** The largest spend at which the channel's last unit of money still brings `price`. */
export function mostSpendAt(tables: SlopeTables, channel: number, price: number): number {
  const { spend, slope } = tables;
  const first = tables.start[channel]!;
  let low = first; // everything before `low` has a slope of at least the price
  let high = tables.start[channel + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slope[middle]! >= price) low = middle + 1;
    else high = middle;
  }
  if (low === first) return spend[first]!;
  if (low === tables.start[channel + 1]!) return spend[low - 1]!;
  return between(tables, low - 1, price);
}

function between({ spend, slope }: SlopeTables, left: number, price: number): number {
  const share = (slope[left]! - price) / (slope[left]! - slope[left + 1]!);
  return spend[left]! + (spend[left + 1]! - spend[left]!) * share;
}
