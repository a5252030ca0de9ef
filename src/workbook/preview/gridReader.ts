import type { CellPosition, Getters, Model, Zone } from "@odoo/o-spreadsheet";
import { boundingRectangle, intersection, invalid, isBlank, type CellValue, type Rectangle } from "../../base";
import { anchorPrefix } from "../freeze";
import type { Address, NamedPlace, RangeReading } from "../port";
import { excelError } from "./gridValue";

/** The grid's zone of a rectangle. */
export function zoneOf({ row, column, rows, columns }: Rectangle): Zone {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/** The rectangle of a grid's zone. */
export function rectangleOf({ top, left, bottom, right }: Zone): Rectangle {
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** The id of a sheet by its name, case does not count; refuses in words where there is none. */
export function sheetIdOf(getters: Getters, name: string): string {
  const wanted = name.toLowerCase();
  const found = getters.getSheetIds().find((id) => getters.getSheetName(id).toLowerCase() === wanted);
  return found ?? invalid(`There is no sheet "${name}".`);
}

/** The cells of a sheet that hold anything, spilled values included. */
export function filledCells(getters: Getters, sheetId: string): readonly Rectangle[] {
  return getters
    .getEvaluatedCellsPositions(sheetId)
    .filter((position) => !isBlank(valueOf(getters, position)))
    .map(({ row, col }) => ({ row, column: col, rows: 1, columns: 1 }));
}

/** What stands in a range, bounded to the part that is used; one blank cell where nothing is. */
export function readRange(model: Model, address: Address): RangeReading {
  const { getters } = model;
  const sheetId = sheetIdOf(getters, address.sheet);
  const used = boundingRectangle(filledCells(getters, sheetId));
  const part = (used && intersection(used, address)) ?? { ...address, rows: 1, columns: 1 };
  const { row, column, rows, columns } = part;
  const grid = <T>(at: (position: CellPosition) => T): T[][] =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => at({ sheetId, row: row + r, col: column + c })),
    );
  return {
    address: { sheet: getters.getSheetName(sheetId), row, column, rows, columns },
    values: grid((position) => valueOf(getters, position)),
    formulas: grid((position) => formulaOf(getters, position)),
    formats: grid((position) => getters.getEvaluatedCell(position).format ?? "General"),
  };
}

/** A cell's value: numbers (dates as serials), texts, booleans, null for blank, errors by Excel's names. */
export function valueOf(getters: Getters, position: CellPosition): CellValue {
  const { type, value } = getters.getEvaluatedCell(position);
  return type === "error" ? { kind: "error", error: excelError(String(value)) } : value;
}

/** A cell's formula as typed, or "". */
export function formulaOf(getters: Getters, position: CellPosition): string {
  return getters.getCell(position)?.isFormula ? getters.getCellText(position, { showFormula: true }) : "";
}

/** Every defined name but those that freezing holds on by, and every table by the place where it stands. */
export function placesOf(getters: Getters): readonly NamedPlace[] {
  const known = getters.getNamedRanges().filter(({ name }) => !name.startsWith(anchorPrefix));
  const names = known.map(({ name, range }): NamedPlace => {
    return { name, kind: "name", address: { sheet: getters.getSheetName(range.sheetId), ...rectangleOf(range.zone) } };
  });
  const tables = getters.getSheetIds().flatMap((sheetId) =>
    getters.getCoreTables(sheetId).map(({ range }, index): NamedPlace => {
      const sheet = getters.getSheetName(sheetId);
      return { name: `${sheet}, table ${index + 1}`, kind: "table", address: { sheet, ...rectangleOf(range.zone) } };
    }),
  );
  return [...tables, ...names];
}
