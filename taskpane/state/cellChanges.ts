import { invalid, type SheetValues } from "../../src/base";
import type { Address } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { addressText, cellWithin } from "./source";

/** One cell that an edit in the pane changes in the sheet. */
export interface CellChange {
  readonly place: Address;
  readonly value: string | number | boolean | null;
}

/** A change of a single cell; none where the sheet does not hold that goal. */
export function one(place: Address | null, value: string | number): readonly CellChange[] {
  return place ? [{ place, value }] : [];
}

/** The cells of a table that differ after an edit. Refuses in words where the table's range has no room for them. */
export function changedCells(before: SheetValues | null, after: SheetValues, range: Address): readonly CellChange[] {
  const changes = after.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell === (before?.[row]?.[column] ?? null)) return [];
      return [{ place: cellWithin(range, row, column), value: typeof cell === "object" ? null : cell }];
    }),
  );
  const isOutside = ({ place }: CellChange): boolean =>
    place.row >= range.row + range.rows || place.column >= range.column + range.columns;
  return changes.some(isOutside) ? invalid(announcements.tableFull(addressText(range))) : changes;
}
