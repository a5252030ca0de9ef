import type { SampledCurve } from "./sampledCurve";
import { slopeTable, type SlopeTable } from "./slopeTables";

/** The spends that a subproblem leaves a channel; both ends are samples. */
export interface SpendRange {
  readonly from: number;
  readonly to: number;
}

/** The least concave function above a curve's samples within a range. */
export interface SampledHull {
  /** Indices of the samples that the hull touches, ascending. */
  readonly touching: readonly number[];
  readonly table: SlopeTable;
}

/**
 * The upper hull of the samples in a range (Andrew's monotone chain 1979) as a marginal curve: where it follows the
 * curve the slopes are the curve's own, straight in between (second order); where it bridges a dent or
 * spends that are not allowed the slope is that of the bridge.
 */
export function sampledHull(curve: SampledCurve, { from, to }: SpendRange): SampledHull {
  const { spend, value, below, above } = curve;
  const first = curve.sampleAt(from);
  const last = curve.sampleAt(to);
  const touching: number[] = [first];
  const edge: number[] = []; // slope of the edge that ends at touching[j + 1]
  for (let k = first + 1; k <= last; k++) {
    let rise = 0;
    for (;;) {
      const left = touching[touching.length - 1]!;
      rise = (value[k]! - value[left]!) / (spend[k]! - spend[left]!);
      if (edge.length === 0 || rise <= edge[edge.length - 1]!) break;
      touching.pop();
      edge.pop();
    }
    edge.push(rise);
    touching.push(k);
  }
  if (edge.length === 0) return { touching, table: slopeTable([spend[first]!], [above[first]!]) };
  const at: number[] = [];
  const rises: number[] = [];
  for (let j = 0; j < edge.length; j++) {
    const [left, right] = [touching[j]!, touching[j + 1]!];
    const follows = followsCurve(curve, left, right);
    at.push(spend[left]!, spend[right]!);
    rises.push(follows ? above[left]! : edge[j]!, follows ? below[right]! : edge[j]!);
  }
  return { touching, table: slopeTable(at, rises) };
}

function followsCurve(curve: SampledCurve, left: number, right: number): boolean {
  return right === left + 1 && curve.isFalling(left);
}

/** Whether the hull follows the curve from touching point j to the next. */
export function followsHull({ touching }: SampledHull, curve: SampledCurve, j: number): boolean {
  return followsCurve(curve, touching[j]!, touching[j + 1]!);
}

/** The run of samples around a touching one along which the hull follows the curve. */
export function followedRun({ touching }: SampledHull, curve: SampledCurve, at: number): SpendRange {
  let first = at;
  let last = at;
  while (first > 0 && followsCurve(curve, touching[first - 1]!, touching[first]!)) first--;
  while (last + 1 < touching.length && followsCurve(curve, touching[last]!, touching[last + 1]!)) last++;
  return { from: curve.spend[touching[first]!]!, to: curve.spend[touching[last]!]! };
}

/** The height of the hull over a spend that lies on a bridge; −Infinity where the hull follows the curve. */
export function bridgeAbove(curve: SampledCurve, { touching }: SampledHull, at: number): number {
  let j = 0;
  while (j + 2 < touching.length && curve.spend[touching[j + 1]!]! <= at) j++;
  const [left, right] = [touching[j]!, touching[j + 1] ?? touching[j]!];
  if (right === left || followsCurve(curve, left, right)) return -Infinity;
  const [x, y] = [curve.spend[left]!, curve.spend[right]!];
  return curve.value[left]! + ((curve.value[right]! - curve.value[left]!) * (at - x)) / (y - x);
}
