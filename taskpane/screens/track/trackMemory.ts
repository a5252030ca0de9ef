import type { WorkbookPort } from "../../../src/workbook";
import type { AutonomyStage, LogAnchor, TrackedPlan } from "./tracker";

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
  /** Defined name of the range that the third stage fills; "" where none was chosen. */
  readonly planRange: string;
  /** Texts of the models before and after the last refit or change of model; null where there was none. */
  readonly refit: { readonly before: string; readonly after: string } | null;
}

export const noTrackMemory: TrackMemory = {
  plan: null,
  actualsSheet: "",
  approvalsSheet: "",
  logSheet: "",
  anchor: null,
  who: "",
  stage: "suggest",
  planRange: "",
  refit: null,
};

const key = "track";
const version = 1;

/**
 * The remembered state; what was never written, or by another version, is as new. The guardrails of older workbooks are
 * left out: they have their home in the goals.
 */
export async function loadTrackMemory(port: WorkbookPort): Promise<TrackMemory> {
  try {
    const stored = JSON.parse((await port.loadState(key)) ?? "null") as (TrackMemory & { version: number }) | null;
    if (stored?.version !== version) return noTrackMemory;
    const known = Object.entries(stored).filter(([name]) => name in noTrackMemory);
    return { ...noTrackMemory, ...(Object.fromEntries(known) as Partial<TrackMemory>) };
  } catch {
    return noTrackMemory; // unreadable state is no state: the sheets are the truth
  }
}

export async function saveTrackMemory(port: WorkbookPort, memory: TrackMemory): Promise<void> {
  await port.saveState(key, JSON.stringify({ version, ...memory }));
}
