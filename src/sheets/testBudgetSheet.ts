import { cellName, isMissing, rangeName } from "../base";
import type { TestBudgetAnswer } from "../monitoring";
import { numberFormats } from "./numberFormats";
import type { SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Sheet name of a test budget. */
export const testBudgetSheetName = "Test budget";

/**
 * The part of the budget kept for learning, channel by channel with its reasons: amounts and what knowing more is worth
 * as figures, shares, total and the check as live formulas over budget and share.
 */
export function testBudgetSheet(
  answer: TestBudgetAnswer,
  budget: number,
  share: number,
  stamp: SheetStamp,
): SheetBlock {
  const { channels, table, outcomeName } = answer;
  const writer = new SheetWriter(testBudgetSheetName, [24, 14, 10, 18, 18, 14, 18, 60]);
  const line = "Money for tests goes where knowing more is worth most, in tests large enough to tell.";
  writer.heading("Test budget", line, `Money per plan; worth in ${outcomeName}`, stamp);
  writer.text(4, 0, "Budget");
  writer.number(4, 1, budget, { style: "Input", format: numberFormats.money });
  writer.text(5, 0, "Share for tests");
  writer.number(5, 1, share, { style: "Input", format: numberFormats.share });
  writer.text(6, 0, "Money for tests");
  writer.formula(6, 1, "=B5*B6", { format: numberFormats.money });
  const row = 8;
  writer.headers(row, 0, table.header, [0, 7]);
  const formats = [
    "",
    numberFormats.money,
    numberFormats.share,
    "#,##0.0",
    "#,##0.0",
    numberFormats.money,
    "#,##0.0",
    "",
  ];
  const last = row + channels.length + 1;
  table.rows.forEach((cells, r) =>
    cells.forEach((cell, column) => {
      const format = formats[column]!;
      const money = cellName(row + 1 + r, 1);
      const total = cellName(last, 1, true);
      if (column === 2) writer.formula(row + 1 + r, 2, `=IF(${total}>0,${money}/${total},0)`, { format });
      else if (isMissing(cell)) writer.text(row + 1 + r, column, "n/a", { style: "Note" });
      else if (typeof cell === "number") writer.number(row + 1 + r, column, cell, { format });
      else writer.text(row + 1 + r, column, String(cell));
    }),
  );
  writer.text(last, 0, "Total");
  const spent = rangeName({ row: row + 1, column: 1, rows: channels.length, columns: 1 });
  writer.formula(last, 1, `=SUM(${spent})`, { format: numberFormats.money });
  writer.text(last + 2, 0, "Check: within the money for tests");
  writer.formula(last + 2, 1, `=IF(${cellName(last, 1)}<=B7+0.01,1,0)`, { style: "Check", format: "0" });
  writer.name("Test_budget_checks", { row: last + 2, column: 1, rows: 1, columns: 1 });
  return writer.finish();
}
