import { isBlank, type CellValue } from "../../base";

/**
 * True for a row that holds nothing: every cell blank, or 0 where another part of the row is 0 or blank too (desktop
 * Excel hands blank cells to a function as 0, so a row of zeros says nothing).
 */
export function isEmptyRow(row: readonly CellValue[]): boolean {
  return row.every((cell) => isBlank(cell) || cell === 0);
}
