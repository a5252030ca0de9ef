import { dot, log, writeLine, symmetricEigen } from "../../numerics";
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

/** Columns are worked off in blocks of this many, so that the residuals are read once for all of them. */
const BLOCK = 4;

/** Prepares the collapse of these columns. */
export function collapseBaseline(columns: readonly BaselineColumn[], rows: number): CollapsedBaseline {
  const n = columns.length;
  const { squares, basis, back } = eigenbasis(columns, rows);
  const nPadded = squares.length; // the columns beyond n are 0 and have no part in anything
  const projections = new Float64Array(nPadded);
  const kept = new Float64Array(nPadded);
  return {
    nColumns: n,
    evaluate(residual, sigma, adjoint, byLogSigma) {
      const variance = sigma * sigma;
      for (let k = 0; k < nPadded; k += BLOCK) projectBlock(basis, k, residual, rows, projections);
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
      const quadratic = dot(residual, residual, rows) - explained;
      const scale = -1 / variance;
      writeLine(0, scale, residual, rows, adjoint);
      for (let k = 0; k < n; k++) kept[k]! *= scale;
      for (let k = 0; k < nPadded; k += BLOCK) subtractBlock(basis, k, kept, rows, adjoint);
      byLogSigma[0] = quadratic / variance - slopeOfQuadratic - (rows - n) - variance * inverseSum;
      return -0.5 * (quadratic / variance + logDeterminant) - (rows - n) * log(sigma);
    },
    drawCoefficients(residual, sigma, normal, out) {
      const variance = sigma * sigma;
      for (let k = 0; k < nPadded; k += BLOCK) projectBlock(basis, k, residual, rows, projections);
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
  /** D², padded by ones to whole blocks. */
  readonly squares: Float64Array;
  /** U in blocks of four columns: [block][period][column of the block]. */
  readonly basis: Float64Array;
  /** S^½ V: from eigen coefficients to those of the columns, n × n. */
  readonly back: Float64Array;
}

function eigenbasis(columns: readonly BaselineColumn[], rows: number): Eigenbasis {
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
  const squares = new Float64Array(Math.ceil(n / BLOCK) * BLOCK).fill(1);
  const basis = new Float64Array(squares.length * rows);
  const back = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    squares[k] = Math.max(eigenvalues[k]!, 1e-12);
    const first = (k - (k % BLOCK)) * rows + (k % BLOCK);
    for (let i = 0; i < n; i++) {
      const loading = columns[i]!.priorSd * vectors[i * n + k]!;
      back[i * n + k] = loading;
      const scaled = loading / Math.sqrt(squares[k]!);
      for (let t = 0; t < rows; t++) basis[first + t * BLOCK]! += columns[i]!.values[t]! * scaled;
    }
  }
  return { squares, basis, back };
}

/** out[k…k + 3] = Σ_t basis_t · residual_t of a block's four columns. */
function projectBlock(basis: Float64Array, k: number, residual: Float64Array, rows: number, out: Float64Array): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let t = 0, at = k * rows; t < rows; t++, at += BLOCK) {
    const r = residual[t]!;
    s0 += basis[at]! * r;
    s1 += basis[at + 1]! * r;
    s2 += basis[at + 2]! * r;
    s3 += basis[at + 3]! * r;
  }
  out[k] = s0;
  out[k + 1] = s1;
  out[k + 2] = s2;
  out[k + 3] = s3;
}

/** adjoint_t −= Σ of a block's four columns at these weights. */
function subtractBlock(basis: Float64Array, k: number, kept: Float64Array, rows: number, adjoint: Float64Array): void {
  const k0 = kept[k]!;
  const k1 = kept[k + 1]!;
  const k2 = kept[k + 2]!;
  const k3 = kept[k + 3]!;
  for (let t = 0, at = k * rows; t < rows; t++, at += BLOCK) {
    adjoint[t]! -= k0 * basis[at]! + k1 * basis[at + 1]! + (k2 * basis[at + 2]! + k3 * basis[at + 3]!);
  }
}
