import { invalid } from "../base";
import type { TestReading } from "./testReading";
import { studentQuantileAbove, studentTail } from "./studentT";

/** Size, mean and squared standard error of a column of values. */
function describe(values: readonly number[], name: string): { n: number; mean: number; error2: number } {
  const n = values.length;
  if (n < 2) invalid(`${name}: ${n} values. Give at least two, one per person or week`);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { n, mean, error2: squares / (n - 1) / n };
}

/** Welch's t test of two columns. */
export interface WelchTest {
  /** Of test − control. */
  readonly t: number;
  /** Degrees of freedom by Welch and Satterthwaite. */
  readonly df: number;
  readonly pValue: number;
}

/**
 * Welch's test of two means without equal variances (Welch 1947). Checked: R's `sleep`, t = 1.8608 in size, df = 17.776,
 * p = 0.07939. Columns that do not vary at all: t is 0 where the means agree, else infinite with the sign of the gap.
 */
export function welchTest(control: readonly number[], test: readonly number[]): WelchTest {
  const [one, two] = [describe(control, "control_x"), describe(test, "test_x")];
  const error2 = one.error2 + two.error2;
  const gap = two.mean - one.mean;
  if (error2 === 0) return { t: gap === 0 ? 0 : gap / 0, df: 1, pValue: gap === 0 ? 1 : 0 };
  const t = gap / Math.sqrt(error2);
  const df = (error2 * error2) / ((one.error2 * one.error2) / (one.n - 1) + (two.error2 * two.error2) / (two.n - 1));
  return { t, df, pValue: 2 * studentTail(Math.abs(t), df) };
}

/**
 * Two means compared by Welch's test; the range of the relative lift by Fieller's theorem (1954), which needs a control
 * mean that is clearly not 0: else the ends are NaN.
 */
export function readMeans(control: readonly number[], test: readonly number[], confidence: number): TestReading {
  const { t, df, pValue } = welchTest(control, test);
  const [one, two] = [describe(control, "control_x"), describe(test, "test_x")];
  const ratio = two.mean / one.mean;
  const critical = studentQuantileAbove((1 - confidence) / 2, df);
  const g = (critical * critical * one.error2) / (one.mean * one.mean);
  const reach = (critical / Math.abs(one.mean)) * Math.sqrt(two.error2 * (1 - g) + ratio * ratio * one.error2);
  const isBounded = g < 1;
  return {
    lift: ratio - 1,
    low: isBounded ? (ratio - reach) / (1 - g) - 1 : NaN,
    high: isBounded ? (ratio + reach) / (1 - g) - 1 : NaN,
    better: Number.isFinite(t) ? 1 - studentTail(t, df) : t > 0 ? 1 : 0,
    pValue,
  };
}
