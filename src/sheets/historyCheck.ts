import type { SheetCheck } from "./checkRows";
import type { ModelSheetPlaces } from "./modelContents";
import { referTo, type SheetAddress } from "./sheetAddress";

/** Rows below the history that are looked at for new periods. */
const growth = 200;

/** A column's cells without its header, with room for rows to come. */
const body = (column: SheetAddress, more = 0): string =>
  referTo({ ...column, row: column.row + 1, rows: column.rows - 1 + more });

/**
 * 1 while a fitted model knows the history as it stands: as many dated rows (also below the range), and the check sums of
 * MODEL_INFO worked out again from the cells. A row that is added or a figure that is changed after the fit makes it 0.
 * Dates typed as text have no number to weigh with: for those only the model's own ranges can tell, and it stays 1.
 */
export function historyCheck(model: string, { dates, outcome, spend }: ModelSheetPlaces): SheetCheck {
  const item = (name: string): string => `MODEL_INFO(${model},"${name}")`;
  const weighted = (column: SheetAddress): string => `SUMPRODUCT(${body(dates)},${body(column)})`;
  const ties = (name: string, sum: string): string => `ABS(${item(name)}-(${sum}))<=1E-11*ABS(${item(name)})`;
  const columns = spend.flatMap((range) =>
    Array.from({ length: range.columns }, (_, at) => ({ ...range, column: range.column + at, columns: 1 })),
  );
  const spends = columns.map((column, c) => `${c + 1}*${weighted(column)}`).join("+");
  const rows = `COUNTIF(${body(dates, growth)},">="&MIN(${body(dates)}))=${item("Periods")}`;
  const all = [rows, ties("Outcome check sum", weighted(outcome)), ties("Spend check sum", spends)];
  return ["Model is of the present history", `IF(OR(COUNT(${body(dates)})=0,AND(${all.join(",")})),1,0)`];
}
