/**
 * exp and log of two lanes, bit for bit those of src/numerics: the same tables, put into memory by the host, and the same
 * order of operations.
 */

/** 2^(j/64) in two parts, for 0 <= j < 64. */
const ROOTS: usize = 1024;
/** Node, its inverse and its logarithm in two parts, for 128 nodes. */
const NODES: usize = ROOTS + 64 * 16;

const STEP_HIGH: f64 = 0.6931471803691238 / 64;
const STEP_LOW: f64 = 1.9082149292705877e-10 / 64;
const STEPS_PER_UNIT: f64 = 1.4426950408889634 * 64;
/** 1.5 · 2^52: a number added to it has its whole part in the last bits. */
const WHOLE: f64 = 6755399441055744;
/** The bits of an exponent. */
const EXPONENT: i64 = 0xfff0000000000000;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
/** Bits of the first node, less half a step. */
const FIRST: i64 = 0x3fe5f00000000000;

/** Methods, since only those may be told in valid TypeScript to be written out where they are called. */
export class Lanes {
  /** e^x for x within ±708; beyond it stays at the edge, where its digits do not matter to a curve. */
  @inline static exp(x: v128): v128 {
    x = f64x2.pmin(f64x2.splat(708), f64x2.pmax(f64x2.splat(-708), x));
    const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(STEPS_PER_UNIT)), f64x2.splat(WHOLE)); // n in its last bits
    const n = f64x2.sub(shifted, f64x2.splat(WHOLE));
    const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, f64x2.splat(STEP_HIGH))), f64x2.mul(n, f64x2.splat(STEP_LOW)));
    const first = v128.load(ROOTS + ((<usize>(i32x4.extract_lane(shifted, 0) & 63)) << 4));
    const second = v128.load(ROOTS + ((<usize>(i32x4.extract_lane(shifted, 2) & 63)) << 4));
    const rootHigh = v128.shuffle<f64>(first, second, 0, 2);
    const rootLow = v128.shuffle<f64>(first, second, 1, 3);
    let tail = f64x2.add(f64x2.splat(1.0 / 24), f64x2.mul(r, f64x2.splat(1.0 / 120)));
    tail = f64x2.add(f64x2.splat(1.0 / 6), f64x2.mul(r, tail));
    tail = f64x2.add(f64x2.splat(0.5), f64x2.mul(r, tail));
    const rest = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), tail));
    const exponents = v128.and(i64x2.shl(shifted, 46), i64x2.splat(EXPONENT)); // of 2^(n >> 6), without its bias
    const power = i64x2.add(exponents, i64x2.splat(0x3ff0000000000000));
    return f64x2.mul(power, f64x2.add(rootHigh, f64x2.add(rootLow, f64x2.mul(rootHigh, rest))));
  }

  /** ln x for x above 1e-300. */
  @inline static log(x: v128): v128 {
    const past = i64x2.sub(x, i64x2.splat(FIRST));
    const high32 = v128.shuffle<i32>(past, past, 1, 3, 1, 3);
    const k = f64x2.convert_low_i32x4_s(i32x4.shr_s(high32, 20));
    const a = NODES + ((<usize>((i32x4.extract_lane(high32, 0) >> 13) & 127)) << 5);
    const b = NODES + ((<usize>((i32x4.extract_lane(high32, 1) >> 13) & 127)) << 5);
    const firstNode = v128.load(a);
    const secondNode = v128.load(b);
    const firstLog = v128.load(a, 16);
    const secondLog = v128.load(b, 16);
    const node = v128.shuffle<f64>(firstNode, secondNode, 0, 2);
    const inverse = v128.shuffle<f64>(firstNode, secondNode, 1, 3);
    const logHigh = v128.shuffle<f64>(firstLog, secondLog, 0, 2);
    const logLow = v128.shuffle<f64>(firstLog, secondLog, 1, 3);
    const scaled = i64x2.sub(x, v128.and(past, i64x2.splat(EXPONENT))); // x · 2^−k
    const r = f64x2.mul(f64x2.sub(scaled, node), inverse);
    const whole = f64x2.add(f64x2.mul(k, f64x2.splat(LN2_HIGH)), logHigh);
    const high = f64x2.add(whole, r);
    const low = f64x2.add(f64x2.add(f64x2.sub(whole, high), r), f64x2.add(f64x2.mul(k, f64x2.splat(LN2_LOW)), logLow));
    const r2 = f64x2.mul(r, r);
    const outer = f64x2.add(f64x2.splat(-1.0 / 6), f64x2.mul(r, f64x2.splat(1.0 / 7)));
    const middle = f64x2.add(f64x2.splat(-1.0 / 4), f64x2.mul(r, f64x2.splat(1.0 / 5)));
    const inner = f64x2.add(f64x2.splat(-0.5), f64x2.mul(r, f64x2.splat(1.0 / 3)));
    const series = f64x2.add(inner, f64x2.mul(r2, f64x2.add(middle, f64x2.mul(r2, outer))));
    return f64x2.add(high, f64x2.add(low, f64x2.mul(r2, series)));
  }
}
