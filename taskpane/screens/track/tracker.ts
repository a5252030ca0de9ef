import type { Runtime } from "../../../functions/client";
import type { SheetValues, Table } from "../../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../../src/jobs";

export type TrackReading = JobResponse<"trackChannels">;
export type ChannelTrack = TrackReading["channels"][number];
export type GateReading = JobResponse<"checkGate">;
export type LogReport = JobResponse<"verifyLog">;
export type LogAnchor = NonNullable<LogReport["anchor"]>;
export type LogEntry = JobRequest<"appendLog">["entry"];
export type LoggedRow = JobResponse<"appendLog">;
export type TrackSheets = JobResponse<"trackSheets">;
export type ReviewCells = Omit<JobRequest<"reviewSheet">, "stamp">;
export type FittedReviewCells = Omit<JobRequest<"fittedReview">, "stamp">;
export type ReviewBlock = JobResponse<"reviewSheet">;
export type MidFlightReading = JobResponse<"replanMidFlight">;
export type MidFlightAsked = Omit<JobRequest<"replanMidFlight">, "model">;
export type TestBudgetReading = JobResponse<"testBudget">;
export type TestBudgetAsked = Omit<JobRequest<"testBudget">, "model">;
export type HistoryTrack = JobResponse<"trackHistory">;
export type PeriodTrack = HistoryTrack["periods"][number];
export type ModelAge = JobResponse<"modelAge">;
export type ModelLine = JobResponse<"listModels">[number];
export type RefitChange = JobResponse<"explainRefit">;
export type RefitQuestion = Omit<JobRequest<"explainRefit">, "before" | "after">;
/** The history as the sheet holds it now: the arguments of FIT_MODEL that hold data. */
export type HistoryCells = Omit<JobRequest<"modelAge">, "model">;
export type Guardrails = JobRequest<"checkGate">["guardrails"];
export type Override = NonNullable<JobRequest<"checkGate">["override"]>;
export type AutonomyStage = JobRequest<"checkGate">["stage"];

/** The table and settings that a plan was made from: its model, whatever the sheet says later. */
export interface ModelSource {
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
}

export interface GateAsked {
  readonly source: ModelSource;
  readonly current: SheetValues;
  readonly proposed: SheetValues;
  readonly approvals: SheetValues | null;
  readonly stage: AutonomyStage;
  readonly guardrails: Guardrails;
  readonly override: Override | null;
  /** The engine's own plan where the proposal departs from it. */
  readonly recommended: SheetValues | null;
  /** Share of the current spend above which a move needs an approval; null or absent: the usual one. */
  readonly threshold?: number | null;
}

/** The questions of the Track screen: the very jobs that the cells ask. */
export interface Tracker {
  gate(asked: GateAsked): Promise<GateReading>;
  track(source: ModelSource, plan: SheetValues, actuals: SheetValues): Promise<TrackReading>;
  follow(model: SheetValues, plan: SheetValues, history: HistoryCells): Promise<HistoryTrack>;
  age(model: SheetValues, history: HistoryCells): Promise<ModelAge>;
  explainRefit(before: string, after: string, question: RefitQuestion): Promise<RefitChange>;
  hindsight(before: SheetValues, after: string, plan: SheetValues): Promise<Table>;
  /** Whether the errors of a series against its prediction drift. */
  drift(actuals: readonly number[], predicted: readonly number[]): Promise<Table>;
  models(stored: JobRequest<"listModels">["stored"]): Promise<readonly ModelLine[]>;
  kpis(data: SheetValues, plan: SheetValues | null, baseline: SheetValues | null): Promise<Table>;
  fittedReview(cells: FittedReviewCells): Promise<ReviewBlock>;
  midFlight(source: ModelSource, asked: MidFlightAsked, control: Partial<HeavyControl>): Promise<MidFlightReading>;
  midFlightSheet(answer: MidFlightReading): Promise<ReviewBlock>;
  testBudget(source: ModelSource, asked: TestBudgetAsked): Promise<TestBudgetReading>;
  testBudgetSheet(answer: TestBudgetReading, budget: number, share: number): Promise<ReviewBlock>;
  startSheet(): Promise<ReviewBlock>;
  sheets(plan: TrackedPlan["plan"], outcomeName: string): Promise<TrackSheets>;
  review(cells: ReviewCells): Promise<ReviewBlock>;
  append(log: SheetValues | null, entry: LogEntry): Promise<LoggedRow>;
  verify(log: SheetValues | null, anchor: LogAnchor | null): Promise<LogReport>;
}

/** A plan that was put to work. */
export interface TrackedPlan {
  readonly source: ModelSource;
  readonly plan: readonly { readonly channel: string; readonly spend: number }[];
  readonly outcomeName: string;
  readonly modelKey: string;
  /** ISO time of Apply. */
  readonly since: string;
}

/** True for the single cell of a fitted model, which is taken as it is. */
export function isFitted({ summary }: ModelSource): boolean {
  return summary.length === 1 && summary[0]?.length === 1;
}

/** The screen's questions as jobs of the runtime; `today` is for the heads of sheets. */
export function createTracker(runtime: Runtime, today: () => string): Tracker {
  const model = async (source: ModelSource): Promise<SheetValues> => {
    const { summary, settings } = source;
    return settings && !isFitted(source) ? [[await runtime.ask("judgeModel", { summary, settings })]] : summary;
  };
  return {
    gate: async ({ source, ...asked }) =>
      runtime.ask("checkGate", {
        ...asked,
        model: await model(source),
        threshold: asked.threshold ?? null,
      }),
    track: async (source, plan, actuals) =>
      runtime.ask("trackChannels", { model: await model(source), plan, actuals, amber: null, red: null }),
    follow: (cell, plan, history) =>
      runtime.ask("trackHistory", { model: cell, plan, amber: null, red: null, ...history }),
    age: (cell, history) => runtime.ask("modelAge", { model: cell, ...history }),
    explainRefit: (before, after, question) =>
      runtime.ask("explainRefit", { before: [[before]], after: [[after]], ...question }),
    hindsight: (before, after, plan) => runtime.ask("hindsight", { before, after: [[after]], plan }),
    drift: (actuals, predicted) =>
      runtime.ask("driftReport", {
        actuals: actuals.map((value) => [value]),
        predicted: predicted.map((value) => [value]),
      }),
    models: (stored) => runtime.ask("listModels", { stored }),
    kpis: (data, plan, baseline) => runtime.ask("kpiTable", { data, plan, baseline }),
    fittedReview: (cells) =>
      runtime.ask("fittedReview", { ...cells, stamp: { version: runtime.version, date: today() } }),
    midFlight: async (source, asked, control) =>
      runtime.ask("replanMidFlight", { model: await model(source), ...asked }, control),
    midFlightSheet: (answer) =>
      runtime.ask("midFlightSheet", { answer, stamp: { version: runtime.version, date: today() } }),
    testBudget: async (source, asked) => runtime.ask("testBudget", { model: await model(source), ...asked }),
    testBudgetSheet: (answer, budget, share) =>
      runtime.ask("testBudgetSheet", { answer, budget, share, stamp: { version: runtime.version, date: today() } }),
    startSheet: () => runtime.ask("startSheet", { stamp: { version: runtime.version, date: today() } }),
    sheets: (plan, outcomeName) =>
      runtime.ask("trackSheets", { plan, outcomeName, stamp: { version: runtime.version, date: today() } }),
    review: (cells) => runtime.ask("reviewSheet", { ...cells, stamp: { version: runtime.version, date: today() } }),
    append: (log, entry) => runtime.ask("appendLog", { log, entry }),
    verify: (log, anchor) => runtime.ask("verifyLog", { log, anchor }),
  };
}
