import type { SheetValues, Table } from "../base";
import { accuracy, type AccuracyMetric, createFittedModel, type FinishedFit } from "../models";
import { channelContribution } from "./channelContribution";
import { channelCurve } from "./channelCurve";
import { channelLag, channelLagMeasure } from "./channelLag";
import { describeModel } from "./describeModel";
import { describeFit } from "./fitModel";
import { fitReport, type FitReport } from "./fitReport";
import type { JobContext, Progress } from "./job";
import { modelDrivers } from "./modelDrivers";

/** One metric on the periods that were fitted and on those held out; null where it does not exist. */
export interface AccuracyLine {
  readonly metric: AccuracyMetric;
  readonly train: number | null;
  readonly test: number | null;
}

/** One channel as the pane draws it; tables as CHANNEL_CURVE and CHANNEL_LAG give them. */
export interface ReadChannel {
  readonly name: string;
  /** Spend per period now. */
  readonly current: number;
  readonly curve: Table;
  readonly lags: Table;
  /** Periods until half of its effect has come. */
  readonly halfLife: number;
}

/** Everything that the Model screen shows of a fit: what the cells' own jobs answer, gathered in one go. */
export interface FitReading {
  /** The text of the FIT_MODEL cell. */
  readonly text: string;
  readonly outcomeName: string;
  readonly report: FitReport;
  readonly drivers: Table;
  /** CHANNEL_CONTRIBUTION by period. */
  readonly byPeriod: Table;
  readonly channels: readonly ReadChannel[];
  readonly accuracy: readonly AccuracyLine[];
}

export interface ReadFitRequest {
  readonly key: string;
  readonly finished: FinishedFit;
}

const metrics: readonly AccuracyMetric[] = ["mape", "wmape", "smape", "r2", "bias", "coverage", "crps"];

/** The work of `fitReading`; pauses after every channel. */
export function* readFitTask({ key, finished }: ReadFitRequest): Generator<Progress, FitReading> {
  const fitted = createFittedModel(key, finished);
  const context: JobContext = { models: { get: () => fitted, put: () => undefined } };
  const text = describeFit(key, finished);
  const model: SheetValues = [[text]];
  const { channels, outcomeName } = describeModel({ model }, context);
  const read: ReadChannel[] = [];
  for (const { name, current } of channels) {
    yield { phase: "reading the fit", done: read.length / (channels.length + 1), detail: "" };
    read.push(readChannel(name, current / fitted.periods, model, context));
  }
  yield { phase: "reading the fit", done: 0.9, detail: "" };
  return {
    ...{ text, outcomeName, channels: read, report: fitReport({ model }, context) },
    drivers: modelDrivers({ model }, context),
    byPeriod: channelContribution({ model, by: "period" }, context),
    accuracy: metrics.map((metric) => accuracyLine(finished, metric)),
  };
}

function readChannel(channel: string, current: number, model: SheetValues, context: JobContext): ReadChannel {
  return {
    ...{ name: channel, current },
    curve: channelCurve({ model, channel, from: 0, to: null, steps: 40, confidence: null }, context),
    lags: channelLag({ model, channel }, context),
    halfLife: channelLagMeasure({ model, channel, measure: "half_life" }, context),
  };
}

function accuracyLine({ train, test }: FinishedFit, metric: AccuracyMetric): AccuracyLine {
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { metric, train: known(accuracy(train, metric)), test: known(accuracy(test, metric)) };
}
