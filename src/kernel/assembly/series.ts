/** Products of a pair's series with the residuals, and the effects taken off them. */

/** residual_t −= Σ over pairs and lanes of coefficient · effect_t, for t < rows; effects are each pair's first series. */
export function subtractEffects(
  nPairs: i32,
  rows: i32,
  length: i32,
  nSeries: i32,
  coefficients: usize,
  series: usize,
  residual: usize,
): void {
  const stride = (<usize>length * nSeries) << 4;
  for (let t = 0; t < rows; t++) {
    let sum = f64x2.splat(0);
    let effect = series;
    for (let p: usize = 0; p < <usize>nPairs; p++) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(coefficients + (p << 4)), v128.load(effect)));
      effect += stride;
    }
    store<f64>(residual, load<f64>(residual) - (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
    residual += 8;
    series += 16;
  }
}

/** out = Σ_{t<rows} by_t · series_t of each of n series, lane by lane; in two running sums. */
export function products(n: i32, rows: i32, length: i32, by: usize, series: usize, out: usize): void {
  const whole = (<usize>(rows & ~1)) << 3;
  for (let k = 0; k < n; k++) {
    let even = f64x2.splat(0);
    let odd = even;
    for (let at: usize = 0; at < whole; at += 16) {
      const here = series + (at << 1);
      even = f64x2.add(even, f64x2.mul(v128.load64_splat(by + at), v128.load(here)));
      odd = f64x2.add(odd, f64x2.mul(v128.load64_splat(by + at, 8), v128.load(here, 16)));
    }
    if (rows & 1) even = f64x2.add(even, f64x2.mul(v128.load64_splat(by + whole), v128.load(series + (whole << 1))));
    v128.store(out, f64x2.add(even, odd));
    out += 16;
    series += (<usize>length) << 4;
  }
}
