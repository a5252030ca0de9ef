import type { PlannedWrite, WorkbookFacts } from "../planWrite";
import { withoutEvents } from "./events";
import { addNames, loadNames } from "./names";
import type { OwnSheets } from "./ownSheets";
import { filledCells, findSheet } from "./ranges";
import { reportSheet } from "./reportSheet";
import { makeStyles } from "./styles";
import { noteCells, takeBack, type UndoRecord } from "./undoRecord";
import { fillSheet } from "./writeBlock";

/** What planning a write must know of the workbook in Excel. */
export async function workbookFacts(context: Excel.RequestContext, own: OwnSheets): Promise<WorkbookFacts> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/id");
  await context.sync();
  const ids = new Map(worksheets.items.map(({ name, id }) => [name, id]));
  return {
    sheets: [...ids.keys()],
    ownExtent: (sheet) => own.extent(ids.get(sheet) ?? ""),
    filled: (address) => filledCells(context, address),
  };
}

/** What writes go by: which sheets are ours, and what this session last wrote on each, by the sheet's name. */
export interface WriteGround {
  readonly own: OwnSheets;
  readonly written: Map<string, PlannedWrite>;
  readonly isOwn: boolean;
}

/** Writes planned blocks, all or none; returns what takes them back. */
export async function carryOut(
  context: Excel.RequestContext,
  planned: readonly PlannedWrite[],
  ground: WriteGround,
): Promise<readonly UndoRecord[]> {
  const { own, written, isOwn } = ground;
  const records: UndoRecord[] = [];
  for (const { preview, extent } of planned) {
    const { sheet, ranges } = preview;
    if (preview.isNewSheet) records.push({ kind: "sheet", name: sheet, extent });
    else records.push(await noteCells(context, ranges, own, isOwn ? (written.get(sheet) ?? null) : null));
  }
  await withoutEvents(context, () =>
    fillAll(context, planned, own, isOwn).catch(async (error: unknown) => {
      await takeBack(context, records);
      throw error;
    }),
  );
  if (isOwn) for (const one of planned) written.set(one.preview.sheet, one);
  return records;
}

/** Cells in one request to Excel: the web takes 5 MB at once, and twenty pages come near to it. */
const mostCells = 50_000;

/** Makes or empties every sheet first, then fills all of them in one batch (very many cells in a few). */
async function fillAll(
  context: Excel.RequestContext,
  planned: readonly PlannedWrite[],
  own: OwnSheets,
  isOwn: boolean,
): Promise<void> {
  const sheets: Excel.Worksheet[] = [];
  for (const one of planned)
    sheets.push(isOwn ? await reportSheet(context, one) : await findSheet(context, one.preview.sheet));
  for (const sheet of sheets) sheet.load("name,id");
  const names = loadNames(context);
  const blocks = planned.map(({ block }) => block);
  await makeStyles(context, blocks);
  let queued = 0;
  for (const [index, sheet] of sheets.entries()) {
    const one = planned[index]!;
    const cells = one.extent.rows * one.extent.columns;
    if (queued > 0 && queued + cells > mostCells) {
      await context.sync();
      queued = 0;
    }
    queued += cells;
    fillSheet(sheet, one, isOwn);
    if (isOwn) own.put(context, sheet.id, one.extent);
  }
  sheets.forEach((sheet, index) => addNames(names, sheet, blocks[index]!, own));
  await context.sync();
}
