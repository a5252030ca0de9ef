import type { WorkbookPort } from "../../src/workbook";
import { firstGoals, type Goals } from "./goals";
import { movesOfOldTrack } from "./moves";
import type { PaneScenario } from "./scenarios";
import type { Source } from "./source";
import type { ScreenId, WrittenPlan } from "./workspace";

/** What the pane remembers in the workbook between two openings. */
export interface PaneState {
  readonly source: Source;
  readonly goals: Goals;
  readonly screen: ScreenId;
  readonly written: WrittenPlan | null;
  /** Absent in a state written before there were scenarios. */
  readonly scenarios?: readonly PaneScenario[];
}

const key = "pane";
const version = 1;

/**
 * The remembered state; null where there is none or it was written by another version. A state from before the goals were
 * the home of the guardrails takes them over from the Track step's.
 */
export async function loadPaneState(port: WorkbookPort): Promise<PaneState | null> {
  try {
    const stored: unknown = JSON.parse((await port.loadState(key)) ?? "null");
    if (!isPaneState(stored)) return null;
    const { goals } = stored;
    const olderMoves = "olderMoves" in goals ? goals.olderMoves : movesOfOldTrack(await port.loadState("track"));
    return { ...stored, goals: { ...firstGoals, ...goals, olderMoves } };
  } catch {
    return null; // unreadable state is no state: the sheet is the truth
  }
}

export async function savePaneState(port: WorkbookPort, state: PaneState): Promise<void> {
  await port.saveState(key, JSON.stringify({ version, ...state }));
}

function isPaneState(stored: unknown): stored is PaneState {
  if (typeof stored !== "object" || stored === null) return false;
  const { version: written, source, goals } = stored as Record<string, unknown>;
  return written === version && typeof source === "object" && typeof goals === "object";
}
