import type { Address, WorkbookPort } from "../../src/workbook";

/** Settings of a fit that differ from their defaults, by name. */
export type FitSettings = Readonly<Record<string, string | number>>;

/** What the workbook remembers of the last fit. */
export interface FitMemory {
  readonly settings: FitSettings;
  /** The text of the model's cell; "" where none was fitted. */
  readonly text: string;
  /** What it was fitted on, in short. */
  readonly basis: string;
  /** The table it was fitted on. */
  readonly history: Address | null;
  /** The cell of its FIT_MODEL formula; null where it was not written. */
  readonly written: Address | null;
}

export const noFitMemory: FitMemory = { settings: {}, text: "", basis: "", history: null, written: null };

const stateKey = "fit";
const version = 1;

export async function loadFitMemory(port: WorkbookPort): Promise<FitMemory> {
  try {
    const stored = JSON.parse((await port.loadState(stateKey)) ?? "null") as (FitMemory & { version: number }) | null;
    if (stored?.version !== version || typeof stored.settings !== "object") return noFitMemory;
    const { settings, text, basis, history, written } = stored;
    return { settings, text, basis, history, written };
  } catch {
    return noFitMemory; // unreadable memory is no memory: the history can be fitted again
  }
}

export async function saveFitMemory(port: WorkbookPort, memory: FitMemory): Promise<void> {
  await port.saveState(stateKey, JSON.stringify({ version, ...memory }));
}
