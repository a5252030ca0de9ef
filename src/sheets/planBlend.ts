import { cellName, rangeName, type Rectangle } from "../base";
import { numberFormats } from "./numberFormats";
import type { PlanSheetContents } from "./planContents";
import { simulated, type PlanLayout } from "./planLayout";
import type { SheetWriter } from "./sheetWriter";

const column = (block: Rectangle, at: number, rows: number): Rectangle => ({
  ...{ row: block.row + 1, column: block.column + at, rows, columns: 1 },
});

/** The cells of the blended amounts; null where the sheet holds the recommended plan alone. */
export function blendedAmounts({ blend, nChannels }: PlanLayout): Rectangle | null {
  return blend && column(blend, 2, nChannels);
}

/**
 * The blended plan as live formulas: start + share × (plan − start) by channel, the share in blue above, and below it
 * SIMULATE_PLAN of the blended amounts. A start other than the current spends, and amounts off the straight line, are
 * typed values in blue.
 */
export function writeBlend(
  writer: SheetWriter,
  { values }: PlanSheetContents,
  layout: PlanLayout,
  model: string,
): void {
  const { blend: block, plan, nChannels } = layout;
  const { blend } = values;
  if (!block || !blend) return;
  const shareCell = { row: block.row - 1, column: 2, rows: 1, columns: 1 };
  writer.text(block.row - 1, 0, "Blended plan", { style: "Subtitle" });
  writer.text(block.row - 1, 1, "share of the way", { style: "Note" });
  writer.number(block.row - 1, 2, blend.share, { style: "Input", format: "0%" });
  writer.headers(block.row, 0, ["Channel", "Start", "Blended", "Change", "Change %"]);
  for (let channel = 0; channel < nChannels; channel++) {
    const row = block.row + 1 + channel;
    const at = (c: number): string => cellName(row, c);
    const ofPlan = (c: number): string => cellName(plan.row + 1 + channel, c);
    const [start, amount] = [blend.start?.[channel], blend.amounts?.[channel]];
    writer.formula(row, 0, `=${ofPlan(0)}`);
    if (start === undefined) writer.formula(row, 1, `=${ofPlan(1)}`, { format: "#,##0" });
    else writer.number(row, 1, start, { style: "Input", format: "#,##0" });
    const line = `=${at(1)}+${rangeName(shareCell, true)}*(${ofPlan(2)}-${at(1)})`;
    if (amount === undefined) writer.formula(row, 2, line, { format: "#,##0" });
    else writer.number(row, 2, amount, { style: "Input", format: "#,##0" });
    writer.formula(row, 3, `=${at(2)}-${ofPlan(1)}`, { format: numberFormats.money });
    writer.formula(row, 4, `=IF(${ofPlan(1)}=0,"",${at(2)}/${ofPlan(1)}-1)`, { format: numberFormats.share });
  }
  writeTotal(writer, block, nChannels);
  const spill = simulated(block);
  writer.text(spill.row + 1, 0, "What it brings");
  writer.spill(`=SIMULATE_PLAN(${model},${rangeName(column(block, 2, nChannels), true)})`, spill, true, []);
  writer.format({ ...spill, row: spill.row + 1, rows: 1 }, { format: "#,##0" });
  writer.format({ ...spill, row: spill.row + 1, rows: 1, column: 4, columns: 1 }, { format: "0%" });
}

function writeTotal(writer: SheetWriter, block: Rectangle, nChannels: number): void {
  const row = block.row + 1 + nChannels;
  writer.text(row, 0, "Total");
  for (const at of [1, 2, 3])
    writer.formula(row, at, `=SUM(${rangeName(column(block, at, nChannels), false)})`, { format: numberFormats.money });
}
