import type { Address, WorkbookPort } from "../../src/workbook";
import type { LiftTests } from "./fitTables";

/** Settings of a fit that differ from their defaults, by name. */
export type FitSettings = Readonly<Record<string, string | number>>;

/** What the workbook remembers of the last fit. */
export interface FitMemory {
  readonly settings: FitSettings;
  /** Lift tests that the fit takes in; null for none. */
  readonly tests: LiftTests | null;
  /** Group of a channel, such as "Brand > Online", by the channel's name. */
  readonly groups: Readonly<Record<string, string>>;
  /** The text of the model's cell; "" where none was fitted. */
  readonly text: string;
  /** What it was fitted on, in short; "file" where it came from a file. */
  readonly basis: string;
  /** The table it was fitted on. */
  readonly history: Address | null;
  /** The cell of its FIT_MODEL formula; null where it was not written. */
  readonly written: Address | null;
}

export const noFitMemory: FitMemory = {
  ...{ settings: {}, tests: null, groups: {} },
  ...{ text: "", basis: "", history: null, written: null },
};

/** The basis of a model that came from a file: it is of no table here, so no table makes it stale. */
export const fromFile = "file";

const stateKey = "fit";
const version = 1;

export async function loadFitMemory(port: WorkbookPort): Promise<FitMemory> {
  try {
    const stored = JSON.parse((await port.loadState(stateKey)) ?? "null") as (FitMemory & { version: number }) | null;
    if (stored?.version !== version || typeof stored.settings !== "object") return noFitMemory;
    const { settings, tests = null, groups = {}, text, basis, history, written } = stored; // tests and groups came later
    return { settings, tests, groups, text, basis, history, written };
  } catch {
    return noFitMemory; // unreadable memory is no memory: the history can be fitted again
  }
}

export async function saveFitMemory(port: WorkbookPort, memory: FitMemory): Promise<void> {
  await port.saveState(stateKey, JSON.stringify({ version, ...memory }));
}
