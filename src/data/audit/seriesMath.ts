import { log } from "../../numerics";

/** Median of the finite values; NaN where there are none. */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from([...values].filter((value) => !Number.isNaN(value))).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}

/** Robust standard deviation: 1.4826 x the median absolute deviation (normal-consistent, Hampel 1974). */
export function robustDeviation(values: readonly number[] | Float64Array): number {
  const centre = median(values);
  return 1.4826 * median(Array.from(values, (value) => Math.abs(value - centre)));
}

/** Arithmetic mean of the finite values. */
export function mean(values: readonly number[] | Float64Array): number {
  let [sum, count] = [0, 0];
  for (const value of values) if (!Number.isNaN(value)) [sum, count] = [sum + value, count + 1];
  return sum / count;
}

/** Pearson's correlation over the periods where both are present; NaN where either does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const pairs = Array.from(a, (value, t) => [value, b[t] ?? NaN] as const).filter((pair) => !pair.some(Number.isNaN));
  const [meanA, meanB] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of pairs) {
    ab += (x - meanA) * (y - meanB);
    aa += (x - meanA) * (x - meanA);
    bb += (y - meanB) * (y - meanB);
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : NaN;
}

/**
 * Variance inflation factor of a series by others: 1/(1 − R²) of its regression on them and a constant (Marquardt 1970).
 * 1 where they say nothing of it, Infinity where they make it up; NaN where it does not vary. Blanks count as 0.
 */
export function varianceInflation(series: ArrayLike<number>, others: readonly ArrayLike<number>[]): number {
  const filled = (values: ArrayLike<number>): Float64Array => Float64Array.from(values, (value) => value || 0);
  const ones = new Float64Array(series.length).fill(1);
  const own = filled(series);
  const around = residual(own, orthonormalBasis([ones]));
  if (!(dot(around, around) > 1e-24 * dot(own, own))) return NaN;
  const rest = residual(around, orthonormalBasis([ones, ...others.map(filled)]));
  return dot(around, around) / dot(rest, rest);
}

/** An orthonormal basis of the span of the columns (modified Gram-Schmidt; columns that add nothing are dropped). */
export function orthonormalBasis(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const before = Math.sqrt(dot(column, column));
    const rest = residual(residual(column, basis), basis);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-8 * before && length > 0) basis.push(rest.map((value) => value / length));
  }
  return basis;
}

/** What is left of a column outside the span of an orthonormal basis. */
export function residual(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(column);
  for (const direction of basis) {
    const share = dot(rest, direction);
    for (let t = 0; t < rest.length; t++) rest[t] = (rest[t] ?? 0) - share * (direction[t] ?? 0);
  }
  return rest;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += (a[t] ?? 0) * (b[t] ?? 0);
  return sum;
}

/** Natural logarithms of positive values; others become the log of half the smallest positive one. */
export function logSeries(values: Float64Array): Float64Array {
  const floor = values.reduce((least, value) => (value > 0 && value < least ? value : least), Infinity) / 2;
  return values.map((value) => log(value > 0 ? value : floor));
}

/** Sum of the present values. */
export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
}
