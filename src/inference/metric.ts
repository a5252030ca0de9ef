import { cholesky, solveUpperTransposed } from "../numerics";

/**
 * The shape of the kinetic energy: an estimate of the posterior covariance, dense or diagonal. Momenta are drawn from
 * N(0, covariance⁻¹), so that one step size suits every direction.
 */
export interface Metric {
  readonly size: number;
  /** size × size row-major when dense, else the variances. */
  readonly covariance: Float64Array;
  readonly isDense: boolean;
  /** velocity = covariance · momentum. */
  velocity(momentum: Float64Array, out: Float64Array): void;
  /** A momentum from N(0, covariance⁻¹). */
  drawMomentum(normal: () => number, out: Float64Array): void;
}

/** A dense metric; null where the matrix is not positive definite. */
export function denseMetric(covariance: Float64Array, size: number): Metric | null {
  const factor = cholesky(covariance, size);
  if (!factor) return null;
  return {
    size,
    covariance,
    isDense: true,
    velocity: (momentum, out) => multiply(covariance, momentum, out),
    drawMomentum(normal, out) {
      for (let i = 0; i < size; i++) out[i] = normal();
      solveUpperTransposed(factor, size, out);
    },
  };
}

/** A diagonal metric from variances > 0. */
export function diagonalMetric(variances: Float64Array): Metric {
  const size = variances.length;
  const scale = variances.map((variance) => 1 / Math.sqrt(variance));
  return {
    size,
    covariance: variances,
    isDense: false,
    velocity(momentum, out) {
      for (let i = 0; i < size; i++) out[i] = variances[i]! * momentum[i]!;
    },
    drawMomentum(normal, out) {
      for (let i = 0; i < size; i++) out[i] = normal() * scale[i]!;
    },
  };
}

/** matrix · vector of a symmetric matrix, four entries at a time, so that an entry of the vector is read once for four. */
function multiply(matrix: Float64Array, vector: Float64Array, out: Float64Array): void {
  const size = vector.length;
  const whole = size - (size % 4);
  for (let i = 0; i < whole; i += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = 0, at = i; j < size; j++, at += size) {
      const entry = vector[j]!;
      s0 += matrix[at]! * entry;
      s1 += matrix[at + 1]! * entry;
      s2 += matrix[at + 2]! * entry;
      s3 += matrix[at + 3]! * entry;
    }
    out[i] = s0;
    out[i + 1] = s1;
    out[i + 2] = s2;
    out[i + 3] = s3;
  }
  for (let i = whole; i < size; i++) {
    let sum = 0;
    for (let j = 0, at = i * size; j < size; j++) sum += matrix[at + j]! * vector[j]!;
    out[i] = sum;
  }
}

/** Running covariance (or variances) of positions, shrunk towards the metric in use when a window ends. */
export interface CovarianceEstimate {
  add(position: Float64Array): void;
  /** weight · sample + (1 − weight) · previous, weight = n/(n + size) (dense) or n/(n + 10) (diagonal); then forgets. */
  finish(previous: Metric): Metric;
}

/** A running covariance by Welford's updates. */
export function createCovarianceEstimate(size: number, isDense: boolean): CovarianceEstimate {
  let count = 0;
  const mean = new Float64Array(size);
  const before = new Float64Array(size);
  const sums = new Float64Array(isDense ? size * size : size);
  const reset = (): void => {
    count = 0;
    mean.fill(0);
    sums.fill(0);
  };
  return {
    add(position) {
      count++;
      for (let i = 0; i < size; i++) {
        before[i] = position[i]! - mean[i]!;
        mean[i]! += before[i]! / count;
      }
      for (let i = 0; i < size; i++) {
        const after = position[i]! - mean[i]!;
        if (!isDense) sums[i]! += before[i]! * after;
        else for (let j = 0; j <= i; j++) sums[i * size + j]! += before[j]! * after;
      }
    },
    finish(previous) {
      const weight = count / (count + (isDense ? size : 10));
      const blend = (sum: number, old: number): number => (weight * sum) / (count - 1) + (1 - weight) * old;
      const next = previous.covariance.map((old, k) => {
        const mirrored = isDense && k % size > Math.floor(k / size) ? (k % size) * size + Math.floor(k / size) : k;
        return blend(sums[mirrored]!, old);
      });
      const enough = count > 4;
      reset();
      return enough ? ((isDense ? denseMetric(next, size) : diagonalMetric(next)) ?? previous) : previous;
    },
  };
}
