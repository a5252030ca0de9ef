import { cellName } from "../base";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

export interface CurvesSheetContents {
  /** The cell with the model's key. */
  readonly model: SheetAddress;
  /** The cells with the channels' names, one column in order. */
  readonly channels: SheetAddress;
  /** Name of the outcome, for the axis. */
  readonly outcomeName: string;
  readonly stamp: SheetStamp;
}

const steps = 20;
const tableColumns = 6;
const chartRow = 5;
const chartRows = 15;
const tableRow = chartRow + chartRows + 1;
/** A sheet of more curves than this is too wide to read. */
const mostCurves = 30;

/**
 * The Curves sheet: per channel a live CHANNEL_CURVE table (spend, mean, low, high, marginal, seen) with its chart above,
 * side by side with a blank column between.
 */
export function curvesSheet({ model, channels, outcomeName, stamp }: CurvesSheetContents): SheetBlock {
  const count = Math.min(channels.rows, mostCurves);
  const widths = Array.from({ length: count }, () => [14, 12, 12, 12, 12, 8, 3]).flat();
  const writer = new SheetWriter("Curves", widths);
  const left = channels.rows - count;
  writer.heading(
    "Curves",
    "What each channel brings at other spends, with its range; where Seen is FALSE it is extrapolation.",
    ["Money and outcomes per period", left > 0 ? `first ${count} channels, ${left} more are not drawn` : ""]
      .filter((text) => text !== "")
      .join(" · "),
    stamp,
  );
  for (let channel = 0; channel < count; channel++) {
    const name = referTo({ ...channels, row: channels.row + channel, rows: 1, columns: 1 });
    writeCurve(writer, channel * (tableColumns + 1), name, referTo(model), outcomeName);
  }
  return writer.finish();
}

function writeCurve(writer: SheetWriter, column: number, name: string, model: string, outcomeName: string): void {
  const room = { row: tableRow, column, rows: steps + 2, columns: tableColumns };
  writer.formula(chartRow - 1, column, `=${name}`, { style: "Subtitle" });
  writer.spill(`=CHANNEL_CURVE(${model},${cellName(chartRow - 1, column, true)},,,${steps},,1)`, room, true, [5]);
  const body = { ...room, row: tableRow + 1, rows: room.rows - 1 };
  writer.format({ ...body, columns: 4 }, { format: "#,##0" });
  writer.format({ ...body, column: column + 4, columns: 1 }, { format: "0.00000" });
  writer.chart({
    kind: "line",
    title: `${outcomeName} by spend`,
    source: { ...room, columns: 4 },
    seriesNames: ["Mean", "Low 5%", "High 95%"],
    place: { row: chartRow, column, rows: chartRows, columns: tableColumns },
    xTitle: "Spend",
    yTitle: outcomeName,
  });
}
