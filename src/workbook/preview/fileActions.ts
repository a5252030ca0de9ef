import { readPreviewFile, writePreviewFile } from "./previewFile";
import { emptyStore } from "./previewPort";
import type { Session } from "./session";
import { chooseFile, offerFile } from "./userFiles";
import { readXlsx, writeXlsx } from "./xlsxFile";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the buttons of the bar do; each returns what to tell the user afterwards, "" for nothing. */
export interface FileActions {
  open(): Promise<string>;
  save(): Promise<string>;
  upload(): Promise<string>;
  download(): Promise<string>;
}

/** The preview's files: its own, which keeps everything, and xlsx, which keeps our functions as values. */
export function createFileActions(session: Session, version: string): FileActions {
  return {
    async open() {
      const file = await chooseFile(".json");
      if (!file) return "";
      const { grid, store } = readPreviewFile(await file.text());
      await session.show(grid, store);
      return `Opened ${file.name}.`;
    },
    async save() {
      const { model, port } = session.current();
      offerFile("plan.marginal.json", writePreviewFile(model.exportData(), port.store(), version), "application/json");
      return "Saved with formulas, models and the pane's state. Open… brings it back.";
    },
    async upload() {
      const file = await chooseFile(".xlsx");
      if (!file) return "";
      await session.show(readXlsx(new Uint8Array(await file.arrayBuffer())), emptyStore);
      return `Opened ${file.name}. The grid may lack functions that Excel has (LET, LAMBDA, table references).`;
    },
    async download() {
      offerFile("plan.xlsx", await writeXlsx(session.current().model), xlsxType);
      return "Downloaded. In the xlsx file Marginal's functions are values; Save keeps them as formulas.";
    },
  };
}
