import type { Runtime } from "../../../functions/client";
import type { SheetValues } from "../../../src/base";
import type { JobRequest, JobResponse } from "../../../src/jobs";

export type TrackReading = JobResponse<"trackChannels">;
export type ChannelTrack = TrackReading["channels"][number];
export type GateReading = JobResponse<"checkGate">;
export type LogReport = JobResponse<"verifyLog">;
export type LogAnchor = NonNullable<LogReport["anchor"]>;
export type LogEntry = JobRequest<"appendLog">["entry"];
export type LoggedRow = JobResponse<"appendLog">;
export type TrackSheets = JobResponse<"trackSheets">;
export type ReviewCells = Omit<JobRequest<"reviewSheet">, "stamp">;
export type ReviewBlock = JobResponse<"reviewSheet">;
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
  readonly override: Override | null;
}

/** The questions of the Track screen: the very jobs that the cells ask. */
export interface Tracker {
  gate(asked: GateAsked): Promise<GateReading>;
  track(source: ModelSource, plan: SheetValues, actuals: SheetValues): Promise<readonly ChannelTrack[]>;
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
function isFitted({ summary }: ModelSource): boolean {
  return summary.length === 1 && summary[0]?.length === 1;
}

/** With a fitted model outcomes by channel are not observed: only the spends are compared, by TRACK_PLAN. */
async function trackSpends(
  runtime: Runtime,
  plan: SheetValues,
  actuals: SheetValues,
): Promise<readonly ChannelTrack[]> {
  const spends = actuals.slice(1).map(([channel, spend]) => [channel ?? null, spend ?? 0]);
  const { rows } = await runtime.ask("trackPlan", { plan, actuals: spends, predicted: null, amber: null, red: null });
  return rows.map(([channel, planned, actual, , , share, , status, why]) => ({
    channel: String(channel),
    plannedSpend: Number(planned),
    actualSpend: Number(actual),
    ...{ plannedOutcome: 0, expected: null, low: null, high: null, actualOutcome: 0 },
    gapShare: typeof share === "number" ? share : null,
    ...{ spendEffect: 0, efficiencyEffect: 0 },
    status: status as ChannelTrack["status"],
    cause: status === "on track" ? "none" : "spend",
    words: why === "" ? "" : `Spend ${String(why)}`,
    todo: "",
  }));
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
        threshold: null,
        guardrails: { largestMove: null, turnover: null },
        recommended: null,
      }),
    track: async (source, plan, actuals) =>
      isFitted(source)
        ? trackSpends(runtime, plan, actuals)
        : (await runtime.ask("trackChannels", { model: await model(source), plan, actuals, amber: null, red: null }))
            .channels,
    sheets: (plan, outcomeName) =>
      runtime.ask("trackSheets", { plan, outcomeName, stamp: { version: runtime.version, date: today() } }),
    review: (cells) => runtime.ask("reviewSheet", { ...cells, stamp: { version: runtime.version, date: today() } }),
    append: (log, entry) => runtime.ask("appendLog", { log, entry }),
    verify: (log, anchor) => runtime.ask("verifyLog", { log, anchor }),
  };
}
