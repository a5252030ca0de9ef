import type { SheetCheck } from "./checkRows";
import type { ModelSheetPlaces } from "./modelContents";
import { referTo, type SheetAddress } from "./sheetAddress";

/** Rows below the history that are looked at for new periods. */
const growth = 200;

/** A column's cells without its header, with room for rows to come. */
const body = (column: SheetAddress, more = 0): string =>
  referTo({ ...column, row: column.row + 1, rows: column.rows - 1 + more });

/** Text such as 2025-03-31, which every Excel reads as that day. */
const isoPattern = '"????-??-??*"';

/**
 * 1 while a fitted model knows the history as it stands: as many dated rows (also below the range), and the check sums of
 * MODEL_INFO worked out again from the cells. A row that is added or a figure that is changed after the fit makes it 0.
 * What the sheet itself cannot read as numbers (dates as text in another form than 2025-03-31; figures or controls that
 * are words) it cannot weigh: there it stays 1, and only the model's own ranges can tell.
 */
export function historyCheck(model: string, { dates, outcome, spend, controls }: ModelSheetPlaces): SheetCheck {
  const days = body(dates);
  const item = (name: string): string => `MODEL_INFO(${model},"${name}")`;
  const weighted = (column: SheetAddress): string => `SUMPRODUCT(INT(--${days}),${body(column)})`;
  const ties = (name: string, sum: string, ranges: readonly SheetAddress[], least = "1E-11*"): string => {
    const words = ranges.map((range) => `COUNTA(${body(range)})>COUNT(${body(range)})`).join(",");
    return `OR(${words},ABS(${item(name)}-(${sum}))<=${least}ABS(${item(name)}))`;
  };
  const spends = columnsOf(spend).map((column, c) => `${c + 1}*${weighted(column)}`);
  const isStill = (cells: string): string => `AND(COUNT(${cells})=ROWS(${cells}),MAX(${cells})=MIN(${cells}))`;
  const others = columnsOf(controls).map((column, k) => `IF(${isStill(body(column))},0,${k + 1}*${weighted(column)})`);
  const all = [
    `${datedRows(dates)}=${item("Periods")}`,
    ties("Outcome check sum", weighted(outcome), [outcome]),
    ties("Spend check sum", spends.join("+"), spend),
    // controls of either sign may add up to nearly 0, of which a share says nothing
    ...(others.length > 0 ? [ties("Control check sum", others.join("+"), controls, "1E-9+1E-9*")] : []),
  ];
  const isForeign = `COUNTA(${days})>COUNT(${days})+COUNTIF(${days},${isoPattern})`;
  return ["Model is of the present history", `IF(${isForeign},1,IF(AND(${all.join(",")}),1,0))`];
}

/** Rows with a date, as a number or as text, also below the history. */
function datedRows(dates: SheetAddress): string {
  const cells = body(dates, growth);
  return `COUNTIF(${cells},">="&MIN(${body(dates)}))+COUNTIF(${cells},${isoPattern})`;
}

/** Every column of several ranges by itself, in order. */
function columnsOf(ranges: readonly SheetAddress[]): SheetAddress[] {
  return ranges.flatMap((range) =>
    Array.from({ length: range.columns }, (_, at) => ({ ...range, column: range.column + at, columns: 1 })),
  );
}
