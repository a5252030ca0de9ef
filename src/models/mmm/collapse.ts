import type { KernelSpace, Region } from "../../kernel";
import { dot, log, writeLine, symmetricEigen } from "../../numerics";
import type { BaselineColumn } from "./baseline";
import { type ColumnBlocks, layOutColumns } from "./columnBlocks";

/**
 * The linear block of a normal model with independent normal priors, integrated out exactly:
 *   y − media ~ N(0, σ² I + Z S Zᵀ),   Z S Zᵀ = U D² Uᵀ
 * in an eigenbasis computed once, so that each evaluation costs two products with K columns.
 */
export interface CollapsedBaseline {
  readonly nColumns: number;
  /**
   * Log likelihood of residuals (outcome − media) at a noise sd, without its constant. Writes d/d(residual_t) into
   * `adjoint` and the derivative by log σ into `byLogSigma[0]`.
   */
  evaluate(residual: Region, sigma: number, adjoint: Region, byLogSigma: Float64Array): number;
  /** Draws the coefficients from their exact conditional given the residuals and σ. */
  drawCoefficients(residual: Region, sigma: number, normal: () => number, out: Float64Array): void;
}

/** Prepares the collapse of these columns. */
export function collapseBaseline(
  columns: readonly BaselineColumn[],
  rows: number,
  space: KernelSpace,
): CollapsedBaseline {
  const n = columns.length;
  const { squares, basis, back } = eigenbasis(columns, rows, space);
  const projected = space.reserve(basis.nPadded); // those beyond n are 0 and have no part in anything
  const weights = space.reserve(basis.nPadded);
  return {
    nColumns: n,
    evaluate(residual, sigma, adjoint, byLogSigma) {
      const variance = sigma * sigma;
      basis.project(residual, projected);
      const projections = projected.values;
      const kept = weights.values;
      let explained = 0;
      let logDeterminant = 0;
      let inverseSum = 0;
      let slopeOfQuadratic = 0;
      for (let k = 0; k < n; k++) {
        const total = variance + squares[k]!;
        kept[k] = (squares[k]! / total) * projections[k]!;
        explained += kept[k]! * projections[k]!;
        slopeOfQuadratic += (projections[k]! * kept[k]!) / total;
        logDeterminant += log(total);
        inverseSum += 1 / total;
      }
      const quadratic = dot(residual.values, residual.values, rows) - explained;
      const scale = -1 / variance;
      writeLine(0, scale, residual.values, rows, adjoint.values);
      for (let k = 0; k < n; k++) kept[k]! *= scale;
      basis.subtract(weights, adjoint);
      byLogSigma[0] = quadratic / variance - slopeOfQuadratic - (rows - n) - variance * inverseSum;
      return -0.5 * (quadratic / variance + logDeterminant) - (rows - n) * log(sigma);
    },
    drawCoefficients(residual, sigma, normal, out) {
      const variance = sigma * sigma;
      basis.project(residual, projected);
      const projections = projected.values;
      for (let k = 0; k < n; k++) {
        const total = variance + squares[k]!;
        projections[k] = (Math.sqrt(squares[k]!) / total) * projections[k]! + Math.sqrt(variance / total) * normal();
      }
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += back[i * n + k]! * projections[k]!;
        out[i] = sum;
      }
    },
  };
}

interface Eigenbasis {
  /** D². */
  readonly squares: Float64Array;
  /** U. */
  readonly basis: ColumnBlocks;
  /** S^½ V: from eigen coefficients to those of the columns, n × n. */
  readonly back: Float64Array;
}

function eigenbasis(columns: readonly BaselineColumn[], rows: number, space: KernelSpace): Eigenbasis {
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
  const squares = new Float64Array(n);
  const basis = columns.map(() => new Float64Array(rows));
  const back = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    squares[k] = Math.max(eigenvalues[k]!, 1e-12);
    for (let i = 0; i < n; i++) {
      const loading = columns[i]!.priorSd * vectors[i * n + k]!;
      back[i * n + k] = loading;
      const scaled = loading / Math.sqrt(squares[k]!);
      for (let t = 0; t < rows; t++) basis[k]![t]! += columns[i]!.values[t]! * scaled;
    }
  }
  return { squares, basis: layOutColumns(basis, new Float64Array(n).fill(1), rows, space), back };
}
