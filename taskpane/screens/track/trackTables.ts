import { toCellText, type SheetValues } from "../../../src/base";
import type { Address, WorkbookPort } from "../../../src/workbook";

/** Columns of the tables on the sheets that Track writes. */
export const columns = { actuals: 3, approvals: 6, log: 11 } as const;

/** Header row of the tables on the sheets that Track writes. */
const headerRow = 4;

/** A table of ours as it stands now, its header row first; null where its sheet is gone. */
export async function readTable(port: WorkbookPort, sheet: string, columns: number): Promise<SheetValues | null> {
  if (sheet === "" || !(await port.sheets()).includes(sheet)) return null;
  const used = await port.usedRange(sheet);
  const rows = used ? used.row + used.rows - headerRow : 0;
  return rows > 0 ? (await port.read({ sheet, row: headerRow, column: 0, rows, columns })).values : null;
}

type Cell = string | number | null;

/** Adds rows to a table of ours as one write, `row` being counted within the table. Text can never become a formula. */
export async function addRows(
  port: WorkbookPort,
  sheet: string,
  row: number,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const columns = rows[0]?.length ?? 0;
  const address: Address = { sheet, row: headerRow + row, column: 0, rows: rows.length, columns };
  const contents = rows.map((cells) => cells.map((cell) => (typeof cell === "string" ? toCellText(cell) : cell)));
  await port.setCells(address, contents);
}

/** The row after the last one of a table that holds anything. */
export function nextRow(table: SheetValues | null): number {
  const filled = (table ?? []).map((cells) => cells.some((cell) => cell !== null));
  return filled.lastIndexOf(true) + 1;
}

/** The rows of an Actuals table that were filled in; null while none is. */
export function filledActuals(table: SheetValues | null): SheetValues | null {
  const [header, ...rows] = table ?? [];
  const filled = rows.filter(([channel, spend, outcome]) => channel !== null && (spend !== null || outcome !== null));
  return header && filled.length > 0 ? [header, ...filled] : null;
}
