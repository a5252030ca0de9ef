import type { Runtime } from "../../functions/client";
import type { SheetValues, Table } from "../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";
import type { SheetBlock } from "../../src/sheets";
import type { AskChecks } from "./checksWriter";
import type { FitPlaces } from "./fitRanges";
import type { CurvePoint } from "./planner";
import { curvePoints } from "./readCurve";

export type FitPreview = JobResponse<"previewFit">;
export type FitReport = JobResponse<"fitReport">;
export type FirstLook = JobResponse<"firstLook">;
export type ModelFile = JobResponse<"exportModel">;
export type ModelLine = JobResponse<"listModels">[number];
export type StoredModels = JobRequest<"listModels">["stored"];
export type AccuracyLine = JobResponse<"fitReading">["accuracy"][number];
type Read = JobResponse<"fitReading">;

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
export interface FitReading extends Omit<Read, "channels"> {
  readonly channels: readonly FittedChannel[];
}

/** The arguments of FIT_MODEL as values. */
export type FitQuestion = JobRequest<"fitModel">;

/** Settings to try beside each other, by name. */
export type FitTrials = JobRequest<"compareSettings">["trials"];

/** Where the parts of a fit stand, for the sheet of live formulas; null for a model that came from a file. */
export type ModelCells = Pick<JobRequest<"modelSheet">, "tests" | "groups" | "settings"> & {
  readonly places: FitPlaces | null;
};

/** What a model by judgement says of every channel: its outcome now, and outcome per unit of money with a 90% range. */
export interface JudgedReturns {
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly channels: readonly {
    readonly name: string;
    readonly outcome: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What the Model screen asks the engine about fits, by the very jobs that the cells ask. */
export interface FitReader {
  preview(question: FitQuestion): Promise<FitPreview>;
  look(question: FitQuestion): Promise<FirstLook>;
  fit(question: FitQuestion, control: HeavyControl): Promise<string>;
  read(text: string): Promise<FitReading>;
  tryEngine(question: FitQuestion, control: HeavyControl): Promise<Table>;
  compare(question: FitQuestion, trials: FitTrials, control: HeavyControl): Promise<Table>;
  sheet(cells: ModelCells, reading: FitReading): Promise<SheetBlock>;
  /** The sheet that gathers the checks of others. */
  checks: AskChecks;
  toFile(text: string): Promise<ModelFile>;
  fromFile(text: string): Promise<string>;
  judged(summary: SheetValues, settings: SheetValues | null): Promise<JudgedReturns>;
  list(stored: StoredModels): Promise<readonly ModelLine[]>;
}

/** The reader over the runtime of this page. `today` stands in the head of the sheet it makes. */
export function createFitReader(runtime: Runtime, today: () => string): FitReader {
  return {
    preview: (question) => runtime.ask("previewFit", question),
    look: (question) => runtime.ask("firstLook", question),
    fit: (question, control) => runtime.ask("fitModel", question, control),
    read: async (text) => readingOf(await runtime.ask("fitReading", { model: [[text]] })),
    tryEngine: (question, control) => runtime.ask("testEngine", { ...question, seed: null }, control),
    compare: (question, trials, control) => runtime.ask("compareSettings", { ...question, trials }, control),
    sheet: (cells, { text, report, channels, outcomeName }) =>
      runtime.ask("modelSheet", {
        ...{ ...cells, text, outcomeName, isMoney: report.isMoney, nPeriods: report.dates.length },
        channels: channels.map(({ name }) => name),
        stamp: { version: runtime.version, date: today() },
      }),
    checks: (checks) => runtime.ask("checksSheet", { checks, stamp: { version: runtime.version, date: today() } }),
    toFile: (text) => runtime.ask("exportModel", { model: [[text]] }),
    judged: (summary, settings) => judgedReturns(runtime, summary, settings),
    list: (stored) => runtime.ask("listModels", { stored }),
    fromFile: async (text) => (await runtime.ask("importModel", { text })).text,
  };
}

function readingOf({ channels, ...rest }: Read): FitReading {
  return { ...rest, channels: channels.map(channelOf) };
}

function channelOf({ name, current, curve, lags, halfLife }: Read["channels"][number]): FittedChannel {
  const seen = curve.rows.filter((row) => row.at(-1) === true).map(([spend]) => Number(spend));
  return {
    ...{ name, current, halfLife, points: curvePoints(curve) },
    seen: { from: seen[0] ?? 0, to: seen.at(-1) ?? 0 },
    lags: lags.rows.map(([, share, low, high]) => ({ share: Number(share), low: Number(low), high: Number(high) })),
  };
}

async function judgedReturns(
  runtime: Runtime,
  summary: SheetValues,
  settings: SheetValues | null,
): Promise<JudgedReturns> {
  const model: SheetValues = settings ? [[await runtime.ask("judgeModel", { summary, settings })]] : summary;
  const { channels, outcomeName, isMoney } = await runtime.ask("describeModel", { model });
  const measure = isMoney ? "roi" : "outcome_per_spend";
  const read = [];
  for (const { name, outcome } of channels) {
    const of = { model, channel: name, ifNotFound: null, measure, confidence: 0.9 } as const;
    const [mean, low, high] = (await runtime.ask("channelReturn", of)).map(Number);
    if (outcome !== null) read.push({ name, outcome, mean: mean ?? NaN, low: low ?? NaN, high: high ?? NaN });
  }
  return { outcomeName, isMoney, channels: read.filter(({ mean }) => Number.isFinite(mean)) };
}
