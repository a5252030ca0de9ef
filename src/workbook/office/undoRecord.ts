import { holds, type Rectangle } from "../../base";
import type { PlannedWrite } from "../planWrite";
import type { Address } from "../port";
import { addressFrom, findSheet, rangeOf, usedPlace } from "./ranges";
import { OwnSheets } from "./ownSheets";
import { removeCharts } from "./reportSheet";
import { dressSheet } from "./writeBlock";

/** What stood in one range before a write: formulas and values as Excel takes them back, and number formats. */
interface Stood {
  readonly address: Address;
  readonly formulas: unknown[][];
  readonly formats: unknown[][];
}

/** One undoable write of this session: ranges to put back, or a new sheet to take away. */
export type UndoRecord =
  | { readonly kind: "cells"; readonly stood: readonly Stood[]; readonly own: OwnMark | null; readonly looks: Looks }
  | { readonly kind: "sheet"; readonly name: string; readonly extent: Rectangle };

/** What we had written on a sheet of ours before, in this session: its styles and charts come back by it. */
type Looks = PlannedWrite | null;

interface OwnMark {
  readonly id: string;
  readonly extent: Rectangle;
}

/** Notes what stands in the ranges. What a formula spilled is left out: it comes back with the formula. */
export async function noteCells(
  context: Excel.RequestContext,
  addresses: readonly Address[],
  own: OwnSheets | null,
  looks: Looks = null,
): Promise<UndoRecord> {
  const stood: Stood[] = [];
  let mark: OwnMark | null = null;
  for (const address of addresses) {
    const sheet = await findSheet(context, address.sheet);
    const extent = own?.extent(sheet.id) ?? null;
    if (extent) mark = { id: sheet.id, extent };
    stood.push(await noteRange(context, sheet, address));
  }
  return { kind: "cells", stood, own: mark, looks };
}

async function noteRange(context: Excel.RequestContext, sheet: Excel.Worksheet, address: Address): Promise<Stood> {
  const range = rangeOf(sheet, address);
  range.load("formulas,values,numberFormat");
  await context.sync();
  const { formulas, values, numberFormat: formats } = range;
  const anchors = formulas.flatMap((line, r) =>
    line.flatMap((text: unknown, c) => (typeof text === "string" && text.startsWith("=") ? [[r, c] as const] : [])),
  );
  const spills = anchors.map(([r, c]) => {
    const spill = range.getCell(r, c).getSpillingToRangeOrNullObject();
    spill.load("address");
    return { r, c, spill };
  });
  await context.sync();
  const kept = formulas.map((line, r) => line.map((text: unknown, c) => givenBack(text, values[r]?.[c])));
  for (const { r, c, spill } of spills) {
    const spilled = spill.isNullObject ? null : addressFrom(spill.address, address.sheet);
    if (spilled) clearSpilled(kept, spilled, address, [r, c]);
  }
  return { address, formulas: kept, formats };
}

/** A content that gives the same cell again: text gets its apostrophe back. */
function givenBack(text: unknown, value: unknown): unknown {
  const isFormula = typeof text === "string" && text.startsWith("=") && text !== value;
  return typeof text === "string" && text !== "" && !isFormula ? `'${text}` : text;
}

function clearSpilled(kept: unknown[][], spilled: Address, address: Address, anchor: readonly [number, number]): void {
  kept.forEach((line, r) =>
    line.forEach((_, c) => {
      const cell = { row: address.row + r, column: address.column + c, rows: 1, columns: 1 };
      const isAnchor = r === anchor[0] && c === anchor[1];
      if (!isAnchor && holds(spilled, cell)) line[c] = "";
    }),
  );
}

/** Puts back what records noted, the last one first. A sheet that we made goes only while nothing of the user's is on it. */
export async function takeBack(context: Excel.RequestContext, records: readonly UndoRecord[]): Promise<void> {
  const own = await OwnSheets.load(context);
  for (const record of [...records].reverse())
    await (record.kind === "sheet" ? takeSheetBack(context, own, record) : takeCellsBack(context, own, record));
  await context.sync();
}

async function takeCellsBack(
  context: Excel.RequestContext,
  own: OwnSheets,
  { stood, own: mark, looks }: Extract<UndoRecord, { kind: "cells" }>,
): Promise<void> {
  if (looks) await dressAgain(context, looks, stood);
  for (const { address, formulas, formats } of stood) {
    const range = rangeOf(await findSheet(context, address.sheet), address);
    range.numberFormat = formats;
    range.formulas = formulas;
  }
  if (mark) own.put(context, mark.id, mark.extent);
}

/** The sheet as it looked after the write before: our styles and charts, whatever the write now taken back put there. */
async function dressAgain(context: Excel.RequestContext, looks: PlannedWrite, stood: readonly Stood[]): Promise<void> {
  const sheet = await findSheet(context, looks.preview.sheet);
  await removeCharts(context, sheet);
  for (const { address } of stood) rangeOf(sheet, address).clear();
  dressSheet(sheet, looks, true);
}

/** A write that failed may not have come to making its sheet. */
async function takeSheetBack(
  context: Excel.RequestContext,
  own: OwnSheets,
  { name, extent }: Extract<UndoRecord, { kind: "sheet" }>,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) return;
  const used = await usedPlace(context, sheet);
  if (used && !holds(extent, used)) {
    rangeOf(sheet, extent).clear();
  } else {
    own.put(context, sheet.id, null);
    sheet.delete();
  }
}
