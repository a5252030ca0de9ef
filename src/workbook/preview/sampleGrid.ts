import { Model } from "@odoo/o-spreadsheet";
import type { SheetBlock } from "../../sheets";
import { createPreviewPort, type PreviewStore } from "./previewPort";

/** A workbook made of these sheets, as data for the grid, without the history of having been written. */
export async function gridOfBlocks(
  blocks: readonly SheetBlock[],
): Promise<{ readonly grid: object; readonly store: PreviewStore }> {
  const model = new Model({ sheets: [{ id: "first", name: "First sheet" }] }, { mode: "normal" });
  const port = createPreviewPort(model);
  for (const block of blocks) await port.write(block, { kind: "own" });
  model.dispatch("DELETE_SHEET", { sheetId: "first", sheetName: "First sheet" });
  return { grid: model.exportData(), store: port.store() };
}
