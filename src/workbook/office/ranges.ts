import { intersection, invalid, isBlank, parseSheetReference, type CellValue, type Rectangle } from "../../base";
import type { Address, RangeReading } from "../port";

/** A sheet by name, loaded; words where there is none. */
export async function findSheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("name,id");
  await context.sync();
  return sheet.isNullObject ? invalid(`There is no sheet "${name}".`) : sheet;
}

export function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

const place = "rowIndex,columnIndex,rowCount,columnCount";

/** Asks for a range's place; readable after the next sync with `placeOf`. */
export function loadPlace(range: Excel.Range): Excel.Range {
  range.load(place);
  return range;
}

export function placeOf(range: Excel.Range): Rectangle {
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

/** The rectangle of a sheet that holds values or formulas; null for an empty sheet. */
export async function usedPlace(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Rectangle | null> {
  const used = loadPlace(sheet.getUsedRangeOrNullObject(true));
  await context.sync();
  return used.isNullObject ? null : placeOf(used);
}

/** Reads what stands in a range, bounded to what the sheet uses. */
export async function readRange(context: Excel.RequestContext, address: Address): Promise<RangeReading> {
  const sheet = await findSheet(context, address.sheet);
  const used = await usedPlace(context, sheet);
  const part = (used && intersection(used, address)) ?? { ...address, rows: 1, columns: 1 };
  const range = rangeOf(sheet, part);
  range.load("values,formulas,numberFormat,valueTypes");
  await context.sync();
  const { row, column, rows, columns } = part;
  return {
    address: { sheet: sheet.name, row, column, rows, columns },
    ...readingOf(range),
    formats: range.numberFormat.map((line) => line.map(String)),
  };
}

/** Values and formulas of a range whose values, formulas and valueTypes are loaded. */
export function readingOf(range: Excel.Range): Pick<RangeReading, "values" | "formulas"> {
  return {
    values: range.values.map((line, r) => line.map((value, c) => cellValue(value, range.valueTypes[r]?.[c]))),
    formulas: range.formulas.map((line, r) => line.map((text, c) => formulaText(text, range.values[r]?.[c]))),
  };
}

function cellValue(value: unknown, type: string | undefined): CellValue {
  if (type === "Error") return { kind: "error", error: String(value) };
  if (type === "Empty" || value === "" || value === null) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** A cell of text that starts with "=" reads the same as formula and as value: that one is no formula. */
function formulaText(text: unknown, value: unknown): string {
  return typeof text === "string" && text.startsWith("=") && text !== value ? text : "";
}

/** The cells of a range that hold anything, one rectangle each. */
export async function filledCells(context: Excel.RequestContext, address: Address): Promise<readonly Address[]> {
  const { values, formulas, address: read } = await readRange(context, address);
  return values.flatMap((line, r) =>
    line.flatMap((value, c) => {
      const isFilled = !isBlank(value) || formulas[r]?.[c] !== "";
      return isFilled ? [{ ...read, row: read.row + r, column: read.column + c, rows: 1, columns: 1 }] : [];
    }),
  );
}

/** The address in an event or a name ("Sheet1!A1:B2", "A1:B2"), its first area; null where it is none of a range. */
export function addressFrom(text: string, sheet: string): Address | null {
  const first = /^(?:=?'(?:[^']|'')+'!)?[^,]*/.exec(text)?.[0] ?? "";
  const parsed = parseSheetReference(first);
  return parsed && { sheet: parsed.sheet ?? sheet, ...parsed.range };
}
