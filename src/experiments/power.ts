import { findRootAbove, normalCdf, normalQuantile } from "../numerics";
import { noncentralTail, studentQuantileAbove } from "./studentT";

/** A comparison of two shares: of the control and of the test group. */
export interface ShareTest {
  readonly control: number;
  readonly test: number;
}

/** How groups are split and how sure the test should be. */
export interface TestDesign {
  /** Share of the whole that is held out as control, 0..1; one half makes equal groups. */
  readonly holdout: number;
  /** Chance that a false difference is called one, two-sided: 0.05. */
  readonly significance: number;
}

/** Size of the control group for a test group of this size. */
export function controlSize(sample: number, holdout: number): number {
  return (sample * holdout) / (1 - holdout);
}

/**
 * Power of the two-sided comparison of two shares with `sample` people in the test group, by the normal approximation
 * with pooled variance (Fleiss, Levin and Paik 2003; R's power.prop.test with equal groups).
 */
export function sharePower(sample: number, { control, test }: ShareTest, design: TestDesign): number {
  const other = controlSize(sample, design.holdout);
  const pooled = (sample * test + other * control) / (sample + other);
  const under0 = Math.sqrt(pooled * (1 - pooled) * (1 / sample + 1 / other));
  const under1 = Math.sqrt((test * (1 - test)) / sample + (control * (1 - control)) / other);
  const z = normalQuantile(1 - design.significance / 2);
  return normalCdf((Math.abs(test - control) - z * under0) / under1);
}

/** People needed in the test group for that power. Checked: shares 0.5 and 0.75 at power 0.9 need 76.7 (R 4.3). */
export function shareSample(shares: ShareTest, power: number, design: TestDesign): number {
  return findRootAbove((sample) => sharePower(sample, shares, design) - power, 1);
}

/**
 * Power of the two-sided t test with equal variances and `sample` observations in the test group; `effect` is the
 * difference over the standard deviation (R's power.t.test, not strict).
 */
export function meanPower(sample: number, effect: number, { holdout, significance }: TestDesign): number {
  const other = controlSize(sample, holdout);
  const df = sample + other - 2;
  if (!(df > 0)) return 0;
  const critical = studentQuantileAbove(significance / 2, df);
  return noncentralTail(critical, df, Math.abs(effect) * Math.sqrt((sample * other) / (sample + other)));
}

/** Observations needed in the test group for that power. Checked: effect 1 at power 0.9 needs 22.02110 (R 4.3). */
export function meanSample(effect: number, power: number, design: TestDesign): number {
  return findRootAbove((sample) => meanPower(sample, effect, design) - power, 2);
}
