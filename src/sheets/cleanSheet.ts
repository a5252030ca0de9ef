import { isMissing, type Finding, type Rectangle, type ResultCell, type Table } from "../base";
import type { SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

export interface CleanSheetContents {
  readonly table: Table;
  /** Zero-based columns of the table that hold dates. */
  readonly dateColumns: readonly number[];
  readonly changes: readonly Finding[];
  /** Zero-based rows of the table that were filled in; they are written in another look. */
  readonly filledRows: readonly number[];
  /** Where the source stands, in words: "Export!A1:J106". */
  readonly source: string;
  readonly stamp: SheetStamp;
}

/** Row of the table's headers: title, line and units stand above, one row is left free. */
const tableRow = 4;

/** Where the clean table stands on its sheet, header included. */
export function cleanTableRange({ header, rows }: Table): Rectangle {
  return { row: tableRow, column: 0, rows: rows.length + 1, columns: header.length };
}

/**
 * The Clean data sheet: the cleaned copy as plain values, ready to model, and beside it the list of everything that
 * differs from the source. A cell that has no value stays blank, a row that was filled in is written as a note. Name:
 * Clean_data.
 */
export function cleanSheet(contents: CleanSheetContents): SheetBlock {
  const { table, changes, source, stamp } = contents;
  const list = table.header.length + 1;
  const writer = new SheetWriter("Clean data", [...table.header.map(() => 14), 3, 70, 40], tableRow + 1);
  writer.heading(
    "Clean data",
    `A cleaned copy of ${source}. The source is unchanged.`,
    "Units as in the source",
    stamp,
  );
  writer.headers(tableRow, 0, table.header);
  table.rows.forEach((cells, row) => cells.forEach((cell, column) => writeCell(writer, row, column, cell, contents)));
  writer.name("Clean_data", cleanTableRange(table));
  writer.headers(tableRow, list, ["What was changed", "What to do"]);
  const lines = changes.length > 0 ? changes : [{ found: "Nothing had to be changed", fix: "Nothing to do" }];
  lines.forEach(({ found, fix }, index) => {
    writer.text(tableRow + 1 + index, list, found);
    writer.text(tableRow + 1 + index, list + 1, fix);
  });
  return writer.finish();
}

function writeCell(
  writer: SheetWriter,
  row: number,
  column: number,
  cell: ResultCell,
  { dateColumns, filledRows }: CleanSheetContents,
): void {
  if (isMissing(cell) || cell === "") return;
  const format = typeof cell === "number" && dateColumns.includes(column) ? "yyyy-mm-dd" : undefined;
  const style = filledRows.includes(row) ? ("Note" as const) : undefined;
  writer.value(tableRow + 1 + row, column, cell, { format, style });
}
