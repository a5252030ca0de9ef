/**
 * Geometric carryover of channels two by two, one in each lane, as a recursion (see the filter of the same name in media):
 *   x_t = r · x_{t−1} + (first · spend_t − dropped · spend_{t−L−1})
 * and its derivative by r. Writes max(x, 0) to the first series of a pair and dx/dr to its second. The mask is 1 where
 * something carries over and 0 elsewhere, so that both are exactly 0 there.
 */
export function carryOver(
  nPairs: i32,
  length: i32,
  lags: i32,
  nSeries: i32,
  spend: usize,
  mask: usize,
  parameters: usize,
  series: usize,
): void {
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const bytes = (<usize>length) << 4;
  const lead = (<usize>lags) << 4;
  for (let p = 0; p < nPairs; p++) {
    const retention = v128.load(parameters);
    let total = zero;
    let totalSlope = zero;
    let lastPower = one;
    for (let lag = 0; lag < lags; lag++) {
      totalSlope = f64x2.add(f64x2.mul(totalSlope, retention), total);
      total = f64x2.add(f64x2.mul(total, retention), one);
      if (lag > 0) lastPower = f64x2.mul(lastPower, retention);
    }
    const first = f64x2.div(one, total);
    const dropped = f64x2.div(f64x2.mul(lastPower, retention), total);
    const droppedSlope = f64x2.div(f64x2.mul(f64x2.splat(<f64>lags), lastPower), total);
    const ratio = f64x2.div(totalSlope, total);
    let carried = zero;
    let slope = zero;
    for (let at: usize = 0; at < bytes; at += 16) {
      const leaving = v128.load(spend + at);
      const coming = v128.load(spend + at + lead);
      const works = v128.load(mask + at);
      const kept = f64x2.mul(retention, works);
      const net = f64x2.sub(f64x2.mul(first, coming), f64x2.mul(dropped, leaving));
      const netSlope = f64x2.sub(carried, f64x2.mul(droppedSlope, leaving));
      slope = f64x2.add(f64x2.mul(kept, slope), f64x2.mul(netSlope, works));
      carried = f64x2.add(f64x2.mul(kept, carried), f64x2.mul(net, works));
      v128.store(series + at, f64x2.pmax(zero, carried));
      v128.store(series + at + bytes, f64x2.sub(slope, f64x2.mul(ratio, carried)));
    }
    spend += bytes + lead;
    mask += bytes;
    parameters += 64;
    series += bytes * nSeries;
  }
}
