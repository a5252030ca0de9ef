/**
 * Products with a matrix of few columns and many periods, [block of four columns][period][column of the block]; the number
 * of periods is even (filled up by 0).
 */

/** out_k = Σ_t column_k,t · series_t. */
export function project(nBlocks: i32, rows: i32, blocks: usize, series: usize, out: usize): void {
  const bytes = (<usize>rows) << 3;
  for (let k = 0; k < nBlocks; k++) {
    let evenLow = f64x2.splat(0);
    let evenHigh = evenLow;
    let oddLow = evenLow;
    let oddHigh = evenLow;
    for (let at: usize = 0; at < bytes; at += 16) {
      const even = v128.load64_splat(series + at);
      const odd = v128.load64_splat(series + at, 8);
      evenLow = f64x2.add(evenLow, f64x2.mul(even, v128.load(blocks)));
      evenHigh = f64x2.add(evenHigh, f64x2.mul(even, v128.load(blocks, 16)));
      oddLow = f64x2.add(oddLow, f64x2.mul(odd, v128.load(blocks, 32)));
      oddHigh = f64x2.add(oddHigh, f64x2.mul(odd, v128.load(blocks, 48)));
      blocks += 64;
    }
    v128.store(out, f64x2.add(evenLow, oddLow));
    v128.store(out, f64x2.add(evenHigh, oddHigh), 16);
    out += 32;
  }
}

/** series_t −= Σ_k weight_k · column_k,t. */
export function subtractColumns(nBlocks: i32, rows: i32, blocks: usize, weights: usize, series: usize): void {
  const bytes = (<usize>rows) << 3;
  for (let k = 0; k < nBlocks; k++) {
    const low = v128.load(weights);
    const high = v128.load(weights, 16);
    for (let at: usize = 0; at < bytes; at += 16) {
      const even = f64x2.add(f64x2.mul(low, v128.load(blocks)), f64x2.mul(high, v128.load(blocks, 16)));
      const odd = f64x2.add(f64x2.mul(low, v128.load(blocks, 32)), f64x2.mul(high, v128.load(blocks, 48)));
      const sum = f64x2.add(v128.shuffle<f64>(even, odd, 0, 2), v128.shuffle<f64>(even, odd, 1, 3));
      v128.store(series + at, f64x2.sub(v128.load(series + at), sum));
      blocks += 64;
    }
    weights += 32;
  }
}
