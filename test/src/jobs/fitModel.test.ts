import { isMissing, type SheetValues } from "../../../src/base";
import { backtestModel } from "../../../src/jobs/backtestModel";
import { channelConfidence } from "../../../src/jobs/channelConfidence";
import { channelContribution } from "../../../src/jobs/channelContribution";
import { channelInteraction } from "../../../src/jobs/channelInteraction";
import { channelLag, channelLagMeasure } from "../../../src/jobs/channelLag";
import { channelReturn } from "../../../src/jobs/channelReturn";
import { channelSaturation } from "../../../src/jobs/channelSaturation";
import { exportModel } from "../../../src/jobs/exportModel";
import { fitModel } from "../../../src/jobs/fitModel";
import { fitReport } from "../../../src/jobs/fitReport";
import { importModel } from "../../../src/jobs/importModel";
import { previewFit } from "../../../src/jobs/previewFit";
import { testEngine } from "../../../src/jobs/testEngine";
import { forecastPlan } from "../../../src/jobs/forecastPlan";
import { createResponsePath } from "../../../src/media";
import type { HeavyControl, JobContext, Progress } from "../../../src/jobs";
import { modelAccuracy } from "../../../src/jobs/modelAccuracy";
import { modelDrivers } from "../../../src/jobs/modelDrivers";
import { modelField, modelInfo } from "../../../src/jobs/modelInfo";
import { optimizeBudget } from "../../../src/jobs/optimizeBudget";
import { type FittedModel, isFittedModel, type ResponseModel, restoreModel } from "../../../src/models";
import { createThreadRunner } from "../../../src/worker";
import { plantedHistory } from "../models/mmm/plantedHistory";
import { sheetRanges } from "../models/mmm/sheetRanges";

const world = plantedHistory({ rows: 91, channels: 3, controls: 1, seed: 4 });
const request = sheetRanges(world.history, [
  ["Draws", 500],
  ["Chains", 2],
]);
const reports: Progress[] = [];
const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: (progress) => void reports.push(progress),
};
const shelf = new Map<string, ResponseModel>();
const documents: string[] = [];
const context: JobContext = {
  models: {
    get: (key) => shelf.get(key),
    put(model, document) {
      shelf.set(model.key, model);
      documents.push(document);
    },
  },
};
const runner = createThreadRunner();
let text = "";
let model: FittedModel;
let cell: SheetValues = [];

beforeAll(async () => {
  text = await fitModel(request, context, runner, control);
  const found = shelf.get(text.slice(0, 12));
  if (!found || !isFittedModel(found)) throw new Error(`no fitted model behind "${text}"`);
  model = found;
  cell = [[text]];
});

describe("FIT_MODEL", () => {
  it("says what was fitted and how it did", () => {
    expect(text).toMatch(/^MMM:[0-9a-f]{8} · 91 weeks × 3 channels · holdout MAPE \d+\.\d% (PASS|REVIEW)$/);
    expect(model.finished.diagnostics.rHat).toBeLessThan(1.03);
    expect(model.finished.diagnostics.divergences).toBe(0);
  });

  it("reports its progress from warm-up to sampling", () => {
    expect(reports[0]!.phase).toBe("warm-up");
    expect(reports.some(({ phase }) => phase === "sampling")).toBe(true);
    expect(reports.every(({ done }) => done >= 0 && done <= 1)).toBe(true);
  });

  it("answers from memory when nothing has changed", async () => {
    const before = reports.length;
    expect(await fitModel(request, context, runner, control)).toBe(text);
    expect(reports.length).toBe(before);
  });

  it("counts its contributions with the fit; a document from before they were kept gives the same bits", () => {
    const { fit, ...rest } = JSON.parse(documents[0]!) as { fit: Record<string, unknown> };
    expect(fit["answers"]).toBeDefined();
    const early = { ...rest, fit: { ...fit, answers: undefined }, fitChecksum: undefined };
    const older = restoreModel(JSON.stringify(early)) as FittedModel;
    expect(older.finished.answers).toBeUndefined();
    expect(older.decomposition()).toEqual(model.decomposition());
    expect(older.channels).toEqual(model.channels);
    expect(older.outcome).toEqual(model.outcome);
  });

  it("comes back from its document with the same bits, and not from a damaged one", () => {
    const again = restoreModel(documents[0]!) as FittedModel;
    const [a, b] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
    for (let c = 0; c < 3; c++) {
      model.response(c, 12345, a);
      again.response(c, 12345, b);
      expect(b).toEqual(a);
    }
    expect(again.key).toBe(model.key);
    expect(again.finished).toEqual(
      JSON.parse(JSON.stringify({ ...model.finished, draws: null }), (k, v: unknown) =>
        k === "draws" && v === null ? model.finished.draws : v,
      ),
    );
    const broken = documents[0]!.replace(/"draws":"..../, '"draws":"AAAA');
    expect(() => restoreModel(broken)).toThrow(/damaged: recalculate/);
  });
});

describe("a model as a file", () => {
  const elsewhere = new Map<string, ResponseModel>();
  const other: JobContext = {
    models: { get: (key) => elsewhere.get(key), put: (one) => void elsewhere.set(one.key, one) },
  };
  const question = { channel: "Channel 1", measure: "roi", confidence: 0.9 } as const;

  it("goes to another workbook with every bit, and is not fitted again there", async () => {
    const file = exportModel({ model: cell }, context);
    expect(file.name).toMatch(/^MMM-[0-9a-f]{8}\.marginal-model\.json$/);
    expect(importModel({ text: file.text }, other)).toEqual({ key: model.key, text });
    expect(channelReturn({ model: cell, ...question }, other)).toEqual(
      channelReturn({ model: cell, ...question }, context),
    );
    const before = reports.length;
    expect(await fitModel(request, other, runner, control)).toBe(text);
    expect(reports.length).toBe(before);
    expect(exportModel({ model: cell }, other)).toEqual(file);
  });

  it("is the very document that the workbook keeps, so that a model of an earlier engine stays that engine's", () => {
    const earlier = documents[0]!.replace(/"engine":"[^"]*"/, '"engine":"0.0.1"');
    const kept: JobContext = { models: { ...context.models, documentOf: () => earlier } };
    const { text: written } = exportModel({ model: cell }, kept);
    expect(written).toBe(earlier);
    expect(importModel({ text: written }, other).key).toBe(model.key);
  });

  it("is refused in words when it is damaged, changed, or something else", () => {
    const file = exportModel({ model: cell }, context);
    const spend = String(model.finished.plan.history.channels[0]!.values[5]);
    expect(() => importModel({ text: file.text.replace(spend, "1") }, other)).toThrow(/was changed after it was saved/);
    const flattered = file.text.replace(/"status":"(pass|review|fail)"/, '"status":"PASS"');
    expect(() => importModel({ text: flattered }, other)).toThrow(/was changed after it was saved/);
    expect(() => importModel({ text: file.text.replace(/"draws":"..../, '"draws":"AAAA') }, other)).toThrow(/damaged/);
    expect(() => importModel({ text: "{}" }, other)).toThrow(/cannot be read/);
    const judged: SheetValues = [
      ["Channel", "Spend", "Orders"],
      ["Search", 100, 20],
      ["Social", 50, 5],
    ];
    expect(() => exportModel({ model: judged }, context)).toThrow(/needs a model fitted to history/);
  });
});

describe("the fitted model over its horizon", () => {
  it("splits the horizon's decomposition into what its spend brought and what was carried in, to 1e-9", () => {
    const { channels } = model.decomposition();
    const { from, periods } = model.planning;
    channels.forEach((values, c) => {
      const observed = values.slice(from, from + periods).reduce((sum, value) => sum + value, 0);
      const { inHorizon, carryIn } = model.horizonResponse(c).withinHorizon(model.channels[c]!.currentSpend);
      const explained = inHorizon.reduce((sum, value, d) => sum + value + carryIn[d]!, 0) / model.nDraws;
      expect(Math.abs(explained - observed) / observed).toBeLessThan(1e-9);
    });
  });

  it("has the slope of its finite differences and never falls as spend rises", () => {
    for (let c = 0; c < 3; c++) {
      const spend = model.channels[c]!.currentSpend;
      const rise = (model.meanResponse(c, spend * 1.001) - model.meanResponse(c, spend * 0.999)) / (spend * 0.002);
      expect(model.meanSlope(c, spend) / rise).toBeCloseTo(1, 5);
      expect(model.meanResponse(c, 0)).toBe(0);
      expect(model.meanResponse(c, 2 * spend)).toBeGreaterThan(model.meanResponse(c, spend));
    }
  });

  it("approaches its ceiling in every draw as spend grows without end, carried-over periods included", () => {
    const [ceiling, reached] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
    for (let c = 0; c < 3; c++) {
      expect(model.ceiling(c, ceiling)).toBe(true);
      let last = 0;
      for (const factor of [1, 10, 1e3, 1e200]) {
        model.response(c, factor * model.channels[c]!.currentSpend, reached);
        const shares = reached.map((value, d) => value / ceiling[d]!);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-12); // sums of 21 rounded terms
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expect(mean).toBeGreaterThan(last);
        last = mean;
      }
      // weight retention^8 of a small retention is far below 1e-100 in no draw: nothing is left to saturate
      reached.forEach((value, d) => expect(Math.abs(value / ceiling[d]! - 1)).toBeLessThan(1e-12));
    }
  });

  it("reaches half of its ceiling at the spend that CHANNEL_SATURATION calls half", () => {
    const ask = (spend: number | null, measure: "share" | "half") =>
      Number(channelSaturation({ model: cell, channel: "Channel 2", spend, measure }, context));
    expect(ask(null, "share")).toBeGreaterThan(0);
    expect(ask(null, "share")).toBeLessThan(1);
    expect(ask(ask(null, "half"), "share")).toBeCloseTo(0.5, 6);
  });

  it("is as full as a spend that is kept up for ever makes it: steady effect per period over its ceiling, to 1e-9", () => {
    const { fit } = model;
    const { shape, shapeAt } = fit.channels[1]!;
    const spend = model.channels[1]!.currentSpend / model.periods;
    const path = createResponsePath(new Array<number>(60).fill(spend / fit.scaling.spendUnit[1]!), shape);
    let shares = 0;
    for (let d = 0; d < fit.nDraws; d++) {
      path.forward(fit.values, d * fit.width + shapeAt);
      shares += path.effect[50]! / fit.nDraws; // max lag 8: the start no longer tells
    }
    const share = Number(channelSaturation({ model: cell, channel: "Channel 2", spend, measure: "share" }, context));
    expect(Math.abs(share / shares - 1)).toBeLessThan(1e-9);
    const [ceiling, reached] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
    model.ceiling(1, ceiling);
    model.response(1, model.channels[1]!.currentSpend, reached);
    const ofHorizon = reached.reduce((sum, value, d) => sum + value / ceiling[d]!, 0) / model.nDraws;
    expect(share).toBeGreaterThan(ofHorizon);
  });

  it("says what share of its effect comes after the horizon", () => {
    const after = model.horizonResponse(0).shareAfter(model.channels[0]!.currentSpend);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(0.5);
  });

  it("finds the planted returns within its 90% ranges for most channels", () => {
    const inside = world.roi.filter((truth, c) => {
      const row = channelReturn(
        { model: cell, channel: `Channel ${c + 1}`, measure: "roi", confidence: 0.98 },
        context,
      );
      return truth > Number(row[1]) * 0.8 && truth < Number(row[2]) * 1.2; // planted over all rows, asked of the last 13
    });
    expect(inside.length).toBeGreaterThanOrEqual(2);
  });
});

describe("the answers of a fitted model", () => {
  it("contributions add up: by period exactly, by channel and by driver to the fitted outcome", () => {
    const byPeriod = channelContribution({ model: cell, by: "period" }, context);
    for (const [, , fitted, ...parts] of byPeriod.rows) {
      expect(parts.reduce((sum: number, part) => sum + Number(part), 0)).toBe(fitted);
    }
    const byChannel = channelContribution({ model: cell, by: null }, context);
    const drivers = modelDrivers({ model: cell }, context);
    expect(byChannel.rows.map(([name]) => name)).toEqual(["Channel 1", "Channel 2", "Channel 3", "Baseline"]);
    for (const table of [byChannel, drivers]) {
      const sum = table.rows.reduce((total, row) => total + Number(row[1]), 0);
      expect(sum / Number(byPeriod.total![2])).toBeCloseTo(1, 9);
      expect(table.rows.reduce((total, row) => total + Number(row[2]), 0)).toBeCloseTo(1, 9);
    }
  });

  it("lags: weights add up to 1, the geometric peak is 0, half of the effect comes within the first periods", () => {
    const { rows } = channelLag({ model: cell, channel: "channel 2" }, context);
    expect(rows).toHaveLength(9);
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBeCloseTo(1, 9);
    const measure = (name: "peak" | "half_life" | "mean"): number =>
      channelLagMeasure({ model: cell, channel: "Channel 2", measure: name }, context);
    expect(measure("peak")).toBe(0);
    expect(measure("half_life")).toBeGreaterThan(0.4);
    expect(measure("mean")).toBeLessThan(4);
  });

  it("says what the model is, as a table and field by field", () => {
    const { rows } = modelInfo({ model: cell }, context);
    expect(rows.find(([item]) => item === "Verdict")![1]).toBe(model.finished.verdict.status);
    expect(modelField({ model: cell, field: "r-hat MAX" }, context)).toBe(model.finished.diagnostics.rHat);
    const curve = modelField({ model: cell, field: "Curve Channel 2" }, context);
    expect(curve).toBe("geometric carryover, then hill saturation");
    expect(() => modelField({ model: cell, field: "R-hat mix" }, context)).toThrow(/R-hat max/);
    expect(() => modelField({ model: cell, field: "MAPE" }, context)).toThrow("could be MAPE train or MAPE test");
    expect(modelField({ model: cell, field: "reasons" }, context)).not.toBe("");
    expect(rows.every((row) => row.every((value) => typeof value !== "number" || Number.isFinite(value)))).toBe(true);
  });

  it("accuracy: better on what it has seen, the validation fit on request", async () => {
    const of = (sample: "train" | "test" | "validation") =>
      modelAccuracy({ model: cell, metric: "wmape", sample }, context, runner, control);
    expect(await of("train")).toBeLessThan(0.06);
    expect(await of("test")).toBeLessThan(0.15);
    expect(await of("validation")).toBeLessThan(0.2);
    const coverage = await modelAccuracy(
      { model: cell, metric: "coverage", sample: "train" },
      context,
      runner,
      control,
    );
    expect(coverage).toBeGreaterThan(0.8);
  });

  it("backtests fold by fold without seeing the future", async () => {
    const { rows } = await backtestModel({ model: cell, folds: 2, horizon: 8 }, context, runner, control);
    expect(rows.map(([fold]) => fold)).toEqual([1, 2]);
    for (const [, from, to] of rows) expect(Number(to) - Number(from)).toBe(7 * 7);
    rows.forEach((row) => expect(Math.abs(Number(row[5]))).toBeLessThan(0.15));
    await expect(backtestModel({ model: cell, folds: 9, horizon: 13 }, context, runner, control)).rejects.toThrow(
      /use at most 5 folds/,
    );
  });

  it("forecasts a plan: mean is baseline plus media, inside its range, no media without spend", () => {
    const plan = model.channels.map(({ currentSpend }) => [currentSpend]);
    const { rows, header } = forecastPlan({ model: cell, plan, periods: 13, confidence: 0.9 }, context);
    expect(header).toEqual(["Date", "Mean", "Low 5%", "High 95%", "Baseline", "Media"]);
    for (const [, mean, low, high, baseline, media] of rows.map((row) => row.map(Number))) {
      expect(mean).toBeCloseTo(baseline! + media!, 6);
      expect(low).toBeLessThan(mean!);
      expect(high).toBeGreaterThan(mean!);
    }
    const none = forecastPlan({ model: cell, plan: plan.map(() => [0]), periods: 13, confidence: 0.9 }, context);
    expect(none.rows.at(-1)![5]).toBeCloseTo(0, 6);
  });

  it("confidence is lower far outside the spends seen; interactions that were not fitted are not identified", () => {
    const at = (spend: number | null) =>
      channelConfidence({ model: cell, channel: "Channel 1", spend }, context) as number;
    expect(at(null)).toBeGreaterThan(at(1e6));
    expect(channelInteraction({ model: cell, channelA: "Channel 1", channelB: "Channel 2" }, context)).toEqual([
      ["not identified"],
    ]);
  });

  it("plans a budget with the fitted curves", () => {
    const total = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
    const question = { budget: total, limits: null, objective: null, posture: null, settings: null };
    const { rows } = optimizeBudget({ model: cell, ...question }, context).table;
    expect(rows).toHaveLength(3);
    const spent = rows.reduce((sum, row) => sum + Number(row[2]), 0);
    expect(spent / total).toBeCloseTo(1, 9);
    expect(rows.flat().some((value) => isMissing(value))).toBe(false);
  });
});

describe("what the pane asks besides", () => {
  it("previews a fit: priors in words and media's share before the data", () => {
    const preview = previewFit(request);
    expect(preview).toMatchObject({ periods: 91, unit: "week", isMoney: true, controls: ["Control 1"] });
    expect(preview.channels[0]!.curvePriors).toContain("retention: Beta(1, 3)");
    expect(preview.priorShare!.low).toBeLessThan(preview.priorShare!.median);
  });

  it("reports the fit over time, the held-out periods and the returns beside their priors", () => {
    const report = fitReport({ model: cell }, context);
    expect(report.fitted.mean).toHaveLength(91);
    expect(report.heldOut.mean).toHaveLength(13); // floor of 15% of 91
    expect(report.returns.map(({ name }) => name)).toEqual(["Channel 1", "Channel 2", "Channel 3"]);
    expect(report.returns[0]!.prior!.median).toBeCloseTo(1.2214, 4);
  });

  it("recovers most returns of a planted world like the user's", async () => {
    const { rows } = await testEngine({ ...request, seed: 3 }, context, runner, control);
    expect(rows.filter((row) => row[5] === true).length).toBeGreaterThanOrEqual(2);
  });
});
