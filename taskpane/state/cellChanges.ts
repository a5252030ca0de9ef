import { invalid, toCellText, type SheetValues } from "../../src/base";
import type { Address } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { addressText, cellWithin } from "./source";

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
 * The cells of a table that differ after an edit, those below each other in one piece, so that an edit of a whole column
 * is a single undo step. Refuses in words where the table's range has no room for them.
 */
export function changedCells(before: SheetValues | null, after: SheetValues, range: Address): readonly CellChange[] {
  const changes: CellChange[] = [];
  for (let column = 0; column < (after[0]?.length ?? 0); column++)
    after.forEach((cells, row) => {
      const cell = cells[column] ?? null;
      if (cell === (before?.[row]?.[column] ?? null)) return;
      const content = typeof cell === "object" ? null : typeof cell === "string" ? toCellText(cell) : cell;
      join(changes, cellWithin(range, row, column), content);
    });
  const isOutside = ({ place }: CellChange): boolean =>
    place.row + place.rows > range.row + range.rows || place.column >= range.column + range.columns;
  return changes.some(isOutside) ? invalid(announcements.tableFull(addressText(range))) : changes;
}

/** Adds a cell to the piece right above it, or as a piece of its own. */
function join(changes: CellChange[], place: Address, content: CellContent): void {
  const last = changes.at(-1);
  const isBelow = last && last.place.column === place.column && last.place.row + last.place.rows === place.row;
  if (!isBelow) return void changes.push({ place, contents: [[content]] });
  changes[changes.length - 1] = {
    place: { ...last.place, rows: last.place.rows + 1 },
    contents: [...last.contents, [content]],
  };
}
