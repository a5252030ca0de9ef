import { exp, findRoot, log, logGamma, normalCdf } from "../numerics";
import { betaShareBelow } from "./incompleteBeta";

/** P(T > t) of Student's t with `df` > 0 degrees of freedom: ½ I(df / (df + t²); df/2, ½) for t >= 0. */
export function studentTail(t: number, df: number): number {
  const half = 0.5 * betaShareBelow(df / (df + t * t), df / 2, 0.5);
  return t >= 0 ? half : 1 - half;
}

/** The t with P(T > t) = tail, for 0 < tail < 1. Relative error near 1e-12. */
export function studentQuantileAbove(tail: number, df: number): number {
  if (tail > 0.5) return -studentQuantileAbove(1 - tail, df);
  if (tail === 0.5) return 0;
  let high = 1;
  while (studentTail(high, df) > tail) high *= 2;
  return findRoot((t) => studentTail(t, df) - tail, 0, high, 1e-13);
}

/**
 * P(T > t) of the non-central t distribution for t >= 0 and non-centrality >= 0 (Lenth 1989, algorithm AS 243):
 *   P(T <= t) = Φ(−δ) + ½ Σ_j [p_j I_x(j + ½, ν/2) + q_j I_x(j + 1, ν/2)],  x = t² / (ν + t²).
 * Good to 1e-10 up to a non-centrality of 35; beyond it is 1 for every t that a test uses.
 */
export function noncentralTail(t: number, df: number, noncentrality: number): number {
  if (noncentrality > 35) return 1;
  const x = (t * t) / (df + t * t);
  const half = (noncentrality * noncentrality) / 2;
  let sum = 0;
  for (let j = 0; j < 2_000; j++) {
    const scale = half > 0 ? j * log(half) - half : j === 0 ? 0 : -Infinity;
    const p = exp(scale - logGamma(j + 1));
    const q = (noncentrality / Math.SQRT2) * exp(scale - logGamma(j + 1.5));
    const term = 0.5 * (p * betaShareBelow(x, j + 0.5, df / 2) + q * betaShareBelow(x, j + 1, df / 2));
    sum += term;
    if (j > half && term < 1e-14) break;
  }
  return Math.max(0, 1 - normalCdf(-noncentrality) - sum);
}
