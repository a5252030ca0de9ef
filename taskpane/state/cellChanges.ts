import {
  boundingRectangle,
  invalid,
  toCellText,
  type CellValue,
  type Rectangle,
  type SheetValues,
} from "../../src/base";
import type { Address } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { addressText } from "./source";

type CellContent = string | number | boolean | null;

/** Cells that an edit in the pane changes in the sheet: a rectangle and what goes into it. */
export interface CellChange {
  readonly place: Address;
  readonly contents: readonly (readonly CellContent[])[];
}

/** A change of a single cell; none where the sheet does not hold that goal. */
export function one(place: Address | null, value: string | number): readonly CellChange[] {
  return place ? [{ place, contents: [[value]] }] : [];
}

/**
 * The cells of a table that differ after an edit: in one piece where nothing else stands between them, so that clearing a
 * row or setting a column is a single undo step. Refuses in words where the table's range has no room for them.
 */
export function changedCells(before: SheetValues | null, after: SheetValues, range: Address): readonly CellChange[] {
  const changed = after.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell === (before?.[row]?.[column] ?? null) ? [] : [{ row, column }])),
  );
  const around = boundingRectangle(changed.map((cell) => ({ ...cell, rows: 1, columns: 1 })));
  const inside = around ? cellsOf(around) : [];
  const isBlank = ({ row, column }: Cell): boolean =>
    (before?.[row]?.[column] ?? null) === null && (after[row]?.[column] ?? null) === null;
  const isFree = inside.every(
    (cell) => isBlank(cell) || changed.some((one) => one.row === cell.row && one.column === cell.column),
  );
  const pieces = around && isFree ? [around] : changed.map((cell) => ({ ...cell, rows: 1, columns: 1 }));
  const changes = pieces.map((piece) => ({
    place: { ...piece, sheet: range.sheet, row: range.row + piece.row, column: range.column + piece.column },
    contents: Array.from({ length: piece.rows }, (_, row) =>
      Array.from({ length: piece.columns }, (__, column) => content(after[piece.row + row]?.[piece.column + column])),
    ),
  }));
  const isOutside = ({ place }: CellChange): boolean =>
    place.row + place.rows > range.row + range.rows || place.column >= range.column + range.columns;
  return changes.some(isOutside) ? invalid(announcements.tableFull(addressText(range))) : changes;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

function cellsOf({ row, column, rows, columns }: Rectangle): readonly Cell[] {
  return Array.from({ length: rows * columns }, (_, at) => ({
    row: row + Math.floor(at / columns),
    column: column + (at % columns),
  }));
}

/** A cell as it is written: text of the user can never become a formula. */
function content(cell: CellValue | undefined): CellContent {
  if (typeof cell === "string") return toCellText(cell);
  return typeof cell === "object" || cell === undefined ? null : cell;
}
