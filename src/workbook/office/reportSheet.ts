import { holds } from "../../base";
import type { PlannedWrite } from "../planWrite";
import { findSheet, rangeOf, usedPlace } from "./ranges";

/** Charts of ours carry this in their name, so that a rewrite removes them and no other. */
export const chartPrefix = "Marginal chart ";

/**
 * The sheet an `own` write goes to, empty where the write needs it. A new sheet, and one that holds nothing but what we
 * wrote, come from office-js-helpers' forceCreateSheet (clear only: it never deletes a sheet); the package is archived
 * and large, so it is loaded here alone and only when needed. A sheet with notes of the user loses only our own cells.
 */
export async function reportSheet(context: Excel.RequestContext, planned: PlannedWrite): Promise<Excel.Worksheet> {
  const { sheet: name, isNewSheet } = planned.preview;
  if (!isNewSheet) {
    const sheet = await findSheet(context, name);
    await removeCharts(context, sheet);
    const used = await usedPlace(context, sheet);
    const isAllOurs = !used || (planned.stale !== null && holds(planned.stale, used));
    if (!isAllOurs) {
      if (planned.stale) rangeOf(sheet, planned.stale).clear();
      return sheet;
    }
  }
  const { ExcelUtilities } = await import("@microsoft/office-js-helpers");
  return ExcelUtilities.forceCreateSheet(context.workbook, name, true);
}

/** Removes the charts of ours from a sheet. */
export async function removeCharts(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.charts.load("items/name");
  await context.sync();
  for (const chart of sheet.charts.items) if (chart.name.startsWith(chartPrefix)) chart.delete();
}
