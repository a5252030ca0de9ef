import { invalid, missing, type ResultCell, type SheetValues, type Table } from "../base";
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

function numbers(values: SheetValues, name: string): readonly number[] {
  const cells = values.length === 1 ? (values[0] ?? []) : values.map((row) => row[0] ?? null);
  const given = cells.filter((cell) => parseNumber(cell) !== null);
  return given.map((cell) => {
    const value = parseNumber(cell) ?? NaN;
    return Number.isNaN(value) ? invalid(`${name}: ${quoteCell(cell)} is not a number`) : value;
  });
}

function groups(ns: readonly number[], xs: readonly number[], name: string): readonly Group[] {
  if (ns.length === 0 || ns.length !== xs.length)
    invalid(`${name}: ${ns.length} sizes and ${xs.length} counts. Give one of each per group`);
  return ns.map((n, index) => {
    const x = xs[index] ?? 0;
    if (!(n > 0)) invalid(`${name}: a group of ${n}. Type how many people it had`);
    if (x < 0 || x > n) invalid(`${name}: ${x} of ${n} converted. The count must be from 0 to the size`);
    return { n, x };
  });
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
  return { header: ["Lift", "Low", "High", "P(better)", "p value"], rows: read.map(cells) };
}

function readings(question: ReadTestQuestion, confidence: number): readonly TestReading[] {
  const [controlX, testX] = [numbers(question.controlX, "control_x"), numbers(question.testX, "test_x")];
  const [controlN, testN] = [numbers(question.controlN, "control_n"), numbers(question.testN, "test_n")];
  if (question.method === "welch") {
    checkSize(controlN, controlX, "control");
    checkSize(testN, testX, "test");
    return [readMeans(controlX, testX, confidence)];
  }
  const control = groups(controlN, controlX, "control").reduce((all, { n, x }) => ({ n: all.n + n, x: all.x + x }));
  const tests = groups(testN, testX, "test");
  if (question.method === "bayesian") return tests.map((test) => readBayes(control, test, confidence));
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
