import { governance, writeLines, type Line } from "./reviewLines";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Where the cells stand that a monthly review reads; null for what the workbook does not have. */
export interface ReviewContents {
  readonly nChannels: number;
  /** Channel, Spend, outcome, header included. */
  readonly actuals: SheetAddress;
  /** Planned spend, a column in the order of the actuals' channels, without header. */
  readonly planned: SheetAddress;
  /** The OPTIMIZE_BUDGET spill with its header: predicted outcomes and ranges. */
  readonly plan: SheetAddress | null;
  /** The Summary table of the period before. */
  readonly before: SheetAddress | null;
  /** Names of the Log and Approvals sheets; "" where there is none. */
  readonly logSheet: string;
  readonly approvalsSheet: string;
  readonly stamp: SheetStamp;
}

const firstRow = 4;
function figures({ actuals, planned, plan, before }: ReviewContents): readonly Line[] {
  const kpi = (name: string, ...rest: readonly string[]): string =>
    `=KPI_VALUE(${[referTo(actuals), `"${name}"`, ...rest].join(",")})`;
  const [amounts, spill] = [referTo(planned), plan && referTo(plan)];
  const lines: readonly (Line | null)[] = [
    ["Budget variance", "share of plan", kpi("budget_variance", amounts), "0.0%"],
    ["Channels within 15% of plan", "share", kpi("allocation_accuracy", amounts), "0%"],
    spill ? ["Forecast accuracy", "1 - MAPE", kpi("forecast_accuracy", spill), "0.0%"] : null,
    spill ? ["Forecast bias", "above 0: promised too much", kpi("forecast_bias", spill), "0.0%"] : null,
    spill ? ["Outcomes inside the range", "share", kpi("range_coverage", spill), "0%"] : null,
    before ? ["Adoption of the plan", "-100% to 100%", kpi("adoption", amounts, referTo(before)), "0%"] : null,
    ["Cost per outcome", "money", kpi("cac"), "#,##0.00"],
    ["Diversification of spend", "0 to 1", kpi("diversification"), "0.00"],
  ];
  return lines.filter((line) => line !== null);
}

function impact({ actuals, before }: ReviewContents): readonly Line[] {
  if (!before) return [];
  const sum = (table: SheetAddress, at: number): string =>
    `SUM(${referTo({ ...table, row: table.row + 1, column: table.column + at, rows: table.rows - 1, columns: 1 })})`;
  return [
    ["Outcome against the period before", "share", `=${sum(actuals, 2)}/${sum(before, 2)}-1`, "0.0%"],
    ["Spend against the period before", "share", `=${sum(actuals, 1)}/${sum(before, 1)}-1`, "0.0%"],
  ];
}

/**
 * The monthly review on one page of live formulas: how well plan and forecast held, what the business got, how far the
 * plan was carried out, what stands open, and every channel's status by TRACK_PLAN. Nothing on it is a typed copy.
 */
export function reviewSheet(contents: ReviewContents): SheetBlock {
  const { nChannels, actuals, planned, stamp } = contents;
  const writer = new SheetWriter("Review", [36, 26, 14, 14, 12, 10, 10, 12, 60], firstRow);
  writer.heading("Monthly review", "How the plan did, from the cells where the figures stand.", "", stamp);
  let row = writeLines(writer, "Accuracy and adoption", figures(contents), firstRow);
  row = writeLines(writer, "Business impact", impact(contents), row);
  row = writeLines(writer, "Approvals, alerts and models", governance(contents), row);
  writer.text(row, 0, "Channels", { style: "Subtitle" });
  const names = referTo({ ...actuals, row: actuals.row + 1, rows: actuals.rows - 1, columns: 2 });
  const room = { row: row + 1, column: 0, rows: nChannels + 2, columns: 9 };
  writer.spill(`=IFNA(TRACK_PLAN(${referTo(planned)},${names},,,,2),"–")`, room);
  writer.format({ ...room, column: 1, columns: 4 }, { format: "#,##0" });
  writer.format({ ...room, column: 5, columns: 1 }, { format: "0.0%" });
  const check = room.row + room.rows + 1;
  writer.text(check, 0, "Every channel has its actual spend");
  writer.text(check, 1, "1 good, 0 not", { style: "Note" });
  const spends = referTo({ ...actuals, row: actuals.row + 1, column: actuals.column + 1, rows: nChannels, columns: 1 });
  writer.formula(check, 2, `=IF(COUNT(${spends})=${nChannels},1,0)`, { style: "Check", format: "0" });
  writer.name("Review_checks", { row: check, column: 2, rows: 1, columns: 1 });
  return writer.finish();
}
