import { invalid, isEngineError } from "../../base";

/** True where the host has an API set, such as ("ExcelApi", "1.20"). */
export function hasApi(set: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(set, version);
}

/** Excel's error codes that a user can do something about, in words. */
const words: Readonly<Record<string, string>> = {
  AccessDenied: "Excel refuses this: the sheet or the workbook is protected or read-only. Unprotect it and try again.",
  InvalidOperationInCellEditMode: "A cell is being edited: press Enter or Esc, then try again.",
  ItemNotFound: "The sheet or name is not there any more. Pick the table again.",
  RequestPayloadSizeLimitExceeded: "That is more than Excel on the web takes at once: choose a smaller range.",
  ResponsePayloadSizeLimitExceeded: "That is more than Excel on the web gives at once: choose a smaller range.",
};

type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

/** Runs one operation on the workbook; waits while a cell is being edited. Excel's refusals become words. */
export async function inWorkbook<T>(batch: Batch<T>): Promise<T> {
  return inWords(Excel.run({ delayForCellEdit: true }, batch));
}

/** Runs one writing operation as one undo step where the host can, and as plain writes where it cannot. */
export async function inOneUndoStep<T>(batch: Batch<T>): Promise<T> {
  if (!hasApi("ExcelApi", "1.20")) return inWorkbook(batch);
  try {
    return await Excel.run({ delayForCellEdit: true, mergeUndoGroup: true }, batch);
  } catch (error) {
    if (codeOf(error) === "UndoNotSupported") return inWorkbook(batch);
    return inWords(Promise.reject(error));
  }
}

async function inWords<T>(running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (error) {
    if (isEngineError(error)) throw error;
    const known = words[codeOf(error)];
    if (known !== undefined) invalid(known);
    throw error;
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "";
}
