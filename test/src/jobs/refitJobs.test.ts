import type { SheetValues } from "../../../src/base";
import type { HeavyControl, JobContext } from "../../../src/jobs";
import { compareModels } from "../../../src/jobs/compareModels";
import { explainRefit } from "../../../src/jobs/explainRefit";
import { fitModel } from "../../../src/jobs/fitModel";
import { hindsight } from "../../../src/jobs/hindsight";
import { listModels } from "../../../src/jobs/listModels";
import { modelAge } from "../../../src/jobs/modelAge";
import { trackHistory } from "../../../src/jobs/trackHistory";
import {
  fittedDocument,
  isFittedModel,
  type FittedModel,
  sliceHistory,
  writeDocument,
  type FitRanges,
  type ResponseModel,
} from "../../../src/models";
import { dataInfluence, flipWords, planChanges, returnChanges } from "../../../src/monitoring";
import type { PlannedChannel } from "../../../src/optimize";
import { plainEss, summariseDraws } from "../../../src/posterior";
import { createThreadRunner } from "../../../src/worker";
import { plantedHistory } from "../models/mmm/plantedHistory";
import { sheetRanges } from "../models/mmm/sheetRanges";

const { history } = plantedHistory({ rows: 96, channels: 3, controls: 1, seed: 4 });
// one trend for all: by default the 92nd week would add a knot, and the models would differ in more than their data
const settings: [string, number][] = [
  ["Draws", 400],
  ["Chains", 2],
  ["Trend knots", 4],
];
const shelf = new Map<string, ResponseModel>();
const context: JobContext = {
  models: { get: (key) => shelf.get(key), put: (model) => void shelf.set(model.key, model) },
};
const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};
const fitOn = async (weeks: number): Promise<SheetValues> => [
  [await fitModel(sheetRanges(sliceHistory(history, 0, weeks), settings), context, createThreadRunner(), control)],
];

let before: SheetValues;
let nextWeek: SheetValues;
let after: SheetValues;
let plan: SheetValues;

beforeAll(async () => {
  [before, nextWeek, after] = [await fitOn(91), await fitOn(92), await fitOn(96)];
  const model = shelf.get(String(before[0]?.[0]).slice(0, 12))!;
  if (!isFittedModel(model)) throw new Error("no fitted model");
  plan = model.channels.map(({ currentSpend }) => [currentSpend * 1.1]);
});

describe("hindsight", () => {
  it("splits every gap into spend, response, baseline and unexplained, which add up to it within 1e-9", () => {
    const { rows, total } = hindsight({ before, after, plan }, context);
    expect(rows).toHaveLength(5);
    for (const row of [...rows, total!]) {
      const [, predicted, actual, gap, ...parts] = row as number[];
      expect(gap).toBe(actual! - predicted!);
      const sum = parts.reduce((all, part) => all + part, 0);
      expect(Math.abs(sum - gap!)).toBeLessThan(1e-9 * Math.abs(actual!));
      expect(parts).toHaveLength(4);
    }
  });

  it("says what it needs where the refit has nothing new, or the model is judgement", () => {
    expect(() => hindsight({ before, after: before, plan }, context)).toThrow(/no period after/);
    expect(() => hindsight({ before: after, after: before, plan }, context)).toThrow(
      /must rest on the old model's periods/,
    );
  });
});

describe("a refit with one week more", () => {
  it("moves the returns by less than 10% in the median, and names the new week", () => {
    const answer = compareModels({ before, after: nextWeek }, context);
    expect(answer.medianChange).toBeLessThan(0.1);
    expect(answer.newPeriods).toEqual([history.dates[91]]);
    expect(answer.table.rows.filter((row) => row[5] === true)).toEqual([]);
  });

  it("changes nothing against itself", () => {
    expect(compareModels({ before, after: before }, context).medianChange).toBe(0);
  });
});

const modelOf = (cell: SheetValues) => {
  const model = shelf.get(String(cell[0]?.[0]).slice(0, 12));
  if (!model || !isFittedModel(model)) throw new Error("no fitted model");
  return model;
};
const ranges = (weeks: number): FitRanges => sheetRanges(sliceHistory(history, 0, weeks));

describe("the age of a model", () => {
  it("counts the days and periods of data that are newer, and none where it is up to date", () => {
    expect(modelAge({ model: before, ...ranges(96) }, context)).toMatchObject({
      newDays: 35,
      newPeriods: 5,
      revised: [],
      words: "35 days of data newer than the model",
    });
    expect(modelAge({ model: before, ...ranges(91) }, context)).toMatchObject({ newPeriods: 0, words: "" });
  });

  it("leaves out dates that wait for their outcome, and names known rows that were revised", () => {
    const grown = ranges(96);
    const waiting = { ...grown, outcome: grown.outcome.map((row, t) => (t > 93 ? [null] : row)) };
    expect(modelAge({ model: before, ...waiting }, context).newPeriods).toBe(2);
    const revised = { ...grown, outcome: grown.outcome.map((row, t) => (t === 10 ? [Number(row[0]) + 1] : row)) };
    expect(modelAge({ model: before, ...revised }, context).words).toMatch(
      /; 1 row changed since the fit, the first of/,
    );
  });

  it("says what is wrong where the history no longer is the model's", () => {
    const grown = ranges(96);
    const ask = (change: Partial<FitRanges>) => () => modelAge({ model: before, ...grown, ...change }, context);
    const renamed = grown.spend.map((row, t) => (t === 0 ? ["Channel 1", "Radio", "Channel 3"] : row));
    expect(ask({ spend: renamed })).toThrow(/channel "Radio" is new: the model does not know it/);
    expect(ask({ spend: grown.spend.map((row) => row.slice(0, 2)) })).toThrow(/"Channel 3" .* is gone/);
    expect(ask({ controls: null })).toThrow(/control "Control 1" .* is gone/);
    const cut = (range: SheetValues): SheetValues => [range[0]!, ...range.slice(2)];
    const shorter = { dates: cut(grown.dates), outcome: cut(grown.outcome), spend: cut(grown.spend) };
    expect(ask({ ...shorter, controls: cut(grown.controls!) })).toThrow(/no longer has the period of/);
  });
});

describe("a fitted plan followed by its history", () => {
  const ask = (change: Partial<FitRanges> = {}, weeks = 96) =>
    trackHistory({ model: before, plan, amber: null, red: null, ...ranges(weeks), ...change }, context);
  const scaled = (factor: number, from: number): SheetValues =>
    ranges(96).outcome.map((row, t) => (t >= from ? [Number(row[0]) * factor] : row));

  it("is silent where all goes as the model expects, and its sums are those of its periods", () => {
    const { periods, total, channels } = ask();
    expect(periods.map(({ status }) => status)).not.toContain("act");
    const sum = (key: "actual" | "expected" | "plannedSpend" | "actualSpend") =>
      periods.reduce((all, one) => all + one[key], 0);
    for (const key of ["actual", "expected", "plannedSpend", "actualSpend"] as const)
      expect(total![key] / sum(key)).toBeCloseTo(1, 10);
    expect(channels.reduce((all, { actual }) => all + actual, 0)).toBeCloseTo(total!.actualSpend, 6);
    expect(total!.high - total!.low).toBeLessThan(periods.reduce((all, { low, high }) => all + high - low, 0));
  });

  it("acts on a fall outside its range, calls the second one lasting, and a lonely one an outlier", () => {
    const { periods, total } = ask({ outcome: scaled(0.6, 94) });
    expect(periods.map(({ status }) => status).slice(2)).toEqual(["act", "act", "act"]);
    expect(periods.map(({ cause }) => cause).slice(3)).toEqual(["lasting", "lasting"]);
    expect(periods.at(-1)?.words).toMatch(
      /below the prediction, outside the prediction's own range; 3 periods in a row/,
    );
    expect(total).toMatchObject({ status: "act" });
    const once = ask({ outcome: scaled(0.6, 96) }).periods.at(-1);
    expect(once).toMatchObject({ status: "act", cause: "outlier" });
  });

  it("has nothing to say before the first new period", () => {
    expect(ask({}, 91)).toMatchObject({ periods: [], total: null });
  });
});

describe("which data did it", () => {
  /** Relative standard error of a channel's mean return in a model, by its draws' own effective number. */
  const errorOf = (model: FittedModel, c: number): number => {
    const { chains, draws } = model.finished.plan.spec;
    const outcome = new Float64Array(model.nDraws);
    model.response(c, model.channels[c]!.currentSpend, outcome);
    const each = Array.from({ length: chains }, (_, chain) => outcome.subarray(chain * draws, (chain + 1) * draws));
    const { mean, sd } = summariseDraws(outcome);
    return sd / mean / Math.sqrt(plainEss(each));
  };

  it("leaves new rows out by weights as a real refit without them does", () => {
    // Both changes start from the same mean of the newer fit, so they differ by the errors of two means without the new
    // row: the refit's, and the weighted one's. Those errors are taken from the draws themselves, since how many of
    // them count depends on the sampler's last bits. That the weights are the right ones is shown exactly, in closed
    // form, in monitoring/refit.test.ts.
    const [old, recent] = [modelOf(before), modelOf(nextWeek)];
    const { together, periods } = dataInfluence(recent, 91);
    expect(periods).toHaveLength(1);
    expect(together.effective).toBeGreaterThan(0.5);
    returnChanges(old, recent).forEach(({ change, noise }, c) => {
      const [refitted, weighted] = [errorOf(old, c), errorOf(recent, c) / Math.sqrt(together.effective)];
      const error = Math.sqrt(refitted * refitted + weighted * weighted);
      expect(Math.abs(together.change[c]! - change)).toBeLessThan(4 * error);
      expect(4 * error).toBeLessThan(0.5 * noise); // a small part of what a return is uncertain by
    });
  });

  it("explains a refit: every return and amount beside its noise, and nothing against itself", () => {
    const question = { budget: null, limits: null, objective: null, posture: null };
    const answer = explainRefit({ before, after: nextWeek, ...question }, context);
    expect(answer.plans.map(({ channel }) => channel)).toEqual(["Channel 1", "Channel 2", "Channel 3"]);
    expect(answer.newPeriods).toEqual([history.dates[91]]);
    expect(answer.medianChange).toBeLessThan(0.1);
    const same = explainRefit({ before, after: before, ...question }, context);
    expect(same).toMatchObject({ medianChange: 0, flips: [], newPeriods: [], revised: [] });
    expect(same.plans.every(({ change }) => change === 0)).toBe(true);
  });

  it("names the periods behind a recommendation that turned round", () => {
    const channel = (name: string, plan: number) =>
      ({ name, current: 100, plan, bestLow: plan - 5, bestHigh: plan + 5 }) as unknown as PlannedChannel;
    const [change] = planChanges([channel("TV", 130)], [channel("TV", 70)]);
    expect(change).toMatchObject({ isFlip: true, isBeyondNoise: true, directionBefore: "up", directionAfter: "down" });
    const period = (date: number, share: number) => ({ date, change: [share], effective: 0.8 });
    const words = flipWords({
      ...{ change: change!, channel: 0, returns: undefined, revised: [45_000] },
      periods: [period(46_090, -0.02), period(46_097, -0.3)],
      together: period(46_090, -0.31),
    });
    expect(words).toBe(
      "TV: was to go up, now down. The new rows alone moved it by −31.0%. Most of it came from 2026-03-16 (−30.0%) and " +
        "2026-03-09 (−2.0%). Older rows were changed too (1), the first of 2023-03-15. The change is larger than its noise.",
    );
    expect(planChanges([channel("TV", 101)], [channel("TV", 99)])[0]).toMatchObject({ isFlip: false });
  });
});

describe("the models of a workbook", () => {
  it("are listed with their data and verdict; one of a newer engine stays, with words", () => {
    const stored = [...shelf.keys()].map((key) => ({ key, document: null }));
    const newer = writeDocument(fittedDocument("MMM:00000000", modelOf(before).finished)).replace(
      /"kind":"[^"]+"/,
      '"kind":"later"',
    );
    const lines = listModels(
      { stored: [{ key: "MMM:00000000", document: newer }, ...stored, { key: "JDG:11111111", document: null }] },
      context,
    );
    expect(lines.map(({ periods }) => periods)).toEqual([91, 92, 96, 0]);
    expect(lines[0]).toMatchObject({ unit: "week", problem: "", text: String(before[0]?.[0]) });
    expect(lines.at(-1)).toMatchObject({ key: "MMM:00000000", text: "" });
    expect(lines.at(-1)?.problem).toMatch(/newer than this add-in: update the add-in/);
  });
});
