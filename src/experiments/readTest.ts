import { invalid, missing, rangeHeaders, type ResultCell, type SheetValues, type Table } from "../base";
import { parseNumber, quoteCell } from "../data";
import { readBayes } from "./readBayes";
import { readMeans } from "./readMeans";
import { jointPValue, readShares } from "./readShares";
import type { Group, TestReading } from "./testReading";

export const testMethods = ["z", "welch", "bayesian"] as const;
export type TestMethod = (typeof testMethods)[number];

/** What READ_TEST is asked: people and conversions by group, or for `welch` the single values. Nulls: z, 0.95. */
export interface ReadTestQuestion {
  readonly controlN: SheetValues;
  readonly controlX: SheetValues;
  readonly testN: SheetValues;
  readonly testX: SheetValues;
  readonly method: TestMethod | null;
  readonly confidence: number | null;
}

/** Cells of a column or row by their position, null for blanks; a header above them is left out. */
function numbers(values: SheetValues, name: string): readonly (number | null)[] {
  const all = values.length === 1 ? (values[0] ?? []) : values.map((row) => row[0] ?? null);
  const header = all.length > 1 && typeof all[0] === "string" && Number.isNaN(parseNumber(all[0])) ? 1 : 0;
  return all.slice(header).map((cell, index) => {
    const value = parseNumber(cell);
    if (!Number.isNaN(value)) return value;
    return invalid(
      `${name} row ${index + 1 + header}: ${quoteCell(cell)} is not a number. Type one, or clear the cell`,
    );
  });
}

const given = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Groups from sizes and counts side by side; rows where both are blank (0 on desktop) are left out. */
function groups(ns: readonly (number | null)[], xs: readonly (number | null)[], name: string): readonly Group[] {
  const rows = Array.from({ length: Math.max(ns.length, xs.length) }, (_, at) => ({ n: ns[at], x: xs[at] }));
  const filled = rows.filter(({ n, x }) => rows.length === 1 || (n ?? 0) !== 0 || (x ?? 0) !== 0);
  if (filled.length === 0 || filled.some(({ n, x }) => (n ?? null) === null || (x ?? null) === null))
    invalid(
      `${name}: ${given(ns).length} sizes and ${given(xs).length} counts. Give one of each per group, side by side`,
    );
  return filled.map(({ n, x }) => checkGroup({ n: n ?? 0, x: x ?? 0 }, name));
}

function checkGroup({ n, x }: Group, name: string): Group {
  if (!(n > 0)) invalid(`${name}: a group of ${n}. Type how many people it had`);
  if (x < 0 || x > n) invalid(`${name}: ${x} of ${n} converted. The count must be from 0 to the size`);
  return { n, x };
}

function cells({ lift, low, high, better, pValue }: TestReading): readonly ResultCell[] {
  const noLift = "the control shows nothing, or too little, to divide by";
  const or = (value: number, why: string): ResultCell => (Number.isFinite(value) ? value : missing(why));
  return [
    or(lift, noLift),
    or(low, noLift),
    or(high, noLift),
    or(better, noLift),
    or(pValue, "a Bayesian reading has no p value: read P(better)"),
  ];
}

/**
 * What a test says: relative lift with its range, the chance that the test group is better, and the two-sided p value.
 * `z` compares shares (pooled z test; with several test groups the joint chi-square test of all), `welch` the means of
 * two columns of values, `bayesian` shares under flat priors.
 */
export function readTest(question: ReadTestQuestion): Table {
  const confidence = question.confidence ?? 0.95;
  if (!(confidence > 0 && confidence < 1)) invalid(`confidence is ${confidence}. Type a share such as 0.95`);
  const read = readings(question, confidence);
  return { header: ["Lift", ...rangeHeaders(confidence), "P(better)", "p value"], rows: read.map(cells) };
}

function readings(question: ReadTestQuestion, confidence: number): readonly TestReading[] {
  const [controlX, testX] = [numbers(question.controlX, "control_x"), numbers(question.testX, "test_x")];
  const [controlN, testN] = [numbers(question.controlN, "control_n"), numbers(question.testN, "test_n")];
  if (question.method === "welch") {
    const [control, test] = [given(controlX), given(testX)];
    checkSize(given(controlN), control, "control");
    checkSize(given(testN), test, "test");
    return [readMeans(control, test, confidence)];
  }
  const control = groups(controlN, controlX, "control").reduce((all, { n, x }) => ({ n: all.n + n, x: all.x + x }));
  const tests = groups(testN, testX, "test");
  if (question.method === "bayesian") return readBayes(control, tests, confidence);
  const joint = tests.length > 1 ? jointPValue([control, ...tests]) : null;
  return tests.map((test) => {
    const reading = readShares(control, test, confidence);
    return joint === null ? reading : { ...reading, pValue: joint };
  });
}

/** With `welch` a size may be given too; it must be the number of values. */
function checkSize(sizes: readonly number[], values: readonly number[], name: string): void {
  const size = sizes.length === 1 ? (sizes[0] ?? 0) : 0;
  if (size > 0 && size !== values.length)
    invalid(`${name}: ${size} were said but ${values.length} values given. Method welch needs every single value`);
}
