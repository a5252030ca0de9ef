import type { CellValue } from "../../src/base";
import type { Address, RangeReading } from "../../src/workbook";

/** The cell at a place of the sheet, as a reading has it; null where it stands outside of what was read. */
function cellAt({ address, values }: RangeReading, row: number, column: number): CellValue {
  return values[row - address.row]?.[column - address.column] ?? null;
}

const isSame = (a: CellValue, b: CellValue): boolean =>
  typeof a === "object" && typeof b === "object" ? a?.error === b?.error : a === b;

/** True where two readings of a sheet show the same in a range; cells that were not read are blank. */
export function showSameCells(a: RangeReading, b: RangeReading, range: Address): boolean {
  for (let row = range.row; row < range.row + range.rows; row++)
    for (let column = range.column; column < range.column + range.columns; column++)
      if (!isSame(cellAt(a, row, column), cellAt(b, row, column))) return false;
  return true;
}

/** True for a table of headers alone: nothing stands below them yet. */
export function hasOnlyHeaders({ values }: RangeReading): boolean {
  const [header, ...rows] = values;
  const isFilled = (cell: CellValue): boolean => cell !== null && cell !== "";
  return (header ?? []).some(isFilled) && !rows.some((cells) => cells.some(isFilled));
}
