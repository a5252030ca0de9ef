import { createGammaQuantile, normalQuantile, sobolPoints, sortedQuantile } from "../numerics";
import { betaShareBelow } from "./incompleteBeta";
import type { Group, TestReading } from "./testReading";

const nDraws = 4_096;
const seed = 1;

/** Draws of Beta(a, b) as Gamma(a) / (Gamma(a) + Gamma(b)) at quasi-random points; two dimensions from `dimension` on. */
function betaDraws(a: number, b: number, dimension: number): Float64Array {
  const [first, second] = [0, 1].map((d) => sobolPoints(nDraws, dimension + d, seed).map(normalQuantile));
  const [gammaOfA, gammaOfB] = [createGammaQuantile(a), createGammaQuantile(b)];
  return first!.map((z, d) => {
    const x = gammaOfA(z);
    return x / (x + gammaOfB(second![d]!));
  });
}

/**
 * Shares of several test groups against one control under flat priors: each posterior is Beta(1 + x, 1 + n − x).
 * P(better) = mean over the test's draws of the control's share below them; lift and its central range from paired draws
 * of the ratio. There is no p value (NaN).
 */
export function readBayes(control: Group, tests: readonly Group[], confidence: number): readonly TestReading[] {
  const [a, b] = [1 + control.x, 1 + control.n - control.x];
  const controlDraws = betaDraws(a, b, 0);
  return tests.map((test) => {
    const testDraws = betaDraws(1 + test.x, 1 + test.n - test.x, 2);
    const lifts = testDraws.map((share, d) => share / controlDraws[d]! - 1).sort();
    const better = testDraws.reduce((sum, share) => sum + betaShareBelow(share, a, b), 0) / nDraws;
    return {
      lift: sortedQuantile(lifts, 0.5),
      low: sortedQuantile(lifts, (1 - confidence) / 2),
      high: sortedQuantile(lifts, (1 + confidence) / 2),
      better,
      pValue: NaN,
    };
  });
}
