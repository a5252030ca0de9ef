import { blockContents } from "../blockContents";
import type { PlannedWrite } from "../planWrite";
import type { SheetBlock } from "../../sheets";
import type { Rectangle } from "../../base";
import { addChart } from "./charts";
import { hasApi } from "./inWorkbook";
import { rangeOf } from "./ranges";
import { applyStyles } from "./styles";

/** Queues all of a block for its sheet: contents and formats in one assignment each, and what it looks like. */
export function fillSheet(sheet: Excel.Worksheet, planned: PlannedWrite, isOwn: boolean): void {
  dressSheet(sheet, planned, isOwn);
  const { block, extent } = planned;
  const range = rangeOf(sheet, extent);
  range.numberFormat = numberFormats(block, extent);
  range.formulas = blockContents(block, extent);
}

/** Queues what a block looks like: styles, widths and page, charts. */
export function dressSheet(sheet: Excel.Worksheet, { block, extent }: PlannedWrite, isOwn: boolean): void {
  applyStyles(sheet, block);
  if (isOwn) layOut(sheet, block, extent);
  block.charts.forEach((chart, index) => addChart(sheet, chart, index + 1));
}

/** Number formats of the rectangle, null where the cell keeps its own. */
function numberFormats(block: SheetBlock, extent: Rectangle): (string | null)[][] {
  const grid = Array.from({ length: extent.rows }, () => new Array<string | null>(extent.columns).fill(null));
  const put = (row: number, column: number, format: string): void => {
    const line = grid[row - extent.row];
    if (line) line[column - extent.column] = format;
  };
  for (const { range, format } of block.formats) {
    if (!format) continue;
    for (let row = range.row; row < range.row + range.rows; row++)
      for (let column = range.column; column < range.column + range.columns; column++) put(row, column, format);
  }
  for (const { row, column, format } of block.cells) if (format) put(row, column, format);
  return grid;
}

/** Column widths, frozen rows and the print page (one page wide): only on a sheet of our own. */
function layOut(sheet: Excel.Worksheet, block: SheetBlock, extent: Rectangle): void {
  block.columnWidths.forEach((characters, column) => {
    rangeOf(sheet, { row: 0, column, rows: 1, columns: 1 }).format.columnWidth = points(characters);
  });
  if (block.frozenRows > 0) sheet.freezePanes.freezeRows(block.frozenRows);
  if (!hasApi("ExcelApi", "1.9")) return;
  sheet.pageLayout.orientation = block.landscape ? "Landscape" : "Portrait";
  sheet.pageLayout.zoom = { horizontalFitToPages: 1, ...(block.print?.isOnePage && { verticalFitToPages: 1 }) };
  sheet.pageLayout.setPrintArea(rangeOf(sheet, block.print?.range ?? extent));
}

/** A width in characters of the default font as points: 7 pixels a character and 5 of padding, 0.75 points a pixel. */
function points(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}
