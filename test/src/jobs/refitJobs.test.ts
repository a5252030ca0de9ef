import type { SheetValues } from "../../../src/base";
import type { HeavyControl, JobContext } from "../../../src/jobs";
import { compareModels } from "../../../src/jobs/compareModels";
import { fitModel } from "../../../src/jobs/fitModel";
import { hindsight } from "../../../src/jobs/hindsight";
import { isFittedModel, sliceHistory, type ResponseModel } from "../../../src/models";
import { createThreadRunner } from "../../../src/worker";
import { plantedHistory } from "../models/mmm/plantedHistory";
import { sheetRanges } from "../models/mmm/sheetRanges";

const { history } = plantedHistory({ rows: 96, channels: 3, controls: 1, seed: 4 });
const settings: [string, number][] = [
  ["Draws", 400],
  ["Chains", 2],
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
