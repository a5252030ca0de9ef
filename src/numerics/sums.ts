/**
 * Σ_{t<length} a_t b_t in four running sums: additions then do not wait for one another, and the order of the additions
 * is the same on every engine.
 */
export function dot(a: Float64Array, b: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length - (length % 4);
  for (let t = 0; t < whole; t += 4) {
    s0 += a[t]! * b[t]!;
    s1 += a[t + 1]! * b[t + 1]!;
    s2 += a[t + 2]! * b[t + 2]!;
    s3 += a[t + 3]! * b[t + 3]!;
  }
  for (let t = whole; t < length; t++) s0 += a[t]! * b[t]!;
  return s0 + s1 + (s2 + s3);
}

/** Σ_{t<length} a_t b_t c_t in four running sums. */
export function dotOfThree(a: Float64Array, b: Float64Array, c: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length - (length % 4);
  for (let t = 0; t < whole; t += 4) {
    s0 += a[t]! * b[t]! * c[t]!;
    s1 += a[t + 1]! * b[t + 1]! * c[t + 1]!;
    s2 += a[t + 2]! * b[t + 2]! * c[t + 2]!;
    s3 += a[t + 3]! * b[t + 3]! * c[t + 3]!;
  }
  for (let t = whole; t < length; t++) s0 += a[t]! * b[t]! * c[t]!;
  return s0 + s1 + (s2 + s3);
}

/** Σ_{t<length} a_t in four running sums. */
export function sumOf(a: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length - (length % 4);
  for (let t = 0; t < whole; t += 4) {
    s0 += a[t]!;
    s1 += a[t + 1]!;
    s2 += a[t + 2]!;
    s3 += a[t + 3]!;
  }
  for (let t = whole; t < length; t++) s0 += a[t]!;
  return s0 + s1 + (s2 + s3);
}

/** target_t += factor · source_t for t < length; four at a time, since the loop itself would cost as much as the sum. */
export function addScaled(target: Float64Array, factor: number, source: Float64Array, length: number): void {
  const whole = length - (length % 4);
  for (let t = 0; t < whole; t += 4) {
    target[t] = target[t]! + factor * source[t]!;
    target[t + 1] = target[t + 1]! + factor * source[t + 1]!;
    target[t + 2] = target[t + 2]! + factor * source[t + 2]!;
    target[t + 3] = target[t + 3]! + factor * source[t + 3]!;
  }
  for (let t = whole; t < length; t++) target[t] = target[t]! + factor * source[t]!;
}

/** out_t = constant + factor · source_t for t < length. */
export function writeLine(
  constant: number,
  factor: number,
  source: Float64Array,
  length: number,
  out: Float64Array,
): void {
  const whole = length - (length % 4);
  for (let t = 0; t < whole; t += 4) {
    out[t] = constant + factor * source[t]!;
    out[t + 1] = constant + factor * source[t + 1]!;
    out[t + 2] = constant + factor * source[t + 2]!;
    out[t + 3] = constant + factor * source[t + 3]!;
  }
  for (let t = whole; t < length; t++) out[t] = constant + factor * source[t]!;
}
