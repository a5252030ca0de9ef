import type { Address, Unsubscribe } from "../port";
import { inWorkbook } from "./inWorkbook";
import { addressFrom } from "./ranges";

interface Handler {
  remove(): void;
  readonly context: unknown;
}

/** Adds handlers in one batch and gives back how to remove them, also where that is asked before they stand. */
function subscribe(add: (context: Excel.RequestContext) => readonly Handler[]): Unsubscribe {
  const adding = inWorkbook(async (context) => {
    const handlers = add(context);
    await context.sync();
    return { handlers, context };
  });
  adding.catch(() => undefined);
  return () => {
    void adding.then(({ handlers, context }) => removeHandlers(handlers, context)).catch(() => undefined);
  };
}

async function removeHandlers(handlers: readonly Handler[], context: Excel.RequestContext): Promise<void> {
  for (const handler of handlers) handler.remove();
  await context.sync();
}

async function sheetName(id: string): Promise<string | null> {
  return inWorkbook(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("name");
    await context.sync();
    return sheet.isNullObject ? null : sheet.name;
  });
}

async function eventAddress(worksheetId: string, address: string): Promise<Address | null> {
  const name = await sheetName(worksheetId);
  return name === null ? null : addressFrom(address, name);
}

export function onSelection(listener: (address: Address) => void): Unsubscribe {
  const heard = async (event: Excel.WorksheetSelectionChangedEventArgs): Promise<void> => {
    const address = await eventAddress(event.worksheetId, event.address);
    if (address) listener(address);
  };
  return subscribe(({ workbook }) => [workbook.worksheets.onSelectionChanged.add(heard)]);
}

/**
 * Changes by the user and by co-authors with their address, recalculations without one. Our own writes switch events off
 * while they run; where the host says who wrote (ExcelApi 1.14), stragglers are dropped as well.
 */
export function onChange(listener: (address: Address | null) => void): Unsubscribe {
  const changed = async (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (event.triggerSource === "ThisLocalAddin") return;
    listener(await eventAddress(event.worksheetId, event.address));
  };
  const calculated = async (): Promise<void> => listener(null);
  return subscribe(({ workbook: { worksheets } }) => [
    worksheets.onChanged.add(changed),
    worksheets.onCalculated.add(calculated),
  ]);
}

/** Runs writes with this add-in's events off, and switches them on again whatever happens. */
export async function withoutEvents<T>(context: Excel.RequestContext, write: () => Promise<T>): Promise<T> {
  context.runtime.enableEvents = false;
  await context.sync();
  try {
    return await write();
  } finally {
    context.runtime.enableEvents = true;
    await context.sync();
  }
}
