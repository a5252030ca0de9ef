import { holds, invalid } from "../../base";
import type { SheetBlock } from "../../sheets";
import { givenContent } from "../blockContents";
import { countFrozen, freezeFormulas, restoreFormulas } from "../freeze";
import { planWrite, refuseOccupied, type PlannedWrite } from "../planWrite";
import type { Address, FreezeReport, HostAbilities, WorkbookPort, WritePreview, WriteTarget } from "../port";
import { deleteDocument, listDocuments, loadDocument, saveDocument } from "./documents";
import { onChange, onSelection, withoutEvents } from "./events";
import { officeFreezeHost } from "./freeze";
import { hasApi, inOneUndoStep, inWorkbook } from "./inWorkbook";
import { addNames, listPlaces } from "./names";
import { OwnSheets } from "./ownSheets";
import { loadState, saveState } from "./paneState";
import { filledCells, findSheet, loadPlace, placeOf, rangeOf, readRange, usedPlace } from "./ranges";
import { reportSheet } from "./reportSheet";
import { noteCells, takeBack, type UndoRecord } from "./undoRecord";
import { writeBlock } from "./writeBlock";

/** The workbook in Excel, through Office.js. One `Excel.run` per operation; call it after Office.onReady. */
export function createOfficePort(): WorkbookPort {
  return new OfficePort();
}

class OfficePort implements WorkbookPort {
  readonly host = "excel";
  private lastWrite: UndoRecord | null = null;
  readonly documents = listDocuments;
  readonly loadDocument = loadDocument;
  readonly saveDocument = saveDocument;
  readonly deleteDocument = deleteDocument;
  readonly loadState = loadState;
  readonly saveState = saveState;
  readonly onSelection = onSelection;
  readonly onChange = onChange;

  get abilities(): HostAbilities {
    return {
      charts: true,
      printSetup: hasApi("ExcelApi", "1.9"),
      namedStyles: true,
      oneUndoStep: hasApi("ExcelApi", "1.20"),
    };
  }

  sheets(): Promise<readonly string[]> {
    return inWorkbook(sheetNames);
  }

  selection(): Promise<Address> {
    return inWorkbook(async (context) => {
      const range = loadPlace(context.workbook.getSelectedRanges().areas.getItemAt(0));
      range.worksheet.load("name");
      await context.sync();
      return { sheet: range.worksheet.name, ...placeOf(range) };
    });
  }

  region(address: Address): Promise<Address> {
    return inWorkbook(async (context) => {
      const sheet = await findSheet(context, address.sheet);
      const range = loadPlace(rangeOf(sheet, { ...address, rows: 1, columns: 1 }).getSurroundingRegion());
      await context.sync();
      const around = placeOf(range);
      return { ...address, ...(holds(around, address) ? around : {}), sheet: sheet.name };
    });
  }

  read(address: Address): ReturnType<WorkbookPort["read"]> {
    return inWorkbook((context) => readRange(context, address));
  }

  usedRange(name: string): Promise<Address | null> {
    return inWorkbook(async (context) => {
      const sheet = await findSheet(context, name);
      const used = await usedPlace(context, sheet);
      return used && { sheet: sheet.name, ...used };
    });
  }

  places(): ReturnType<WorkbookPort["places"]> {
    return inWorkbook(listPlaces);
  }

  previewWrite(block: SheetBlock, target: WriteTarget): Promise<WritePreview> {
    return inWorkbook(async (context) => (await plan(context, block, target, await OwnSheets.load(context))).preview);
  }

  write(block: SheetBlock, target: WriteTarget): Promise<WritePreview> {
    return inOneUndoStep(async (context) => {
      const own = await OwnSheets.load(context);
      const planned = await plan(context, block, target, own);
      refuseOccupied(planned.preview);
      const record = await undoRecord(context, planned, own);
      await withoutEvents(context, () => carryOut(context, planned, own, target.kind === "own"));
      this.lastWrite = record;
      return planned.preview;
    });
  }

  setCells(...[address, contents]: Parameters<WorkbookPort["setCells"]>): Promise<void> {
    const fits = contents.length === address.rows && contents.every((line) => line.length === address.columns);
    return inOneUndoStep(async (context) => {
      if (!fits) invalid(`setCells: ${address.rows} × ${address.columns} cells need contents of the same shape.`);
      const sheet = await findSheet(context, address.sheet);
      const record = await noteCells(context, [address], null);
      await withoutEvents(context, async () => {
        rangeOf(sheet, address).formulas = contents.map((line) => line.map(givenContent));
        await context.sync();
      });
      this.lastWrite = record;
    });
  }

  async undoLastWrite(): Promise<boolean> {
    const record = this.lastWrite;
    if (!record) return false;
    await inWorkbook((context) => withoutEvents(context, () => takeBack(context, record)));
    this.lastWrite = null;
    return true;
  }

  frozenFormulas(): Promise<number> {
    return countFrozen(officeFreezeHost);
  }

  freezeFormulas(): Promise<FreezeReport> {
    this.lastWrite = null;
    return freezeFormulas(officeFreezeHost);
  }

  restoreFormulas(): Promise<FreezeReport> {
    this.lastWrite = null;
    return restoreFormulas(officeFreezeHost);
  }

  select(address: Address): Promise<void> {
    return inWorkbook(async (context) => {
      const sheet = await findSheet(context, address.sheet);
      sheet.activate();
      rangeOf(sheet, address).select();
      await context.sync();
    });
  }
}

async function sheetNames(context: Excel.RequestContext): Promise<readonly string[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  return worksheets.items.map(({ name }) => name);
}

async function plan(
  context: Excel.RequestContext,
  block: SheetBlock,
  target: WriteTarget,
  own: OwnSheets,
): Promise<PlannedWrite> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/id");
  await context.sync();
  const ids = new Map(worksheets.items.map(({ name, id }) => [name, id]));
  return planWrite(block, target, {
    sheets: [...ids.keys()],
    ownExtent: (sheet) => own.extent(ids.get(sheet) ?? ""),
    filled: (address) => filledCells(context, address),
  });
}

async function undoRecord(
  context: Excel.RequestContext,
  { preview, extent }: PlannedWrite,
  own: OwnSheets,
): Promise<UndoRecord> {
  if (preview.isNewSheet) return { kind: "sheet", name: preview.sheet, extent };
  return noteCells(context, preview.ranges, own);
}

async function carryOut(
  context: Excel.RequestContext,
  planned: PlannedWrite,
  own: OwnSheets,
  isOwn: boolean,
): Promise<void> {
  const sheet = isOwn ? await reportSheet(context, planned) : await findSheet(context, planned.preview.sheet);
  await writeBlock(context, sheet, planned, isOwn);
  sheet.load("id");
  await context.sync();
  if (isOwn) own.put(context, sheet.id, planned.extent);
  await addNames(context, sheet, planned.block, own);
  await context.sync();
}
