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
