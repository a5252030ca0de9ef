import { holds, intersection, type Rectangle } from "../base";

/**
 * The filled rectangle around the top left cell of a selection, as Ctrl+A finds it in Excel: grows while a filled cell
 * touches it, corners included. The selection itself where it reaches beyond that.
 */
export function surroundingRegion(selection: Rectangle, filled: readonly Rectangle[]): Rectangle {
  let region: Rectangle = { row: selection.row, column: selection.column, rows: 1, columns: 1 };
  for (let grown = grow(region, filled); grown !== region; grown = grow(region, filled)) region = grown;
  return holds(region, selection) ? region : selection;
}

function grow(region: Rectangle, filled: readonly Rectangle[]): Rectangle {
  const touched = {
    row: region.row - 1,
    column: region.column - 1,
    rows: region.rows + 2,
    columns: region.columns + 2,
  };
  const next = filled.filter((cell) => intersection(cell, touched) && !holds(region, cell));
  if (next.length === 0) return region;
  const row = Math.min(region.row, ...next.map((cell) => cell.row));
  const column = Math.min(region.column, ...next.map((cell) => cell.column));
  const bottom = Math.max(region.row + region.rows, ...next.map((cell) => cell.row + cell.rows));
  const right = Math.max(region.column + region.columns, ...next.map((cell) => cell.column + cell.columns));
  return { row, column, rows: bottom - row, columns: right - column };
}
