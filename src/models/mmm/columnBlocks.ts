import { type KernelSpace, loadKernel, type Region } from "../../kernel";

/** Columns of the linear block in the kernel: products with few columns and many periods. */
export interface ColumnBlocks {
  /** Number of columns with those of 0 that fill up the last block: the length of weights and products. */
  readonly nPadded: number;
  /** out_k = Σ_t column_k,t · series_t. */
  project(series: Region, out: Region): void;
  /** series_t −= Σ_k weight_k · column_k,t. */
  subtract(weights: Region, series: Region): void;
}

/** Columns per block: a series is read once for all of them. */
const BLOCK = 4;

/**
 * Lays columns out, each times its scale, as [block][period][column of the block]. Periods are filled up by 0 to an even
 * number, so the series must be as well.
 */
export function layOutColumns(
  columns: readonly ArrayLike<number>[],
  scales: ArrayLike<number>,
  rows: number,
  space: KernelSpace,
): ColumnBlocks {
  const nBlocks = Math.ceil(columns.length / BLOCK);
  const evenRows = rows + (rows % 2);
  const blocks = new Float64Array(nBlocks * BLOCK * evenRows);
  columns.forEach((column, k) => {
    const first = (k - (k % BLOCK)) * evenRows + (k % BLOCK);
    for (let t = 0; t < rows; t++) blocks[first + t * BLOCK] = column[t]! * scales[k]!;
  });
  const { at } = space.keep(blocks);
  const { kernel } = loadKernel();
  return {
    nPadded: nBlocks * BLOCK,
    project: (series, out) => kernel.project(nBlocks, evenRows, at, series.at, out.at),
    subtract: (weights, series) => kernel.subtractColumns(nBlocks, evenRows, at, weights.at, series.at),
  };
}
