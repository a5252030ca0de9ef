import { invalid, missing, numberOr, type Missing, type SheetValues, type Table } from "../base";
import { isEmptyRow, parseNumber, quoteCell } from "../data";
import { controlSize, meanSample, shareSample, type TestDesign } from "./power";

/** What DESIGN_TEST is asked. Nulls: holdout 0.5, no budget, power 0.8, confidence 0.95. */
export interface DesignQuestion {
  /** A share (0.04), a share and the people per week beside it, or a column of outcomes per week. */
  readonly baseline: SheetValues;
  /** Relative lift to be told from none: 0.1 is +10% on the baseline. */
  readonly lift: number;
  readonly holdout: number | null;
  /** The channel's spend per week. */
  readonly budget: number | null;
  readonly power: number | null;
  readonly confidence: number | null;
}

/** What the test is about: a share of people, or the mean of a column of weeks. */
type Baseline =
  | { readonly kind: "share"; readonly share: number; readonly peoplePerWeek: number | null }
  | { readonly kind: "mean"; readonly mean: number; readonly sd: number };

function readNumbers(values: SheetValues): readonly number[] {
  const body = values.filter((cells) => !isEmptyRow(cells));
  const hasHeader = body.length > 1 && typeof body[0]?.[0] === "string" && Number.isNaN(parseNumber(body[0][0]));
  return body.slice(hasHeader ? 1 : 0).map((cells, index) => {
    const value = parseNumber(cells[0]);
    if (value !== null && !Number.isNaN(value)) return value;
    return invalid(
      `baseline row ${index + 1 + (hasHeader ? 1 : 0)}: ${quoteCell(cells[0])} is not a number. Type one, or clear the cell`,
    );
  });
}

function readBaseline(values: SheetValues): Baseline {
  const numbers = readNumbers(values);
  if (numbers.length > 1) return meanOf(numbers);
  const share = numbers[0] ?? invalid("baseline: give a share such as 0.04, or a column of outcomes per week");
  if (!(share > 0 && share < 1))
    invalid(`baseline: ${share} is no share. Give one between 0 and 1, or a column of outcomes per week`);
  const people = parseNumber(values[0]?.[1]);
  if (people !== null && !(people > 0))
    invalid(`baseline: people per week is ${quoteCell(values[0]?.[1])}. Type a number above 0`);
  return { kind: "share", share, peoplePerWeek: people };
}

function meanOf(numbers: readonly number[]): Baseline {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  if (mean === 0) invalid("baseline: the weeks average 0: a lift in percent of nothing does not exist");
  const sd = Math.sqrt(squares / (numbers.length - 1));
  return sd > 0
    ? { kind: "mean", mean, sd }
    : invalid("baseline: every week is the same: there is no noise to test against");
}

function share(value: number | null, otherwise: number, name: string): number {
  const given = value ?? otherwise;
  return given > 0 && given < 1 ? given : invalid(`${name} is ${given}. Type a share between 0 and 1`);
}

function sampleFor(baseline: Baseline, lift: number, power: number, design: TestDesign): number {
  if (baseline.kind === "mean") return meanSample((lift * baseline.mean) / baseline.sd, power, design);
  const test = baseline.share * (1 + lift);
  if (!(test > 0 && test < 1))
    invalid(
      `lift: ${baseline.share} with a lift of ${lift} is ${test}, which is no share between 0 and 1. Type a smaller change`,
    );
  return shareSample({ control: baseline.share, test }, power, design);
}

const noSample = "no sample is large enough: the lift is too small to tell";

/** Whole weeks that the test lasts: a column's rows are weeks; people come at so many a week. */
function weeksFor(baseline: Baseline, sample: number, holdout: number): number | Missing {
  if (!Number.isFinite(sample)) return missing(noSample);
  const control = controlSize(sample, holdout);
  if (baseline.kind === "mean") return Math.ceil(Math.max(sample, control) - 1e-9);
  if (baseline.peoplePerWeek === null) return missing("give the people per week in the cell beside the baseline");
  return Math.ceil((Math.ceil(sample) + Math.ceil(control)) / baseline.peoplePerWeek - 1e-9);
}

/**
 * The least that a test needs to tell a lift from none. Sample: people (or weeks, for a column) in the test group, not yet
 * rounded up; the control has Sample × holdout / (1 − holdout). Weeks: how long that takes. Spend: the channel's money in
 * the test group over those weeks. A share is tested by the normal approximation, a column of weeks by Student's t.
 */
export function designTest(question: DesignQuestion): Table {
  const { lift, budget } = question;
  const holdout = share(question.holdout, 0.5, "holdout");
  const power = share(question.power, 0.8, "power");
  const significance = 1 - share(question.confidence, 0.95, "confidence");
  if (lift === 0 || lift <= -1) invalid(`lift is ${lift}. Type the smallest change that matters, such as 0.1 for +10%`);
  const baseline = readBaseline(question.baseline);
  const sample = sampleFor(baseline, lift, power, { holdout, significance });
  const weeks = weeksFor(baseline, sample, holdout);
  const found = numberOr(sample, noSample);
  const cost = costOf(budget, weeks, holdout);
  return { header: ["Sample", "Weeks", "Spend", "Holdout", "Power"], rows: [[found, weeks, cost, holdout, power]] };
}

function costOf(budget: number | null, weeks: number | Missing, holdout: number): number | Missing {
  if (budget === null) return missing("give the channel's spend per week as budget");
  if (typeof weeks !== "number") return weeks;
  return numberOr(budget * weeks * (1 - holdout), "the budget over these weeks is beyond all numbers: check both");
}
