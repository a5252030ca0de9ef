import { maximise, symmetricEigen } from "../numerics";
import type { LogDensity } from "./logDensity";

/** A normal approximation of a density at its mode. */
export interface Laplace {
  readonly mode: Float64Array;
  /** size × size, row-major; positive definite. */
  readonly covariance: Float64Array;
}

/** Curvatures below this are lifted: a flat direction must not get a standard deviation above about 3. */
const LEAST_CURVATURE = 0.1;

/** Mode by L-BFGS, covariance from central differences of the gradient there, with its curvatures kept positive. */
export function laplaceApproximation(target: LogDensity, start: Float64Array): Laplace {
  const mode = maximise((position, gradient) => target.evaluate(position, gradient), start).position;
  return { mode, covariance: invertCurvature(negativeHessian(target, mode), target.size) };
}

function negativeHessian(target: LogDensity, mode: Float64Array): Float64Array {
  const { size } = target;
  const step = 1e-4;
  const position = Float64Array.from(mode);
  const [above, below] = [new Float64Array(size), new Float64Array(size)];
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    position[i] = mode[i]! + step;
    target.evaluate(position, above);
    position[i] = mode[i]! - step;
    target.evaluate(position, below);
    position[i] = mode[i]!;
    for (let j = 0; j < size; j++) {
      const curvature = (below[j]! - above[j]!) / (4 * step); // half of each of the two entries that must agree
      hessian[i * size + j]! += curvature;
      hessian[j * size + i]! += curvature;
    }
  }
  return hessian.map((entry) => (Number.isFinite(entry) ? entry : 0));
}

function invertCurvature(hessian: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(hessian, size);
  const inverse = values.map((value) => 1 / Math.max(Math.abs(value), LEAST_CURVATURE));
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += vectors[i * size + k]! * vectors[j * size + k]! * inverse[k]!;
      covariance[i * size + j] = covariance[j * size + i] = sum;
    }
  }
  return covariance;
}
