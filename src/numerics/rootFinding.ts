/**
 * The x between `low` and `high` at which a continuous function changes sign, by regula falsi with the Illinois rule
 * (Dowell & Jarratt 1971) and bisection whenever that is slow. Stops when the bracket is narrower than `tolerance`
 * relative to its ends. NaN where the signs at the ends are equal (and neither is 0).
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let a = low;
  let b = high;
  let atA = f(a);
  let atB = f(b);
  if (atA === 0) return a;
  if (atB === 0) return b;
  if (!(atA * atB < 0)) return NaN;
  for (let step = 0; step < 200 && Math.abs(b - a) > tolerance * Math.max(Math.abs(a), Math.abs(b)); step++) {
    const secant = (a * atB - b * atA) / (atB - atA);
    const x = step % 3 === 2 || !(secant > Math.min(a, b) && secant < Math.max(a, b)) ? 0.5 * (a + b) : secant;
    const atX = f(x);
    if (atX === 0) return x;
    if (atX * atB < 0) {
      a = b;
      atA = atB;
    } else {
      atA *= 0.5;
    }
    b = x;
    atB = atX;
  }
  return Math.abs(atA) < Math.abs(atB) ? a : b;
}

/**
 * The x >= start at which a function that starts on one side of 0 reaches the other, doubling `start` until it does.
 * NaN where that has not happened after `doublings`. `start` must be positive.
 */
export function findRootAbove(f: (x: number) => number, start: number, doublings = 200): number {
  const sign = f(start) < 0 ? -1 : 1;
  let low = start;
  for (let i = 0; i < doublings; i++) {
    const high = low * 2;
    if (!Number.isFinite(high)) return NaN;
    if (f(high) * sign <= 0) return findRoot(f, low, high);
    low = high;
  }
  return NaN;
}
