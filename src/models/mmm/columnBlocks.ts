/**
 * Products with a matrix of few columns and many periods. The columns lie in blocks of four, [block][period][column of the
 * block], so that a series is read once for four of them; the last block is filled up with columns of 0.
 */
export const BLOCK = 4;

/** Number of columns with those that fill up the last block. */
export function paddedCount(nColumns: number): number {
  return Math.ceil(nColumns / BLOCK) * BLOCK;
}

/** Lays columns out in blocks, each times its scale. */
export function layOutColumns(
  columns: readonly ArrayLike<number>[],
  scales: ArrayLike<number>,
  rows: number,
): Float64Array {
  const blocks = new Float64Array(paddedCount(columns.length) * rows);
  columns.forEach((column, k) => {
    const first = (k - (k % BLOCK)) * rows + (k % BLOCK);
    for (let t = 0; t < rows; t++) blocks[first + t * BLOCK] = column[t]! * scales[k]!;
  });
  return blocks;
}

/** out_k = Σ_t column_k,t · series_t. */
export function projectBlocks(
  blocks: Float64Array,
  nPadded: number,
  series: Float64Array,
  rows: number,
  out: Float64Array,
): void {
  for (let k = 0; k < nPadded; k += BLOCK) projectBlock(blocks, k, series, rows, out);
}

/** series_t −= Σ_k weight_k · column_k,t. */
export function subtractBlocks(
  blocks: Float64Array,
  nPadded: number,
  weights: Float64Array,
  rows: number,
  series: Float64Array,
): void {
  for (let k = 0; k < nPadded; k += BLOCK) subtractBlock(blocks, k, weights, rows, series);
}

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

function subtractBlock(basis: Float64Array, k: number, kept: Float64Array, rows: number, adjoint: Float64Array): void {
  const k0 = kept[k]!;
  const k1 = kept[k + 1]!;
  const k2 = kept[k + 2]!;
  const k3 = kept[k + 3]!;
  for (let t = 0, at = k * rows; t < rows; t++, at += BLOCK) {
    adjoint[t]! -= k0 * basis[at]! + k1 * basis[at + 1]! + (k2 * basis[at + 2]! + k3 * basis[at + 3]!);
  }
}
