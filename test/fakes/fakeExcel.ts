import { FakeContext } from "./fakeContext";
import { FakeWorkbookData, type FakeOptions } from "./fakeWorkbookData";

/** Excel as an add-in sees it, in memory: globals to install, and the hands of a user. */
export interface FakeExcel {
  readonly data: FakeWorkbookData;
  /** How many operations ran, and with which options. */
  readonly runs: readonly Record<string, unknown>[];
  install(): void;
}

type Batch = (context: FakeContext) => Promise<unknown>;

/**
 * A stand-in for Excel that is as strict as Excel: a property must be loaded and synced before it is read, writes
 * happen at sync, a 2-D array must have its range's shape, sheet names follow Excel's rules, a missing item throws
 * ItemNotFound unless it was asked for with OrNullObject.
 */
export function createFakeExcel(options: FakeOptions): FakeExcel {
  const data = new FakeWorkbookData(options);
  const runs: Record<string, unknown>[] = [];
  const run = async (...given: [Record<string, unknown> | Batch, Batch?]): Promise<unknown> => {
    const [first, second] = given;
    runs.push(typeof first === "function" ? {} : first);
    const context = new FakeContext(data);
    const batch = typeof first === "function" ? first : second;
    const result = await batch?.(context);
    await context.sync();
    return result;
  };
  const isSetSupported = (set: string, version: string | number): boolean =>
    set === "ExcelApi" && compare(String(version), options.api ?? "1.13") <= 0;
  const Office = { context: { requirements: { isSetSupported } } };
  return { data, runs, install: () => void Object.assign(globalThis, { Excel: { run }, Office }) };
}

function compare(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
