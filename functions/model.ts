import { valueInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/**
 * Makes response curves from a Summary table by stated judgement, for use as the model of other functions.
 * @customfunction JUDGE_MODEL
 * @param summary Pick a table with Channel, Spend and one outcome column, headers included.
 * @param [settings] Pick a Settings table (Name, Value), such as Elasticity 0.4; defaults if omitted.
 * @returns One cell of text that starts with the model's key, such as
 * `JDG:8f3a2c91 · judgement · 6 channels · 1 period`. Give this cell as `model` to the other functions.
 * @remarks One observation per channel fixes a point on its curve, not its shape: the shape is a prior, stated in the
 * settings, and every answer carries its range. Several periods stacked under each other (with a column Period) narrow
 * it. The functions also take the Summary table itself as `model`: that is this function with default settings.
 * @example =JUDGE_MODEL(A1:C7)
 * @errors
 * - `#VALUE!`: the table or a setting cannot be read; the message names row and column
 */
export function judgeModel(summary: any[][], settings: any[][]): string {
  return valueInCell(() =>
    runtime.answer("judgeModel", {
      summary: read.range(summary, "summary"),
      settings: read.optionalTable(settings, "settings"),
    }),
  );
}
