import { channelCurve } from "../../../src/jobs/channelCurve";
import { channelLagMeasure } from "../../../src/jobs/channelLag";
import { compareSettings } from "../../../src/jobs/compareSettings";
import { deskTasks, tasks, type HeavyControl, type JobContext } from "../../../src/jobs";
import { firstLook } from "../../../src/jobs/firstLook";
import { fitModel } from "../../../src/jobs/fitModel";
import { fitReading } from "../../../src/jobs/fitReading";
import { fitReport } from "../../../src/jobs/fitReport";
import { modelAccuracy } from "../../../src/jobs/modelAccuracy";
import { modelDrivers } from "../../../src/jobs/modelDrivers";
import { isMissing } from "../../../src/base";
import type { ResponseModel } from "../../../src/models";
import { createThreadRunner } from "../../../src/worker";
import { plantedHistory } from "../models/mmm/plantedHistory";
import { sheetRanges } from "../models/mmm/sheetRanges";

const world = plantedHistory({ rows: 80, channels: 2, controls: 1, seed: 4 });
const quick = [
  ["Draws", 150],
  ["Warm-up", 120],
  ["Chains", 2],
];
const request = sheetRanges(world.history, quick);
const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};
const runner = createThreadRunner({ ...tasks, ...deskTasks });
const shelf = new Map<string, ResponseModel>();
const context: JobContext = {
  models: { get: (key) => shelf.get(key), put: (model) => void shelf.set(model.key, model) },
};

describe("what the pane shows around a fit", () => {
  it("a first look: the periods, the fit about, and what the priors allow", async () => {
    const { actual, look, prior, dates } = await firstLook(request, context, runner, control);
    expect([dates.length, actual.length, look.fitted.mean.length, prior.media.low.length]).toEqual([80, 80, 80, 80]);
    expect(look.evidence.map(({ name }) => name)).toEqual(["Channel 1", "Channel 2"]);
  });

  it("gathers in a worker the very bits that the cells' own jobs answer", async () => {
    const text = await fitModel(request, context, runner, control);
    const model = [[text]];
    const reading = await fitReading({ model }, context, runner, control);
    expect(reading.text).toBe(text);
    expect(reading.report).toEqual(fitReport({ model }, context));
    expect(reading.drivers).toEqual(modelDrivers({ model }, context));
    const of = { model, channel: "Channel 2" };
    expect(reading.channels[1]!.curve).toEqual(
      channelCurve({ ...of, from: 0, to: null, steps: 40, confidence: null }, context),
    );
    expect(reading.channels[1]!.halfLife).toBe(channelLagMeasure({ ...of, measure: "half_life" }, context));
    const wmape = await modelAccuracy({ model, metric: "wmape", sample: "test" }, context, runner, control);
    expect(reading.accuracy.find(({ metric }) => metric === "wmape")!.test).toBe(wmape);
  });

  it("compares settings on periods that none has seen; what cannot be fitted says why", async () => {
    const trials = [
      { name: "as set", settings: quick },
      { name: "straight lines", settings: [...quick, ["Saturation", "none"]] },
      { name: "too many knots", settings: [...quick, ["Trend knots", 90]] },
    ];
    const { dates, outcome, spend, controls, tests, groups } = request;
    const ranges = { dates, outcome, spend, controls, tests, groups };
    const { header, rows } = await compareSettings({ ...ranges, trials }, context, runner, control);
    expect(header).toEqual(["Settings", "wMAPE", "R2", "Coverage", "CRPS", "Note"]);
    expect(rows.map(([name]) => name)).toEqual(trials.map(({ name }) => name));
    for (const [, wmape] of rows.slice(0, 2)) expect(Number(wmape)).toBeLessThan(0.3);
    expect(rows[0]).not.toEqual(rows[1]);
    expect(isMissing(rows[2]![1])).toBe(true);
    expect(rows[2]![5]).toMatch(/parameters but there are only 80 weeks/);
  });
});
