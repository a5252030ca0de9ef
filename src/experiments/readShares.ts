import { exp, gammaShareAbove, log, normalCdf, normalQuantile } from "../numerics";
import type { Group, TestReading } from "./testReading";

/**
 * Two shares compared: z = (p₂ − p₁) / √(p̄(1 − p̄)(1/n₁ + 1/n₂)), without continuity correction; the lift's range by the
 * logarithm of the ratio, √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂) (Katz et al. 1978). No lift where the control has no conversion.
 */
export function readShares(control: Group, test: Group, confidence: number): TestReading {
  const [share1, share2] = [control.x / control.n, test.x / test.n];
  const pooled = (control.x + test.x) / (control.n + test.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / test.n));
  const z = error > 0 ? (share2 - share1) / error : 0;
  const ratio = share2 / share1;
  const spread = Math.sqrt(1 / control.x - 1 / control.n + 1 / test.x - 1 / test.n);
  const reach = normalQuantile(0.5 + confidence / 2) * spread;
  return {
    lift: ratio - 1,
    low: exp(log(ratio) - reach) - 1,
    high: exp(log(ratio) + reach) - 1,
    better: normalCdf(z),
    pValue: 2 * normalCdf(-Math.abs(z)),
  };
}

/**
 * Whether all groups convert alike: Pearson's chi-square Σ (observed − expected)² / expected over conversions and the
 * rest, with one degree of freedom fewer than groups (R's prop.test for more than two groups).
 */
export function jointPValue(groups: readonly Group[]): number {
  const [n, x] = groups.reduce(([people, hits], group) => [people + group.n, hits + group.x], [0, 0]);
  const share = x / n;
  if (share === 0 || share === 1) return 1;
  const chiSquare = groups.reduce((sum, group) => {
    const gap = group.x - group.n * share;
    return sum + (gap * gap) / (group.n * share * (1 - share));
  }, 0);
  return gammaShareAbove(chiSquare / 2, (groups.length - 1) / 2);
}
