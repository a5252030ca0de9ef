import { tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** How a test is read.
 * @customenum {string}
 */
enum TestMethod {
  /** Shares: pooled z test, or chi-square over several test groups */
  z = "z",
  /** Means of two columns of values, without equal variances */
  welch = "welch",
  /** Shares under flat priors: the chance to be better */
  bayesian = "bayesian",
}

/**
 * Works out the least sample, time and spend with which a test can tell a lift from none.
 * @customfunction DESIGN_TEST
 * @param baseline Pick a share (with people per week beside it), or a column of outcomes per week.
 * @param lift Type the smallest relative lift that matters: 0.1 is 10%.
 * @param [holdout] Type the share that is held out as control; 0.5 if omitted.
 * @param [budget] Type the channel's spend per week; no Spend if omitted.
 * @param [power] Type the chance to see a true lift; 0.8 if omitted.
 * @param [confidence] Type the confidence, two-sided; 0.95 if omitted.
 * @param [headers] Type 0 for the row only, 1 for a header row; 1 if omitted.
 * @returns One row:
 * - `Sample`: people (or weeks) in the test group, not rounded up
 * - `Weeks`: how long the test lasts
 * - `Spend`: the channel's money in the test group over those weeks
 * - `Holdout`, `Power`
 * @remarks Shares as R's power.prop.test, columns as power.t.test. The control group has Sample × holdout / (1 - holdout).
 * @example =DESIGN_TEST(0.04, 0.1)
 * @errors
 * - `#VALUE!`: the baseline is neither a share nor a column of numbers, or a share lies outside 0 to 1
 */
export function designTest(
  baseline: any[][],
  lift: any,
  holdout: number,
  budget: number,
  power: number,
  confidence: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("designTest", {
        baseline: read.range(baseline, "baseline"),
        lift: read.number(lift, "lift", "0.1"),
        holdout: read.shareOrDefault(holdout, "holdout"),
        budget: read.positiveOrDefault(budget, "budget"),
        power: read.shareOrDefault(power, "power"),
        confidence: read.shareOrDefault(confidence, "confidence"),
      }),
  );
}

/**
 * Reads a test: the lift with its range, the chance to be better, and the p value.
 * @customfunction READ_TEST
 * @param control_n Pick how many people the control group had.
 * @param control_x Pick how many of them converted; for welch the column of single values.
 * @param test_n Pick how many people the test group had; a column for several groups.
 * @param test_x Pick how many of them converted; for welch the column of single values.
 * @param [method] Choose how to read it; z if omitted.
 * @param [confidence] Type the confidence of the range; 0.95 if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per test group:
 * - `Lift`: test against control, relative
 * - `Low`, `High`: its range, with their shares in the header, such as `Low 2.5%`
 * - `P(better)`, `p value`: two-sided; with several groups the joint test of all
 * @remarks `z` without continuity correction. `welch` leaves the sizes aside. `bayesian` takes flat priors.
 * @example =READ_TEST(1000, 100, 1000, 130)
 * @errors
 * - `#VALUE!`: more conversions than people, or sizes and counts that do not match
 */
export function readTest(
  control_n: any[][],
  control_x: any[][],
  test_n: any[][],
  test_x: any[][],
  method: TestMethod,
  confidence: number,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("readTest", {
        controlN: read.optionalRange(control_n, "control_n") ?? [[null]],
        controlX: read.range(control_x, "control_x"),
        testN: read.optionalRange(test_n, "test_n") ?? [[null]],
        testX: read.range(test_x, "test_x"),
        method: read.choice(method, "method", TestMethod),
        confidence: read.shareOrDefault(confidence, "confidence"),
      }),
  );
}
