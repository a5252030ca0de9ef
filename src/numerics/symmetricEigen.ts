/** Eigenvalues with their eigenvectors: `vectors[i * size + k]` is component i of the vector of `values[k]`. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix (row-major) by Jacobi's rotations (Golub & Van Loan,
 * Matrix Computations, section 8.5). In no particular order; accurate to rounding; meant for sizes up to a few hundred.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 60 && offDiagonal(a, size) > 0; sweep++) sweepOnce(a, vectors, size);
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

/** Sum of squares off the diagonal, 0 once it is rounding only. */
function offDiagonal(a: Float64Array, size: number): number {
  let off = 0;
  let all = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const square = a[i * size + j]! * a[i * size + j]!;
      all += square;
      if (i !== j) off += square;
    }
  }
  return off <= 1e-30 * all ? 0 : off;
}

function sweepOnce(a: Float64Array, vectors: Float64Array, size: number): void {
  for (let p = 0; p < size - 1; p++) {
    for (let q = p + 1; q < size; q++) {
      const pivot = a[p * size + q]!;
      if (pivot === 0) continue;
      const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * pivot);
      const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const cosine = 1 / Math.sqrt(tangent * tangent + 1);
      rotate(a, vectors, size, p, q, cosine, tangent * cosine);
    }
  }
}

function rotate(
  a: Float64Array,
  vectors: Float64Array,
  size: number,
  p: number,
  q: number,
  c: number,
  s: number,
): void {
  for (let k = 0; k < size; k++) {
    const kp = a[k * size + p]!;
    const kq = a[k * size + q]!;
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k++) {
    const pk = a[p * size + k]!;
    const qk = a[q * size + k]!;
    a[p * size + k] = c * pk - s * qk;
    a[q * size + k] = s * pk + c * qk;
    const vp = vectors[k * size + p]!;
    const vq = vectors[k * size + q]!;
    vectors[k * size + p] = c * vp - s * vq;
    vectors[k * size + q] = s * vp + c * vq;
  }
}
