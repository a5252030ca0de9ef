import type { FineCurve } from "./fineCurve";
import { slopeTable, type SlopeTable } from "./slopeTables";

/** The least concave function above a curve between two of its points. */
export interface ConcaveHull {
  /** Points of the curve that the hull touches, ascending. */
  readonly touching: readonly number[];
  readonly table: SlopeTable;
}

/**
 * The upper hull of points `from`..`to` (Andrew's monotone chain 1979) as a marginal curve: where the hull follows the
 * curve its slopes are taken as straight between the middles of the pieces (second order), where it bridges a dent or
 * a jump the slope is constant. `kink`: a spend at which the slope jumps, NaN for none.
 */
export function concaveHull(
  { spend, value, solidFrom }: FineCurve,
  from: number,
  to: number,
  kink: number,
): ConcaveHull {
  const touching: number[] = [];
  const slopes: number[] = []; // slope of the edge that ends at touching[k + 1]
  for (let k = from; k <= to; k++) {
    let slope = 0;
    while (touching.length > 0) {
      const last = touching[touching.length - 1]!;
      slope = (value[k]! - value[last]!) / (spend[k]! - spend[last]!);
      if (slopes.length === 0 || slope <= slopes[slopes.length - 1]!) break;
      touching.pop();
      slopes.pop();
    }
    if (touching.length > 0) slopes.push(slope);
    touching.push(k);
  }
  return { touching, table: hullTable(spend, touching, slopes, solidFrom, kink) };
}

function hullTable(
  spend: Float64Array,
  touching: readonly number[],
  slopes: readonly number[],
  solidFrom: number,
  kink: number,
): SlopeTable {
  if (slopes.length === 0) return slopeTable([spend[touching[0]!]!], [0]);
  const at: number[] = [];
  const slope: number[] = [];
  slopes.forEach((edge, k) => {
    const [left, right] = [touching[k]!, touching[k + 1]!];
    const follows = right === left + 1 && left >= solidFrom;
    const [x, y] = [spend[left]!, spend[right]!];
    if (!follows || k === 0 || x === kink) {
      at.push(x);
      slope.push(edge);
    }
    if (follows) {
      at.push((x + y) / 2);
      slope.push(edge);
    }
    if (!follows || k === slopes.length - 1 || y === kink) {
      at.push(y);
      slope.push(edge);
    }
  });
  return slopeTable(at, slope);
}

/** The run of points around `at` along which the hull follows the curve: there the curve itself is concave. */
export function concaveRun({ touching }: ConcaveHull, { spend, solidFrom }: FineCurve, at: number): [number, number] {
  let k = 0;
  while (k + 1 < touching.length && spend[touching[k + 1]!]! <= at) k++;
  const isNearNext = k + 1 < touching.length && spend[touching[k + 1]!]! - at < at - spend[touching[k]!]!;
  let [first, last] = isNearNext ? [k + 1, k + 1] : [k, k];
  const follows = (j: number): boolean => touching[j + 1] === touching[j]! + 1 && touching[j]! >= solidFrom;
  while (first > 0 && follows(first - 1)) first--;
  while (last + 1 < touching.length && follows(last)) last++;
  return [touching[first]!, touching[last]!];
}
