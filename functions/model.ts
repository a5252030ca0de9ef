import { tableInCell, valueInCell } from "./cellErrors";
import { heavyInCell } from "./heavyInCell";
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

/**
 * Fits a marketing mix model to a weekly history and gives its cell, for use as the model of other functions.
 * @customfunction FIT_MODEL
 * @param dates Pick the column of dates, one per period, with its header.
 * @param outcome Pick the column of outcomes, with its header; as many rows as dates.
 * @param spend Pick the spends, one column per channel, with their headers.
 * @param [controls] Pick columns of other causes (price, promotion, holiday); none if omitted.
 * @param [tests] Pick a table of lift tests (Channel, From, To, Lift, Low, High); none if omitted.
 * @param [settings] Pick a Settings table (Name, Value); defaults if omitted.
 * @param [groups] Pick a table with Channel and Group, Brand or Value; none if omitted.
 * @param invocation
 * @returns One cell of text that starts with the model's key, such as
 * `MMM:8f3a2c91 · 104 weeks × 6 channels · holdout MAPE 11.2% PASS`. Give this cell as `model` to the other functions.
 * @remarks Takes seconds: the cell shows #BUSY! meanwhile and Excel stays usable. The same data, settings and version
 * give the same model. The fit judges prediction, not cause: lift tests (`tests`) bring evidence of cause.
 * @example =FIT_MODEL(A1:A105, B1:B105, C1:H105)
 * @errors
 * - `#VALUE!`: the ranges differ in rows, or a cell cannot be read; the message names row and column
 * - `#N/A`: there is too little history for a model; the message says how much is needed
 */
export function fitModel(
  dates: any[][],
  outcome: any[][],
  spend: any[][],
  controls: any[][],
  tests: any[][],
  settings: any[][],
  groups: any[][],
  invocation: CustomFunctions.CancelableInvocation,
): Promise<string> {
  return heavyInCell(invocation, async (control) =>
    runtime.run(
      "fitModel",
      {
        dates: read.range(dates, "dates"),
        outcome: read.range(outcome, "outcome"),
        spend: read.range(spend, "spend"),
        controls: read.optionalTable(controls, "controls"),
        tests: read.optionalTable(tests, "tests"),
        settings: read.optionalTable(settings, "settings"),
        groups: read.optionalTable(groups, "groups"),
      },
      control,
    ),
  );
}

/**
 * Turns your own judgement of a channel into a curve that passes exactly through the current point.
 * @customfunction CALIBRATE_CURVE
 * @param spend Type the channel's current spend, in money.
 * @param outcome Type the outcome at the current spend.
 * @param [at_zero] Type the outcome you expect without any spend; 0 if omitted.
 * @param [at_half] Type the outcome you expect at half the spend; not used if omitted.
 * @param [at_plus_half] Type the outcome you expect at one and a half times the spend; not used if omitted.
 * @param [at_max] Type the most it could ever bring; not used if omitted.
 * @param [headers] Type 0 for the row only, 1 for a header row; 1 if omitted.
 * @returns One row:
 * - `Half saturation` (multiple of the current spend), `Slope`, `Elasticity`: columns of the same names in a Summary
 * - `Floor`, `Ceiling`: the outcome without spend, and the most it could bring
 * @remarks Copy Slope and either Half saturation or Elasticity into the Summary table: both of these fix the same curve.
 * @example =CALIBRATE_CURVE(400000, 2400, 0, 1500, 3000, 4500)
 * @errors
 * - `#VALUE!`: the answers fit no rising curve; the message says which
 */
export function calibrateCurve(
  spend: any,
  outcome: any,
  at_zero: any,
  at_half: any,
  at_plus_half: any,
  at_max: any,
  headers: number,
): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("calibrateCurve", {
        spend: read.number(spend, "spend", "400000"),
        outcome: read.number(outcome, "outcome", "2400"),
        atZero: read.optionalNumber(at_zero, "at_zero"),
        atHalf: read.positiveOrDefault(at_half, "at_half"),
        atPlusHalf: read.positiveOrDefault(at_plus_half, "at_plus_half"),
        atMax: read.positiveOrDefault(at_max, "at_max"),
      }),
  );
}

/**
 * Says what a model is made of and how far to trust it, as a table or one item of it.
 * @customfunction MODEL_INFO
 * @param model Pick the JUDGE_MODEL or FIT_MODEL cell, or a Summary table with its headers.
 * @param [field] Type an item of the table, such as Verdict; the whole table if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted. For the table only.
 * @returns `Item`, `Value`: kind, periods, channels, diagnostics, accuracy, seed, version, verdict and its reasons; or the
 * value of one item.
 * @example =MODEL_INFO(A1, "Verdict")
 * @errors
 * - `#VALUE!`: there is no such item; the message names the nearest
 * - `#N/A`: the model is not loaded
 */
export function modelInfo(model: any[][], field: string, headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => {
      const wanted = read.optionalText(field, "field");
      const cells = read.range(model, "model");
      return wanted === null
        ? runtime.answer("modelInfo", { model: cells })
        : runtime.answer("modelField", { model: cells, field: wanted });
    },
  );
}

/**
 * Splits the outcome of the whole history among everything that drove it.
 * @customfunction MODEL_DRIVERS
 * @param model Pick the FIT_MODEL cell.
 * @param [headers] Type 0 rows only, 1 header row, 2 header and total row; 1 if omitted.
 * @returns One row per driver (baseline, trend, season, controls, channels): `Driver`, `Contribution`, `Share`, `Low`,
 * `High`.
 * @example =MODEL_DRIVERS(A1)
 * @errors
 * - `#N/A`: the model is judgement, or not loaded
 */
export function modelDrivers(model: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => runtime.answer("modelDrivers", { model: read.range(model, "model") }),
  );
}
