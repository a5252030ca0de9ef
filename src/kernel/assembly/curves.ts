import { Lanes } from "./elementary";

/**
 * The saturation curves over what `carryOver` has left: from exposure x and dx/dr in the first two series of each pair to
 * the effect and its derivatives by retention and by the curve's parameters, with the sums of all of them.
 */

/** x/(x + half): parameters retention, half. */
export function unitHill(nPairs: i32, length: i32, parameters: usize, series: usize, sums: usize): void {
  const one = f64x2.splat(1);
  const bytes = (<usize>length) << 4;
  for (let p = 0; p < nPairs; p++) {
    const half = v128.load(parameters, 16);
    let effects = f64x2.splat(0);
    let byRetentions = effects;
    let byHalves = effects;
    for (const end = series + bytes; series < end; series += 16) {
      const x = v128.load(series);
      const inverse = f64x2.div(one, f64x2.add(x, half));
      const share = f64x2.mul(x, inverse);
      const byExposure = f64x2.mul(half, f64x2.mul(inverse, inverse));
      const byRetention = f64x2.mul(byExposure, v128.load(series + bytes));
      const byHalf = f64x2.mul(f64x2.neg(share), inverse);
      v128.store(series, share);
      v128.store(series + bytes, byRetention);
      v128.store(series + 2 * bytes, byHalf);
      effects = f64x2.add(effects, share);
      byRetentions = f64x2.add(byRetentions, byRetention);
      byHalves = f64x2.add(byHalves, byHalf);
    }
    v128.store(sums, effects);
    v128.store(sums, byRetentions, 16);
    v128.store(sums, byHalves, 32);
    parameters += 64;
    series += 2 * bytes;
    sums += 48;
  }
}

/** tanh(rate · x): parameters retention, rate, d(rate)/d(parameter). Serves the logistic and the tanh curve. */
export function tanh(nPairs: i32, length: i32, parameters: usize, series: usize, sums: usize): void {
  const one = f64x2.splat(1);
  const two = f64x2.splat(2);
  const bytes = (<usize>length) << 4;
  for (let p = 0; p < nPairs; p++) {
    const rate = v128.load(parameters, 16);
    const rateSlope = v128.load(parameters, 32);
    const power = f64x2.mul(f64x2.splat(-2), rate);
    let effects = f64x2.splat(0);
    let byRetentions = effects;
    let byParameters = effects;
    for (const end = series + bytes; series < end; series += 16) {
      const x = v128.load(series);
      const level = f64x2.sub(f64x2.div(two, f64x2.add(one, Lanes.exp(f64x2.mul(power, x)))), one);
      const rest = f64x2.sub(one, f64x2.mul(level, level));
      const byRetention = f64x2.mul(f64x2.mul(rate, rest), v128.load(series + bytes));
      const byParameter = f64x2.mul(f64x2.mul(rateSlope, x), rest);
      v128.store(series, level);
      v128.store(series + bytes, byRetention);
      v128.store(series + 2 * bytes, byParameter);
      effects = f64x2.add(effects, level);
      byRetentions = f64x2.add(byRetentions, byRetention);
      byParameters = f64x2.add(byParameters, byParameter);
    }
    v128.store(sums, effects);
    v128.store(sums, byRetentions, 16);
    v128.store(sums, byParameters, 32);
    parameters += 64;
    series += 2 * bytes;
    sums += 48;
  }
}

/** 1/(1 + (half/x)^slope), 0 at 0: parameters retention, half, slope, ln half; the last series is by the slope. */
export function hill(nPairs: i32, length: i32, parameters: usize, series: usize, sums: usize): void {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const least = f64x2.splat(1e-300);
  const bytes = (<usize>length) << 4;
  for (let p = 0; p < nPairs; p++) {
    const slope = v128.load(parameters, 32);
    const logHalf = v128.load(parameters, 48);
    const falling = f64x2.neg(slope);
    const byHalfScale = f64x2.div(falling, v128.load(parameters, 16));
    let effects = zero;
    let byRetentions = zero;
    let byHalves = zero;
    let bySlopes = zero;
    for (const end = series + bytes; series < end; series += 16) {
      const x = v128.load(series);
      const works = f64x2.gt(x, least);
      const gap = f64x2.sub(Lanes.log(f64x2.pmax(least, x)), logHalf);
      const share = v128.and(works, f64x2.div(one, f64x2.add(one, Lanes.exp(f64x2.mul(falling, gap)))));
      const spread = f64x2.mul(share, f64x2.sub(one, share));
      const byExposure = v128.and(works, f64x2.div(f64x2.mul(slope, spread), x));
      const byRetention = f64x2.mul(byExposure, v128.load(series + bytes));
      const byHalf = f64x2.mul(byHalfScale, spread);
      const bySlope = f64x2.mul(spread, gap);
      v128.store(series, share);
      v128.store(series + bytes, byRetention);
      v128.store(series + 2 * bytes, byHalf);
      v128.store(series + 3 * bytes, bySlope);
      effects = f64x2.add(effects, share);
      byRetentions = f64x2.add(byRetentions, byRetention);
      byHalves = f64x2.add(byHalves, byHalf);
      bySlopes = f64x2.add(bySlopes, bySlope);
    }
    v128.store(sums, effects);
    v128.store(sums, byRetentions, 16);
    v128.store(sums, byHalves, 32);
    v128.store(sums, bySlopes, 48);
    parameters += 64;
    series += 3 * bytes;
    sums += 64;
  }
}
