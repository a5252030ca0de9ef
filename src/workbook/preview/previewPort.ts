import type { Model } from "@odoo/o-spreadsheet";
import { boundingRectangle } from "../../base";
import { countFrozen, freezeFormulas, restoreFormulas } from "../freeze";
import type { WorkbookPort } from "../port";
import { surroundingRegion } from "../surroundingRegion";
import { listenToGrid, selectedAddress } from "./changeEvents";
import { gridFreezeHost } from "./gridFreeze";
import { filledCells, placesOf, readRange, sheetIdOf, zoneOf } from "./gridReader";
import { GridWriter, type OwnSheet } from "./gridWriter";

/** What is kept beside the cells: the pane's state, stored models, and which sheets we made (by sheet id). */
export interface PreviewStore {
  readonly state: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
  readonly ownSheets: Readonly<Record<string, OwnSheet>>;
}

export const emptyStore: PreviewStore = { state: {}, documents: {}, ownSheets: {} };

/** The port of the preview workbook; `store` gives what has to be saved with the cells. */
export interface PreviewPort extends WorkbookPort {
  readonly host: "preview";
  store(): PreviewStore;
}

/** The workbook port on the preview's grid. */
export function createPreviewPort(model: Model, stored: PreviewStore = emptyStore): PreviewPort {
  const events = listenToGrid(model);
  const state = new Map(Object.entries(stored.state));
  const documents = new Map(Object.entries(stored.documents));
  const ownSheets = new Map(Object.entries(stored.ownSheets));
  const writer = new GridWriter(model, ownSheets, events.quietly);
  const freezing = gridFreezeHost(model, state, (commands) => writer.change(commands));
  return {
    host: "preview",
    abilities: { charts: true, printSetup: false, namedStyles: false, oneUndoStep: true },
    store: () => ({
      state: Object.fromEntries(state),
      documents: Object.fromEntries(documents),
      ownSheets: Object.fromEntries([...ownSheets].filter(([id]) => model.getters.tryGetSheet(id))),
    }),
    ...readings(model),
    previewWrite: (block, target) => writer.previewWrite(block, target),
    write: (block, target) => writer.write(block, target),
    previewSheets: (blocks) => writer.previewSheets(blocks),
    writeSheets: (blocks) => writer.writeSheets(blocks),
    setCells: (address, contents) => writer.setCells(address, contents),
    undoLastWrite: () => writer.undoLastWrite(),
    frozenFormulas: () => countFrozen(freezing),
    freezeFormulas: () => writer.withoutUndo(() => freezeFormulas(freezing)),
    restoreFormulas: () => writer.withoutUndo(() => restoreFormulas(freezing)),
    loadState: async (key) => state.get(key) ?? null,
    saveState: async (key, json) => void state.set(key, json),
    documents: async () => [...documents.keys()],
    loadDocument: async (key) => documents.get(key) ?? null,
    saveDocument: async (key, text) => void documents.set(key, text),
    deleteDocument: async (key) => void documents.delete(key),
    onSelection: events.onSelection,
    onChange: events.onChange,
  };
}

type Readings = Pick<WorkbookPort, "sheets" | "selection" | "region" | "read" | "usedRange" | "places" | "select">;

/** The reading half of the port, and the selection. */
function readings(model: Model): Readings {
  const { getters } = model;
  return {
    sheets: async () => getters.getSheetIds().map((id) => getters.getSheetName(id)),
    selection: async () => selectedAddress(model),
    region: async (address) => {
      const filled = filledCells(getters, sheetIdOf(getters, address.sheet));
      return { sheet: address.sheet, ...surroundingRegion(address, filled) };
    },
    read: async (address) => readRange(model, address),
    usedRange: async (sheet) => {
      const used = boundingRectangle(filledCells(getters, sheetIdOf(getters, sheet)));
      return used && { sheet, ...used };
    },
    places: async () => placesOf(getters),
    select: async (address) => {
      const sheetId = sheetIdOf(getters, address.sheet);
      const from = getters.getActiveSheetId();
      if (from !== sheetId) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: from, sheetIdTo: sheetId });
      model.selection.selectZone({ cell: { col: address.column, row: address.row }, zone: zoneOf(address) });
    },
  };
}
