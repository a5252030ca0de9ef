import type { Model } from "@odoo/o-spreadsheet";
import { boundingRectangle, intersection, invalid } from "../../base";
import type { BlockRange } from "../../sheets";
import { givenContent } from "../blockContents";
import { planWrite, refuseOccupied, type PlannedWrite, type WorkbookFacts } from "../planWrite";
import type { Address, WorkbookPort } from "../port";
import { surroundingRegion } from "../surroundingRegion";
import { blockCommands, contentCommands, nameCommands, roomCommands, sheetCommand } from "./blockCommands";
import { command, dispatchBulk, type GridCommand } from "./bulkCommands";
import { listenToGrid, selectedAddress } from "./changeEvents";
import { chartCommand } from "./chartCommand";
import { filledCells, placesOf, readRange, sheetIdOf, zoneOf } from "./gridReader";
import { restoreCommands, restoreNames } from "./savedCells";

/** What is kept beside the cells: the pane's state, stored models, and which sheets we made. */
export interface PreviewStore {
  readonly state: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
  /** By sheet id: what we last wrote there, and the charts that stand there by us. */
  readonly ownSheets: Readonly<Record<string, { readonly extent: BlockRange; readonly charts: readonly string[] }>>;
}

export const emptyStore: PreviewStore = { state: {}, documents: {}, ownSheets: {} };

/** The port of the preview workbook; `store` gives what has to be saved with the cells. */
export interface PreviewPort extends WorkbookPort {
  readonly host: "preview";
  store(): PreviewStore;
}

/** The workbook port on the preview's grid. */
export function createPreviewPort(model: Model, stored: PreviewStore = emptyStore): PreviewPort {
  const { getters } = model;
  const events = listenToGrid(model);
  const state = new Map(Object.entries(stored.state));
  const documents = new Map(Object.entries(stored.documents));
  const ownSheets = new Map(Object.entries(stored.ownSheets));
  let undoLast: (() => void) | null = null;

  const change = (commands: readonly GridCommand[]): void => events.quietly(() => dispatchBulk(model, commands));
  const sheetNames = (): string[] => getters.getSheetIds().map((id) => getters.getSheetName(id));

  const facts = (): WorkbookFacts => ({
    sheets: sheetNames(),
    ownExtent: (sheet) => ownSheets.get(sheetIdOf(getters, sheet))?.extent ?? null,
    filled: async (address) =>
      filledCells(getters, sheetIdOf(getters, address.sheet))
        .filter((cell) => intersection(cell, address))
        .map((cell) => ({ sheet: address.sheet, ...cell })),
  });

  /** Writes a planned block; returns what undoes it. */
  const put = (planned: PlannedWrite, isOwn: boolean): (() => void) => {
    const { preview, block, extent, stale } = planned;
    const sheetId = preview.isNewSheet ? model.uuidGenerator.smallUuid() : sheetIdOf(getters, preview.sheet);
    const before = ownSheets.get(sheetId);
    const names = restoreNames(getters);
    const restore = preview.isNewSheet ? [] : restoreCommands(getters, sheetId, preview.ranges);
    const place = { sheetId, sheet: preview.sheet, extent };
    const charts = block.charts.map((chart) => ({ chart, id: model.uuidGenerator.smallUuid() }));
    const oldCharts = isOwn ? (before?.charts ?? []).filter((id) => getters.getFigure(sheetId, id)) : [];
    change([
      ...(preview.isNewSheet
        ? [sheetCommand(place, getters.getSheetIds().length)]
        : roomCommands(getters, sheetId, preview.sheet, extent)),
      ...oldCharts.map((figureId) => command("DELETE_FIGURE", { sheetId, figureId })),
      ...(stale ? [command("CLEAR_CELLS", { sheetId, target: [zoneOf(stale)] })] : []),
      ...blockCommands(block, place, isOwn),
      ...charts.map(({ chart, id }) => chartCommand(chart, sheetId, preview.sheet, id)),
      ...nameCommands(getters, block, sheetId, (id) => id === sheetId || ownSheets.has(id)),
    ]);
    if (isOwn) ownSheets.set(sheetId, { extent, charts: charts.map(({ id }) => id) });
    return () => {
      const removal = preview.isNewSheet
        ? [command("DELETE_SHEET", { sheetId, sheetName: preview.sheet })]
        : [...charts.map(({ id }) => command("DELETE_FIGURE", { sheetId, figureId: id })), ...restore];
      change(removal);
      change(names(getters));
      if (before) ownSheets.set(sheetId, before);
      else ownSheets.delete(sheetId);
    };
  };

  return {
    host: "preview",
    abilities: { charts: true, printSetup: false, namedStyles: false, oneUndoStep: true },
    store: () => ({
      state: Object.fromEntries(state),
      documents: Object.fromEntries(documents),
      ownSheets: Object.fromEntries([...ownSheets].filter(([id]) => getters.tryGetSheet(id))),
    }),

    sheets: async () => sheetNames(),
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

    previewWrite: async (block, target) => (await planWrite(block, target, facts())).preview,
    write: async (block, target) => {
      const planned = await planWrite(block, target, facts());
      refuseOccupied(planned.preview);
      undoLast = put(planned, target.kind === "own");
      return planned.preview;
    },
    setCells: async (address, contents) => {
      checkShape(address, contents);
      const sheetId = sheetIdOf(getters, address.sheet);
      const restore = restoreCommands(getters, sheetId, [address]);
      change([
        ...roomCommands(getters, sheetId, address.sheet, address),
        ...contentCommands(
          sheetId,
          address,
          contents.map((line) => line.map(givenContent)),
        ),
      ]);
      undoLast = () => change(restore);
    },
    undoLastWrite: async () => {
      const undo = undoLast;
      undoLast = null;
      undo?.();
      return undo !== null;
    },
    select: async (address) => {
      const sheetId = sheetIdOf(getters, address.sheet);
      const from = getters.getActiveSheetId();
      if (from !== sheetId) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: from, sheetIdTo: sheetId });
      model.selection.selectZone({ cell: { col: address.column, row: address.row }, zone: zoneOf(address) });
    },

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

function checkShape(address: Address, contents: readonly (readonly unknown[])[]): void {
  const fits = contents.length === address.rows && contents.every((line) => line.length === address.columns);
  if (!fits) invalid(`setCells: ${address.rows} × ${address.columns} cells need contents of the same shape.`);
}
