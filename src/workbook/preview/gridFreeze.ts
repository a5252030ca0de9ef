import type { Getters, Model } from "@odoo/o-spreadsheet";
import type { Rectangle, SheetValues } from "../../base";
import { anchorPrefix, type FreezeHost, type FoundFormula } from "../freeze";
import { contentCommands } from "./blockCommands";
import { command, type GridCommand } from "./bulkCommands";
import { formulaOf, rectangleOf, valueOf, zoneOf } from "./gridReader";

/** The grid as freezing sees it; formulas are kept beside the pane's state, so they are saved with the workbook. */
export function gridFreezeHost(
  model: Model,
  state: Map<string, string>,
  change: (commands: readonly GridCommand[]) => void,
): FreezeHost {
  const { getters } = model;
  return {
    formulas: async (isWanted) =>
      getters
        .getSheetIds()
        .flatMap((sheetId) => formulasOn(getters, sheetId).filter(({ formula }) => isWanted(formula))),
    sheets: async () => new Map(getters.getSheetIds().map((id) => [id, getters.getSheetName(id)])),
    standing: async (places) =>
      places.map((place) => {
        const { sheetId, row, column } = place;
        return {
          values: valuesIn(getters, sheetId, place),
          formula: formulaOf(getters, { sheetId, row, col: column }),
        };
      }),
    put: async (patches) => change(patches.flatMap((patch) => contentCommands(patch.sheetId, patch, patch.contents))),
    follow: async (places) =>
      change(
        [...places].map(([name, place]) =>
          command("CREATE_NAMED_RANGE", { name, ranges: [{ _sheetId: place.sheetId, _zone: zoneOf(place) }] }),
        ),
      ),
    followed: async () =>
      new Map(
        anchorsOf(getters).map(({ name, range }) => [name, { sheetId: range.sheetId, ...rectangleOf(range.zone) }]),
      ),
    keepFollowing: async (names) =>
      change(
        anchorsOf(getters).flatMap(({ name }) => (names.has(name) ? [] : [command("DELETE_NAMED_RANGE", { name })])),
      ),
    load: async () => state.get("frozen") ?? null,
    save: async (json) => void state.set("frozen", json),
  };
}

/** The defined names that hold on to frozen places. */
function anchorsOf(getters: Getters): ReturnType<Getters["getNamedRanges"]> {
  return getters.getNamedRanges().filter(({ name }) => name.startsWith(anchorPrefix));
}

function formulasOn(getters: Getters, sheetId: string): readonly FoundFormula[] {
  return Object.values(getters.getCells(sheetId)).flatMap((cell) => {
    if (!cell?.isFormula) return [];
    const { col, row } = getters.getCellPosition(cell.id);
    const position = { sheetId, col, row };
    const spread = getters.getSpreadZone(position);
    const place = spread ? rectangleOf(spread) : { row, column: col, rows: 1, columns: 1 };
    return [{ sheetId, ...place, formula: formulaOf(getters, position), values: valuesIn(getters, sheetId, place) }];
  });
}

function valuesIn(getters: Getters, sheetId: string, { row, column, rows, columns }: Rectangle): SheetValues {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => valueOf(getters, { sheetId, row: row + r, col: column + c })),
  );
}
