import type { ResultCell, Table } from "../src/base";
import { cellError, tableCells, toCellError, valueInCell } from "./cellErrors";
import * as read from "./readArguments";
import type { HeavyControl } from "../src/jobs";

/** What of an invocation we use; a bare realm may pass none. */
type Invocation = (CustomFunctions.CancelableInvocation & { readonly isInValuePreview?: unknown }) | null | undefined;

/** The control of a cell: cancelled when Excel drops the call (an argument changed, the cell was cleared). */
function cellControl(invocation: Invocation): Partial<HeavyControl> {
  const listeners: (() => void)[] = [];
  let isCancelled = false;
  if (typeof invocation === "object" && invocation) {
    invocation.onCanceled = () => {
      isCancelled = true;
      listeners.splice(0).forEach((listener) => listener());
    };
  }
  const cancellation = {
    get isCancelled() {
      return isCancelled;
    },
    onCancel: (listener: () => void) => void listeners.push(listener),
  };
  return { cancellation };
}

/**
 * Runs a heavy function's body for a cell; whatever it throws becomes a cell error with words. While the user only
 * previews a formula's value nothing heavy is started.
 */
export async function heavyInCell<T>(
  invocation: Invocation,
  run: (control: Partial<HeavyControl>) => Promise<T>,
): Promise<T> {
  if (invocation?.isInValuePreview) {
    throw cellError("unavailable", "Press Enter to start: a fit takes seconds and is not previewed.");
  }
  try {
    return await run(cellControl(invocation));
  } catch (error) {
    throw toCellError(error);
  }
}

/** A single value that takes its time. */
export async function heavyValueInCell(
  invocation: Invocation,
  run: (control: Partial<HeavyControl>) => Promise<ResultCell>,
): Promise<any> {
  const cell = await heavyInCell(invocation, run);
  return valueInCell(() => cell);
}

/** A table that takes its time. */
export function heavyTableInCell(
  invocation: Invocation,
  headers: unknown,
  run: (control: Partial<HeavyControl>) => Promise<Table>,
): Promise<any[][]> {
  return heavyInCell(invocation, async (control) => {
    const wanted = read.headers(headers);
    return tableCells(await run(control), wanted);
  });
}
