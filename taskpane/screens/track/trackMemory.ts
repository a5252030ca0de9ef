import type { WorkbookPort } from "../../../src/workbook";
import type { AutonomyStage, Guardrails, LogAnchor, TrackedPlan } from "./tracker";

/** What the Track screen keeps in the workbook. */
export interface TrackMemory {
  readonly plan: TrackedPlan | null;
  /** Where the Actuals, Approvals and Log tables stand; "" where there is no such sheet yet. */
  readonly actualsSheet: string;
  readonly approvalsSheet: string;
  readonly logSheet: string;
  readonly anchor: LogAnchor | null;
  readonly who: string;
  readonly stage: AutonomyStage;
  /** Largest moves that the add-in may propose or fill in; they count from the second stage on. */
  readonly guardrails: Guardrails;
  /** Defined name of the range that the third stage fills; "" where none was chosen. */
  readonly planRange: string;
  /** Texts of the models before and after the last refit or change of model; null where there was none. */
  readonly refit: { readonly before: string; readonly after: string } | null;
}

/** What holds from the second stage on where the user says nothing: a fifth per channel, a fifth of the money. */
export const usualGuardrails: Guardrails = { largestMove: 0.2, turnover: 0.2 };

export const noTrackMemory: TrackMemory = {
  plan: null,
  actualsSheet: "",
  approvalsSheet: "",
  logSheet: "",
  anchor: null,
  who: "",
  stage: "suggest",
  guardrails: usualGuardrails,
  planRange: "",
  refit: null,
};

const key = "track";
const version = 1;

/** The remembered state; what was never written, or by another version, is as new. */
export async function loadTrackMemory(port: WorkbookPort): Promise<TrackMemory> {
  try {
    const stored = JSON.parse((await port.loadState(key)) ?? "null") as (TrackMemory & { version: number }) | null;
    return stored?.version === version ? { ...noTrackMemory, ...stored } : noTrackMemory;
  } catch {
    return noTrackMemory; // unreadable state is no state: the sheets are the truth
  }
}

export async function saveTrackMemory(port: WorkbookPort, memory: TrackMemory): Promise<void> {
  await port.saveState(key, JSON.stringify({ version, ...memory }));
}
