import { judgeModel } from "../../functions/model";
import { optimizeBudget } from "../../functions/optimise";
import { installCustomFunctions, shownBy } from "./fakeCustomFunctions";
import { budget, summary } from "./workedExample";

installCustomFunctions();

type Cells = unknown[][];

const omitted = null as never;

/** Traditional at least 150,000; every other limit is the setting Max move, as a user would type both. */
const brandMinimum: Cells = [
  ["Channel", "Min"],
  ["Traditional media", 150_000],
];
const settings: Cells = [["Max move", 0.3]];

/** What the cells of JUDGE_MODEL and OPTIMIZE_BUDGET show, with header and total row. */
function planned(judgement: Cells | null): Cells {
  const model = judgeModel(summary, judgement as never);
  const spill = shownBy(() => optimizeBudget([[model]], budget, brandMinimum, omitted, omitted, settings, 2 as never));
  expect(spill).toBeInstanceOf(Array);
  return spill as Cells;
}

/** A column of a spill by its header, without the total. */
function column(spill: Cells, header: string): unknown[] {
  const at = (spill[0] as unknown[]).indexOf(header);
  return spill.slice(1, -1).map((row) => row[at]);
}

const power = (exponent: number): Cells => [
  ["Curve", "power"],
  ["Exponent", exponent],
];
const hill = (halfSaturation: number): Cells => [["Half saturation", halfSaturation]];

/**
 * The optimum of six stated curves, computed independently of this code (thousands of money, MQLs). The tolerances are
 * the digits that were given: half a thousand of an amount, a tenth of a percent of the outcome.
 */
const oracle: readonly (readonly [string, Cells, readonly number[], number])[] = [
  ["power 0.3", power(0.3), [520, 465.4, 324.6, 280, 260, 150], 8024],
  ["power 0.5", power(0.5), [520, 453.8, 336.2, 280, 260, 150], 8194],
  ["power 0.7", power(0.7), [520, 426.5, 363.5, 280, 260, 150], 8382],
  ["Hill, half at half the spend", hill(0.5), [520, 479, 311, 280, 260, 150], 8008],
  ["Hill, half at the spend", hill(1), [520, 474, 316, 280, 260, 150], 8143],
  ["Hill, half at twice the spend", hill(2), [520, 464, 326, 280, 260, 150], 8300],
];

describe("the worked example in cells", () => {
  it.each(oracle)("%s: the known optimum, to the cent", (_, curve, amounts, outcome) => {
    const spill = planned([...curve, ["Spread", 0]]);
    const plan = column(spill, "Plan") as number[];
    plan.forEach((amount, c) => expect(Math.abs(amount / 1000 - amounts[c]!)).toBeLessThan(0.5));
    const cents = plan.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
    expect(cents).toBe(budget * 100);
    const total = spill.at(-1)!;
    expect(total.slice(0, 3)).toEqual(["Total", 2_000_000, 2_000_000]);
    expect(Math.abs((total[5] as number) / outcome - 1)).toBeLessThan(1e-3);
  });

  it("with the default, uncertain curves: which moves are robust, and which depend on the assumption", () => {
    const spill = planned(null);
    expect(column(spill, "Channel")).toEqual(summary.slice(1).map(([name]) => name));
    expect(column(spill, "Robust")).toEqual(["up", "depends", "depends", "down", "up", "down"]);
    expect(column(spill, "Binding")).toEqual(["Max move", "", "", "Max move", "Max move", "Min"]);
    const moves = (column(spill, "Change") as number[]).map(Math.sign);
    expect([moves[0], moves[3], moves[4], moves[5]]).toEqual([1, -1, 1, -1]);
  });
});
