import { log, symmetricEigen } from "../../numerics";
import type { BaselineColumn } from "./baseline";

/**
 * The linear block of a normal model with independent normal priors, integrated out exactly:
 *   y − media ~ N(0, σ² I + Z S Zᵀ),   Z S Zᵀ = U D² Uᵀ
 * in an eigenbasis computed once, so that each evaluation costs two products with K columns.
 */
export interface CollapsedBaseline {
  readonly nColumns: number;
  /**
   * Log likelihood of residuals (outcome − media) at a noise sd, without its constant. Writes d/d(residual_t) into
   * `adjoint` (first rows entries) and the derivative by log σ into `byLogSigma[0]`.
   */
  evaluate(residual: Float64Array, sigma: number, adjoint: Float64Array, byLogSigma: Float64Array): number;
  /** Draws the coefficients from their exact conditional given the residuals and σ. */
  drawCoefficients(residual: Float64Array, sigma: number, normal: () => number, out: Float64Array): void;
}

/** Prepares the collapse of these columns. */
export function collapseBaseline(columns: readonly BaselineColumn[], rows: number): CollapsedBaseline {
  const n = columns.length;
  const gram = new Float64Array(n * n);
  columns.forEach((a, i) =>
    columns.forEach((b, j) => {
      let sum = 0;
      for (let t = 0; t < rows; t++) sum += a.values[t]! * b.values[t]!;
      gram[i * n + j] = sum * a.priorSd * b.priorSd;
    }),
  );
  const { values: eigenvalues, vectors } = symmetricEigen(gram, n);
  const squares = eigenvalues.map((value) => Math.max(value, 1e-12));
  const basis = new Float64Array(n * rows); // U, [column][period]
  const back = new Float64Array(n * n); // S^½ V: from eigen coefficients to those of the columns
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const loading = columns[i]!.priorSd * vectors[i * n + k]!;
      back[i * n + k] = loading;
      const scaled = loading / Math.sqrt(squares[k]!);
      for (let t = 0; t < rows; t++) basis[k * rows + t]! += columns[i]!.values[t]! * scaled;
    }
  }
  const projections = new Float64Array(n);

  const project = (residual: Float64Array, k: number): number => {
    let even = 0;
    let odd = 0;
    const at = k * rows;
    let t = 0;
    for (; t + 1 < rows; t += 2) {
      even += basis[at + t]! * residual[t]!;
      odd += basis[at + t + 1]! * residual[t + 1]!;
    }
    if (t < rows) even += basis[at + t]! * residual[t]!;
    return even + odd;
  };

  return {
    nColumns: n,
    evaluate(residual, sigma, adjoint, byLogSigma) {
      const variance = sigma * sigma;
      let quadratic = 0;
      for (let t = 0; t < rows; t++) quadratic += residual[t]! * residual[t]!;
      adjoint.set(rows === residual.length ? residual : residual.subarray(0, rows));
      let logDeterminant = 0;
      let inverseSum = 0;
      let slopeOfQuadratic = 0;
      for (let k = 0; k < n; k++) {
        const projection = project(residual, k);
        const inverse = 1 / (variance + squares[k]!);
        const kept = squares[k]! * inverse * projection;
        quadratic -= kept * projection;
        slopeOfQuadratic += projection * kept * inverse;
        logDeterminant += log(variance + squares[k]!);
        inverseSum += inverse;
        for (let t = 0, at = k * rows; t < rows; t++, at++) adjoint[t]! -= kept * basis[at]!;
      }
      for (let t = 0; t < rows; t++) adjoint[t]! *= -1 / variance;
      byLogSigma[0] = quadratic / variance - slopeOfQuadratic - (rows - n) - variance * inverseSum;
      return -0.5 * (quadratic / variance + logDeterminant) - (rows - n) * log(sigma);
    },
    drawCoefficients(residual, sigma, normal, out) {
      const variance = sigma * sigma;
      for (let k = 0; k < n; k++) {
        const total = variance + squares[k]!;
        projections[k] =
          (Math.sqrt(squares[k]!) / total) * project(residual, k) + Math.sqrt(variance / total) * normal();
      }
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += back[i * n + k]! * projections[k]!;
        out[i] = sum;
      }
    },
  };
}
