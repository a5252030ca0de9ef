import type { Rectangle, SheetValues } from "../../base";
import type { CellPatch, FormulaPlace, FreezeHost, FoundFormula, StandingCells } from "../freeze";
import { follow, followed, keepFollowing, sheetNames } from "./anchors";
import { withoutEvents } from "./events";
import { inOneUndoStep, inWorkbook } from "./inWorkbook";
import { loadState, saveState } from "./paneState";
import { addressFrom, rangeOf, readingOf, readRange } from "./ranges";

/** The workbook in Excel as freezing sees it; formulas are kept in the workbook's settings. */
export const officeFreezeHost: FreezeHost = {
  formulas: (isWanted) => inWorkbook((context) => allFormulas(context, isWanted)),
  sheets: () => inWorkbook(sheetNames),
  standing: (places) => inWorkbook((context) => standingCells(context, places)),
  put: (patches) => inOneUndoStep((context) => withoutEvents(context, () => putPatches(context, patches))),
  follow: (places) => inWorkbook((context) => follow(context, places)),
  followed: () => inWorkbook(followed),
  keepFollowing: (names) => inWorkbook((context) => keepFollowing(context, names)),
  load: () => loadState("frozen"),
  save: (json) => saveState("frozen", json),
};

async function allFormulas(
  context: Excel.RequestContext,
  isWanted: (formula: string) => boolean,
): Promise<readonly FoundFormula[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/id");
  await context.sync();
  const found: FoundFormula[] = [];
  for (const sheet of worksheets.items) found.push(...(await formulasOn(context, sheet, isWanted)));
  return found;
}

async function formulasOn(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  isWanted: (formula: string) => boolean,
): Promise<readonly FoundFormula[]> {
  const everywhere = { sheet: sheet.name, row: 0, column: 0, rows: 1048576, columns: 16384 };
  const { address, values, formulas } = await readRange(context, everywhere);
  const wanted = formulas.flatMap((line, r) =>
    line.flatMap((formula, c) => {
      if (formula === "" || !isWanted(formula)) return [];
      const [row, column] = [address.row + r, address.column + c];
      const spill = rangeOf(sheet, { row, column, rows: 1, columns: 1 }).getSpillingToRangeOrNullObject();
      spill.load("address");
      return [{ row, column, formula, spill }];
    }),
  );
  await context.sync();
  return wanted.map(({ row, column, formula, spill }) => {
    const spilled = spill.isNullObject ? null : addressFrom(spill.address, sheet.name);
    const place = { row, column, rows: spilled?.rows ?? 1, columns: spilled?.columns ?? 1 };
    return { sheetId: sheet.id, ...place, formula, values: part(values, address, place) };
  });
}

/** The values of a rectangle, out of those of a larger one. */
function part(values: SheetValues, from: Rectangle, { row, column, rows, columns }: Rectangle): SheetValues {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => values[row - from.row + r]?.[column - from.column + c] ?? null),
  );
}

async function standingCells(
  context: Excel.RequestContext,
  places: readonly FormulaPlace[],
): Promise<readonly StandingCells[]> {
  const ranges = places.map((place) => {
    const range = rangeOf(context.workbook.worksheets.getItem(place.sheetId), place);
    range.load("values,formulas,valueTypes");
    return range;
  });
  await context.sync();
  return ranges.map((range) => {
    const { values, formulas } = readingOf(range);
    return { values, formula: formulas[0]?.[0] ?? "" };
  });
}

async function putPatches(context: Excel.RequestContext, patches: readonly CellPatch[]): Promise<void> {
  for (const patch of patches) {
    const sheet = context.workbook.worksheets.getItem(patch.sheetId);
    rangeOf(sheet, patch).formulas = patch.contents.map((line) => [...line]);
  }
  await context.sync();
}
