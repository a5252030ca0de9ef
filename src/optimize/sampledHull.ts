import type { SampledCurve } from "./sampledCurve";
import { levelled, slopeTable, type SlopeTable } from "./slopeTables";

/** The spends that a subproblem leaves a channel; both ends are samples. */
export interface SpendRange {
  readonly from: number;
  readonly to: number;
}

/** The least concave function above a curve's samples within a range. */
export interface SampledHull {
  /** Indices of the samples that the hull touches, ascending. */
  readonly touching: Int32Array;
  readonly table: SlopeTable;
}

/**
 * The upper hull of the samples in a range (Andrew's monotone chain 1979) as a marginal curve: where it follows the
 * curve the slopes are the curve's own, straight in between (second order); where it bridges a dent or
 * spends that are not allowed the slope is that of the bridge.
 */
export function sampledHull(curve: SampledCurve, { from, to }: SpendRange): SampledHull {
  const first = curve.sampleAt(from);
  const last = curve.sampleAt(to);
  const { spend, above, below } = curve.samples;
  const touching = touchedBetween(curve, first, last);
  const nEdges = touching.length - 1;
  if (nEdges === 0) return { touching, table: slopeTable([spend[first]!], [above[first]!]) };
  const at = new Float64Array(2 * nEdges);
  const rises = new Float64Array(2 * nEdges);
  for (let j = 0; j < nEdges; j++) {
    const left = touching[j]!;
    const right = touching[j + 1]!;
    const follows = followsCurve(curve, left, right);
    at[2 * j] = spend[left]!;
    at[2 * j + 1] = spend[right]!;
    rises[2 * j] = follows ? above[left]! : edges[j]!;
    rises[2 * j + 1] = follows ? below[right]! : edges[j]!;
  }
  return { touching, table: levelled(at, rises) };
}

let edges = new Float64Array(64); // [j] slope of the edge from touching point j to the next
let touched = new Int32Array(64);

/** The samples that the hull touches; their edges' slopes are left in `edges`. */
function touchedBetween({ samples: { spend, value } }: SampledCurve, first: number, last: number): Int32Array {
  if (touched.length <= last - first) {
    touched = new Int32Array(2 * (last - first + 1));
    edges = new Float64Array(2 * (last - first + 1));
  }
  touched[0] = first;
  let n = 0; // edges so far
  for (let k = first + 1; k <= last; k++) {
    let rise = 0;
    for (; ; n--) {
      const left = touched[n]!;
      rise = (value[k]! - value[left]!) / (spend[k]! - spend[left]!);
      if (n === 0 || rise <= edges[n - 1]!) break;
    }
    edges[n++] = rise;
    touched[n] = k;
  }
  return touched.slice(0, n + 1);
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
  return { from: curve.samples.spend[touching[first]!]!, to: curve.samples.spend[touching[last]!]! };
}

/** The height of the hull over a spend that lies on a bridge; −Infinity where the hull follows the curve. */
export function bridgeAbove(curve: SampledCurve, { touching }: SampledHull, at: number): number {
  const { spend, value } = curve.samples;
  let j = 0;
  while (j + 2 < touching.length && spend[touching[j + 1]!]! <= at) j++;
  const left = touching[j]!;
  const right = touching[j + 1] ?? left;
  if (right === left || followsCurve(curve, left, right)) return -Infinity;
  const x = spend[left]!;
  const y = spend[right]!;
  return value[left]! + ((value[right]! - value[left]!) * (at - x)) / (y - x);
}
