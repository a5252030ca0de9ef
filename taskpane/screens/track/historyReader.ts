import type { WorkbookPort } from "../../../src/workbook";
import type { DataStore, UnderstoodTable } from "../../state/dataStore";
import { fitRanges, type FitPlaces } from "../../state/fitRanges";
import type { FitStore } from "../../state/fitStore";
import type { HistoryCells } from "./tracker";

/** The history that the model was fitted on, as the sheet holds it now, with the rows that were added. */
export interface HistoryNow {
  readonly table: UnderstoodTable;
  readonly cells: HistoryCells;
  /** Where its columns stand, headers included. */
  readonly places: FitPlaces;
}

/** Reads the history of the last fit again, grown rows included; null where no model was fitted here. */
export async function readHistoryNow(port: WorkbookPort, data: DataStore, fit: FitStore): Promise<HistoryNow | null> {
  const { history } = fit.get();
  if (!history || !(await port.sheets()).includes(history.sheet)) return null;
  const region = await port.region({ ...history, rows: 1, columns: 1 });
  const isSameStart = region.row === history.row && region.column === history.column;
  await data.open(isSameStart ? region : history, false);
  const { table } = data.get();
  if (!table.last) throw new Error(table.problem ?? "");
  const { dates, outcome, spend, controls, places } = fitRanges(table.last);
  return { table: table.last, cells: { dates, outcome, spend, controls, groups: null }, places };
}
