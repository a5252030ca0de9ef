import { holds, invalid } from "../../base";
import type { SheetBlock } from "../../sheets";
import { givenContent } from "../blockContents";
import { countFrozen, freezeFormulas, restoreFormulas } from "../freeze";
import { planSheets, planWrite, refuseOccupied, type PlannedWrite, type WorkbookFacts } from "../planWrite";
import type { Address, FreezeReport, HostAbilities, WorkbookPort, WritePreview, WriteTarget } from "../port";
import { deleteDocument, listDocuments, loadDocument, saveDocument } from "./documents";
import { onChange, onSelection, withoutEvents } from "./events";
import { officeFreezeHost } from "./freeze";
import { hasApi, inOneUndoStep, inWorkbook } from "./inWorkbook";
import { listPlaces } from "./names";
import { OwnSheets } from "./ownSheets";
import { loadState, saveState } from "./paneState";
import { findSheet, loadPlace, placeOf, rangeOf, readRange, usedPlace } from "./ranges";
import { noteCells, takeBack, type UndoRecord } from "./undoRecord";
import { carryOut, workbookFacts } from "./writeSheets";

/** The workbook in Excel, through Office.js. One `Excel.run` per operation; call it after Office.onReady. */
export function createOfficePort(): WorkbookPort {
  return new OfficePort();
}

class OfficePort implements WorkbookPort {
  readonly host = "excel";
  private lastWrite: readonly UndoRecord[] | null = null;
  private readonly written = new Map<string, PlannedWrite>();
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
    return inWorkbook(async (context) => {
      const facts = await workbookFacts(context, await OwnSheets.load(context));
      return (await planWrite(block, target, facts)).preview;
    });
  }

  previewSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]> {
    return inWorkbook(async (context) => {
      const planned = await planSheets(blocks, await workbookFacts(context, await OwnSheets.load(context)));
      return planned.map(({ preview }) => preview);
    });
  }

  async write(block: SheetBlock, target: WriteTarget): Promise<WritePreview> {
    const planned = await this.put(target.kind === "own", async (facts) => [await planWrite(block, target, facts)]);
    return planned[0]!.preview;
  }

  async writeSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]> {
    const planned = await this.put(true, (facts) => planSheets(blocks, facts));
    return planned.map(({ preview }) => preview);
  }

  /** Plans writes and carries them out as one undo step, all or none. */
  private put(
    isOwn: boolean,
    plan: (facts: WorkbookFacts) => Promise<readonly PlannedWrite[]>,
  ): Promise<readonly PlannedWrite[]> {
    return inOneUndoStep(async (context) => {
      const own = await OwnSheets.load(context);
      const planned = await plan(await workbookFacts(context, own));
      for (const { preview } of planned) refuseOccupied(preview);
      this.lastWrite = await carryOut(context, planned, { own, written: this.written, isOwn });
      return planned;
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
      this.lastWrite = [record];
    });
  }

  async undoLastWrite(): Promise<boolean> {
    const records = this.lastWrite;
    if (!records) return false;
    await inWorkbook((context) => withoutEvents(context, () => takeBack(context, records)));
    for (const record of records) {
      if (record.kind === "cells" && record.looks) this.written.set(record.looks.preview.sheet, record.looks);
    }
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
