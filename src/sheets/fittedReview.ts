import { governance, writeLines, type Line } from "./reviewLines";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { BlockRange, SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** What the monthly review of a plan made with a fitted model rests on. */
export interface FittedReviewContents {
  /** The text of the model that the plan was made with: it stands in a cell and is that model for every function. */
  readonly model: string;
  /** First day of the last period that this model knows, as a serial. */
  readonly until: number;
  readonly plan: readonly { readonly channel: string; readonly spend: number }[];
  /** Periods of the planning horizon. */
  readonly periods: number;
  readonly outcomeName: string;
  /** Columns of the history, headers included: dates, outcome, and one per channel in the plan's order. */
  readonly dates: SheetAddress;
  readonly outcome: SheetAddress;
  readonly spends: readonly SheetAddress[];
  readonly logSheet: string;
  readonly approvalsSheet: string;
  readonly stamp: SheetStamp;
}

const firstRow = 4;
const [modelRow, untilRow] = [firstRow + 1, firstRow + 2];
/** Rows of new data that the formulas look at below the history as it stands. */
const growth = 200;

/** A column of the history without its header, with room for rows to come. */
const body = (column: SheetAddress): string =>
  referTo({ ...column, row: column.row + 1, rows: column.rows - 1 + growth });

const until = `$C$${untilRow + 1}`;

function sinceFit({ dates }: FittedReviewContents, column: SheetAddress): string {
  return `SUMIFS(${body(column)},${body(dates)},">"&${until})`;
}

/** Accuracy by the table of periods: rows that wait for their figures are blank and do not count. */
function figures(contents: FittedReviewContents, table: BlockRange): readonly Line[] {
  const { outcome, outcomeName, plan, periods, spends } = contents;
  const [first, last] = [table.row + 2, table.row + table.rows];
  const column = (letter: string): string => `${letter}${first}:${letter}${last}`;
  const counted = `COUNT(${column("G")})`;
  const planned = plan.reduce((sum, { spend }) => sum + spend, 0);
  const share = (formula: string): string => `=IF(${counted}=0,"no new period yet",${formula})`;
  const spent = spends.map((one) => sinceFit(contents, one)).join("+");
  return [
    ["Periods since the plan's model", "periods", `=${counted}`, "0"],
    [`${outcomeName} since`, "as counted", `=${sinceFit(contents, outcome)}`, "#,##0"],
    ["Forecast for these periods", "as planned", `=SUM(${column("J")})`, "#,##0"],
    ["Forecast accuracy", "1 - MAPE", share(`1-AVERAGE(${column("H")})`), "0.0%"],
    ["Forecast bias", "above 0: promised too much", share(`SUM(${column("J")})/SUM(${column("G")})-1`), "0.0%"],
    ["Periods inside the 95% range", "share", share(`AVERAGE(${column("I")})`), "0%"],
    ["Budget variance", "share of plan", share(`(${spent})/(${planned}*${counted}/${periods})-1`), "0.0%"],
  ];
}

/** The forecast of the plan as it was made, spilled, and beside it what came: actual, error and inside or not. */
function writePeriods(writer: SheetWriter, contents: FittedReviewContents, room: BlockRange, amounts: string): void {
  const { dates, outcome, periods } = contents;
  writer.spill(`=FORECAST_PLAN($C$${modelRow + 1},${amounts},${periods},0.95)`, { ...room, columns: 6 });
  writer.headers(room.row, 6, ["Actual", "Error", "Inside", "Forecast"], []);
  for (let row = room.row + 1; row < room.row + room.rows; row++) {
    const line = row + 1;
    const count = `COUNTIFS(${body(dates)},A${line},${body(outcome)},">=0")`;
    writer.formula(row, 6, `=IF(${count}=0,"",SUMIFS(${body(outcome)},${body(dates)},A${line}))`, {
      format: "#,##0",
    });
    writer.formula(row, 7, `=IF(G${line}="","",ABS(G${line}-B${line})/ABS(G${line}))`, {
      format: "0.0%",
    });
    writer.formula(row, 8, `=IF(G${line}="","",IF(AND(G${line}>=C${line},G${line}<=D${line}),1,0))`, {
      format: "0",
    });
  }
  for (let line = room.row + 2; line <= room.row + room.rows; line++)
    writer.formula(line - 1, 9, `=IF(G${line}="","",B${line})`, { format: "#,##0" });
  writer.format({ ...room, columns: 1 }, { format: "yyyy-mm-dd" });
  writer.format({ ...room, column: 1, columns: 5 }, { format: "#,##0" });
}

/**
 * The monthly review of a plan made with a fitted model, on one page of live formulas: the forecast as it was made beside
 * what came since, spend by channel, governance, and its check. The amounts are those that were applied (see the Log).
 */
export function fittedReviewSheet(contents: FittedReviewContents): SheetBlock {
  const { plan, periods, stamp, model, spends } = contents;
  const writer = new SheetWriter("Review", [36, 26, 14, 14, 12, 12, 14, 10, 10, 12], firstRow);
  writer.heading("Monthly review", "How the plan did, from the cells where the figures stand.", "", stamp);
  writer.text(firstRow, 0, "The plan", { style: "Subtitle" });
  writer.text(modelRow, 0, "Model it was made with");
  writer.text(modelRow, 2, model, { style: "Input" });
  writer.text(untilRow, 0, "Last period that it knows");
  writer.number(untilRow, 2, contents.until, { style: "Input", format: "yyyy-mm-dd" });
  const checks = untilRow + 2;
  const channelsAt = checks + 26;
  const amounts = `$A$${channelsAt + 3}:$B$${channelsAt + 2 + plan.length}`;
  const room = { row: channelsAt + plan.length + 4, column: 0, rows: periods + 1, columns: 10 };
  const row = writeLines(writer, "Accuracy and adoption", figures(contents, room), checks);
  writeLines(writer, "Approvals, alerts and models", governance(contents), row);
  writer.text(channelsAt, 0, "Channels", { style: "Subtitle" });
  writer.headers(channelsAt + 1, 0, ["Channel", "Planned for the horizon", "Spent since", "Share of plan"], [0]);
  plan.forEach(({ channel, spend }, c) => {
    const at = channelsAt + 2 + c;
    writer.text(at, 0, channel);
    writer.number(at, 1, spend, { format: "#,##0" });
    writer.formula(at, 2, `=${sinceFit(contents, spends[c]!)}`, { format: "#,##0" });
    writer.formula(at, 3, `=IF(B${at + 1}=0,"",C${at + 1}/B${at + 1})`, { format: "0%" });
  });
  writer.text(room.row - 1, 0, "Periods", { style: "Subtitle" });
  writePeriods(writer, contents, room, amounts);
  const check = room.row + room.rows + 1;
  writer.text(check, 0, "The forecast answers");
  writer.text(check, 1, "1 good, 0 not", { style: "Note" });
  writer.formula(check, 2, `=IF(COUNT(B${room.row + 2}:B${room.row + room.rows})=${periods},1,0)`, {
    style: "Check",
    format: "0",
  });
  writer.name("Review_checks", { row: check, column: 2, rows: 1, columns: 1 });
  return writer.finish();
}
