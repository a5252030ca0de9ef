import { gammaQuantile, sobolPoints, sortedQuantile } from "../numerics";
import { betaShareBelow } from "./incompleteBeta";
import type { Group, TestReading } from "./testReading";

const nDraws = 4_096;
const seed = 1;

/** Draws of Beta(a, b) as Gamma(a) / (Gamma(a) + Gamma(b)) at quasi-random points; two dimensions from `dimension` on. */
function betaDraws(a: number, b: number, dimension: number): Float64Array {
  const [first, second] = [sobolPoints(nDraws, dimension, seed), sobolPoints(nDraws, dimension + 1, seed)];
  return first.map((point, d) => {
    const x = gammaQuantile(point, a);
    return x / (x + gammaQuantile(second[d]!, b));
  });
}

/**
 * Two shares under flat priors: each posterior is Beta(1 + x, 1 + n − x). P(better) = mean over the test's draws of the
 * control's share below them; lift and its central range from paired draws of the ratio. There is no p value (NaN).
 */
export function readBayes(control: Group, test: Group, confidence: number): TestReading {
  const [a, b] = [1 + control.x, 1 + control.n - control.x];
  const controlDraws = betaDraws(a, b, 0);
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
}
