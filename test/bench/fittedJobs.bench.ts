import type { SheetValues } from "../../src/base";
import { type JobContext, lightJobs } from "../../src/jobs";
import { firstAnswers, fittedDocument, fittedOutcomes, restoreModel, writeDocument } from "../../src/models";
import { createFittedWorld } from "../fakes/fittedWorld";
import type { BenchFigure } from "./run";

/** What cells cost that ask a model of 208 weeks × 20 channels: processor time, which the machine's load does not move. */
export const name = "fitted jobs";

const REPEATS = 7;

/** Median milliseconds of the processor, after one warm-up. */
function processorTime(work: (repeat: number) => unknown): number {
  work(-1);
  const times = Array.from({ length: REPEATS }, (_, repeat) => {
    const before = process.cpuUsage();
    work(repeat);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[REPEATS >> 1]!;
}

export function run(): readonly BenchFigure[] {
  const settings: SheetValues = [["Saturation", "logistic"]];
  const fitted = createFittedWorld({ rows: 208, channels: 20, nDraws: 1000, settings });
  const answers = firstAnswers(fitted.fit, fittedOutcomes(fitted.fit)); // a fit leaves them in the stored form
  const stored = writeDocument(fittedDocument(fitted.key, { ...fitted.finished, answers }));
  const context: JobContext = { models: { get: () => fitted, put: () => undefined } };
  const model: SheetValues = [["MMM:00000001"]];
  const ask = { model, channel: "Channel 3", ifNotFound: null };
  const plan = fitted.channels.map(({ currentSpend }) => [currentSpend]);
  const spend = (repeat: number): number => 1000 + repeat;
  const jobs: Readonly<Record<string, (repeat: number) => unknown>> = {
    "a stored model is opened": () => restoreModel(stored),
    CHANNEL_CURVE: (repeat) => {
      const to = 5000 + repeat;
      return lightJobs.channelCurve({ ...ask, from: 0, to, steps: 20, confidence: null }, context);
    },
    CHANNEL_RESPONSE: (repeat) =>
      lightJobs.channelResponse({ ...ask, spend: [spend(repeat)], confidence: 0.9 }, context),
    CHANNEL_MARGINAL: (repeat) => lightJobs.channelMarginal({ ...ask, spend: spend(repeat), measure: "mroi" }, context),
    "CHANNEL_SATURATION double_cost": (repeat) =>
      lightJobs.channelSaturation({ ...ask, spend: spend(repeat), measure: "double_cost" }, context),
    CHANNEL_CONTRIBUTION: () => lightJobs.channelContribution({ model, by: "period" }, context),
    CHANNEL_LAG: () => lightJobs.channelLag(ask, context),
    "FORECAST_PLAN, 13 weeks": () => lightJobs.forecastPlan({ model, plan, periods: null, confidence: null }, context),
  };
  return Object.entries(jobs).map(([what, work]) => {
    return { what: `${what}, 208 × 20`, value: processorTime(work), unit: "ms", limit: 50 };
  });
}
