import type { SheetValues } from "../base";
import type { SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

const tableRow = 4;

/** The Sample history sheet: a wide table with dates in its first column. Name: Sample_history. */
export function historySheet(table: SheetValues, stamp: SheetStamp): SheetBlock {
  const headers = (table[0] ?? []).map(String);
  const writer = new SheetWriter("Sample history", [12, ...headers.slice(1).map(() => 14)], tableRow + 1);
  writer.heading(
    "Sample history",
    "Two years of weekly media and revenue, made by a simulator: no company's numbers.",
    "Money in whole units; Promotion is 1 in weeks with one",
    stamp,
  );
  writer.headers(tableRow, 0, headers);
  table
    .slice(1)
    .forEach((cells, row) =>
      cells.forEach((cell, column) =>
        writer.value(tableRow + 1 + row, column, cell, { format: column === 0 ? "yyyy-mm-dd" : "#,##0" }),
      ),
    );
  writer.name("Sample_history", { row: tableRow, column: 0, rows: table.length, columns: headers.length });
  return writer.finish();
}
