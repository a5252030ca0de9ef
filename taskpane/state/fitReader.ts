import type { Runtime } from "../../functions/client";
import { isMissing, type ResultCell, type SheetValues, type Table } from "../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";
import type { SheetBlock } from "../../src/sheets";
import type { FitPlaces, FitRanges } from "./fitRanges";
import type { CurvePoint } from "./planner";
import { curvePoints } from "./readCurve";

export type FitPreview = JobResponse<"previewFit">;
export type FitReport = JobResponse<"fitReport">;
type Metric = NonNullable<JobRequest<"modelAccuracy">["metric"]>;

export const metrics: readonly Metric[] = ["mape", "wmape", "smape", "r2", "bias", "coverage", "crps"];

/** One metric on the periods that were fitted and on those held out; null where it does not exist. */
export interface AccuracyLine {
  readonly metric: Metric;
  readonly train: number | null;
  readonly test: number | null;
}

export interface FittedChannel {
  readonly name: string;
  /** Spend per period now. */
  readonly current: number;
  readonly points: readonly CurvePoint[];
  readonly seen: { readonly from: number; readonly to: number };
  /** Share of its effect by lag, with a 90% range. */
  readonly lags: readonly { readonly share: number; readonly low: number; readonly high: number }[];
  /** Periods until half of its effect has come. */
  readonly halfLife: number;
}

/** Everything that the Model screen shows of a fit. */
export interface FitReading {
  /** The text of the FIT_MODEL cell. */
  readonly text: string;
  readonly outcomeName: string;
  readonly report: FitReport;
  /** MODEL_DRIVERS: Driver, Contribution, Share, Low, High. */
  readonly drivers: Table;
  /** CHANNEL_CONTRIBUTION by period: Date, Actual, Fitted, Baseline, one column per channel. */
  readonly byPeriod: Table;
  readonly channels: readonly FittedChannel[];
  readonly accuracy: readonly AccuracyLine[];
}

/** What the Model screen asks the engine about fits, by the very jobs that the cells ask. */
export interface FitReader {
  preview(ranges: FitRanges, settings: SheetValues | null): Promise<FitPreview>;
  fit(ranges: FitRanges, settings: SheetValues | null, control: HeavyControl): Promise<string>;
  read(text: string): Promise<FitReading>;
  tryEngine(ranges: FitRanges, settings: SheetValues | null, control: HeavyControl): Promise<Table>;
  sheet(places: FitPlaces, settings: SheetValues | null, reading: FitReading): Promise<SheetBlock>;
}

const plain = ({ dates, outcome, spend, controls }: FitRanges, settings: SheetValues | null) => ({
  ...{ dates, outcome, spend, controls, settings },
  tests: null,
  groups: null,
});

/** The reader over the runtime of this page. `today` stands in the head of the sheet it makes. */
export function createFitReader(runtime: Runtime, today: () => string): FitReader {
  return {
    preview: (ranges, settings) => runtime.ask("previewFit", plain(ranges, settings)),
    fit: (ranges, settings, control) => runtime.ask("fitModel", plain(ranges, settings), control),
    read: (text) => readFit(runtime, text),
    tryEngine: (ranges, settings, control) =>
      runtime.ask("testEngine", { ...plain(ranges, settings), seed: null }, control),
    sheet: (places, settings, { report, channels, outcomeName }) =>
      runtime.ask("modelSheet", {
        ...{ places, settings, outcomeName, isMoney: report.isMoney, nPeriods: report.dates.length },
        channels: channels.map(({ name }) => name),
        stamp: { version: runtime.version, date: today() },
      }),
  };
}

async function readFit(runtime: Runtime, text: string): Promise<FitReading> {
  const model: SheetValues = [[text]];
  const report = await runtime.ask("fitReport", { model });
  const { channels, horizon, outcomeName } = await runtime.ask("describeModel", { model });
  const periods = Number.parseInt(horizon, 10) || 1;
  const read = [];
  for (const { name, current } of channels) read.push(await readChannel(runtime, model, name, current / periods));
  const accuracy = [];
  for (const metric of metrics) accuracy.push(await readMetric(runtime, model, metric));
  return {
    ...{ text, outcomeName, report, accuracy, channels: read },
    drivers: await runtime.ask("modelDrivers", { model }),
    byPeriod: await runtime.ask("channelContribution", { model, by: "period" }),
  };
}

async function readChannel(
  runtime: Runtime,
  model: SheetValues,
  channel: string,
  current: number,
): Promise<FittedChannel> {
  const curve = await runtime.ask("channelCurve", { model, channel, from: 0, to: null, steps: 40, confidence: null });
  const seen = curve.rows.filter((row) => row.at(-1) === true).map(([spend]) => Number(spend));
  const lags = await runtime.ask("channelLag", { model, channel });
  return {
    ...{ name: channel, current, points: curvePoints(curve) },
    seen: { from: seen[0] ?? 0, to: seen.at(-1) ?? 0 },
    lags: lags.rows.map(([, share, low, high]) => ({ share: Number(share), low: Number(low), high: Number(high) })),
    halfLife: await runtime.ask("channelLagMeasure", { model, channel, measure: "half_life" }),
  };
}

async function readMetric(runtime: Runtime, model: SheetValues, metric: Metric): Promise<AccuracyLine> {
  const value = async (sample: "train" | "test"): Promise<number | null> =>
    numberOrNull(await runtime.ask("modelAccuracy", { model, metric, sample }));
  return { metric, train: await value("train"), test: await value("test") };
}

function numberOrNull(cell: ResultCell): number | null {
  return isMissing(cell) || typeof cell !== "number" ? null : cell;
}
