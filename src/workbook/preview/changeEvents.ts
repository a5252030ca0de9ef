import type { Command, Model } from "@odoo/o-spreadsheet";
import { boundingRectangle, type Rectangle } from "../../base";
import type { Address, Unsubscribe } from "../port";
import { rectangleOf } from "./gridReader";

/** Commands that may change what cells show, besides a typed cell. */
const sweeping: ReadonlySet<string> = new Set([
  ...["CLEAR_CELL", "CLEAR_CELLS", "DELETE_CONTENT", "PASTE", "PASTE_FROM_OS_CLIPBOARD", "AUTOFILL", "SORT_CELLS"],
  ...["ADD_COLUMNS_ROWS", "REMOVE_COLUMNS_ROWS", "MOVE_RANGES", "DELETE_SHEET", "RENAME_SHEET", "EVALUATE_CELLS"],
  ...["UNDO", "REDO", "DELETE_CELL", "INSERT_CELL", "UPDATE_NAMED_RANGE", "DELETE_NAMED_RANGE", "REPLACE_SEARCH"],
]);

/** Listening to a workbook, and silence while we write ourselves. */
export interface ChangeEvents {
  onSelection(listener: (address: Address) => void): Unsubscribe;
  onChange(listener: (address: Address | null) => void): Unsubscribe;
  /** Runs a change of our own that listeners are not to hear of. */
  quietly(change: () => void): void;
}

/** Turns the grid's stream of commands into selections and changes, each told once the grid has settled. */
export function listenToGrid(model: Model): ChangeEvents {
  const selections = new Set<(address: Address) => void>();
  const changes = new Set<(address: Address | null) => void>();
  let isQuiet = false;
  let typed: { sheetId: string; at: Rectangle }[] = [];
  let hasSwept = false;
  let selected = selectedAddress(model);

  const notice = (given: Command): void => {
    if (isQuiet) return;
    if (given.type === "UPDATE_CELL" && "content" in given) {
      typed.push({ sheetId: given.sheetId, at: { row: given.row, column: given.col, rows: 1, columns: 1 } });
    } else if (sweeping.has(given.type)) hasSwept = true;
  };

  const tell = (): void => {
    const now = selectedAddress(model);
    if (!isSame(now, selected)) {
      selected = now;
      for (const listener of [...selections]) listener(now);
    }
    if (typed.length === 0 && !hasSwept) return;
    const address = hasSwept ? null : addressOf(model, typed);
    typed = [];
    hasSwept = false;
    for (const listener of [...changes]) listener(address);
  };

  const owner = {};
  model.on("command-dispatched", owner, (given) => notice(given as Command));
  model.on("update", owner, tell);
  return {
    onSelection: (listener) => subscribe(selections, listener),
    onChange: (listener) => subscribe(changes, listener),
    quietly(change) {
      isQuiet = true;
      try {
        change();
      } finally {
        isQuiet = false;
      }
    },
  };
}

/** The selected range of the sheet in front. */
export function selectedAddress({ getters }: Model): Address {
  return { sheet: getters.getActiveSheetName(), ...rectangleOf(getters.getSelectedZone()) };
}

function subscribe<T>(listeners: Set<T>, listener: T): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** One address for all typed cells of a sheet; null where several sheets are touched. */
function addressOf({ getters }: Model, typed: readonly { sheetId: string; at: Rectangle }[]): Address | null {
  const sheetId = typed[0]?.sheetId;
  const range = boundingRectangle(typed.map(({ at }) => at));
  if (sheetId === undefined || range === null || typed.some((each) => each.sheetId !== sheetId)) return null;
  return { sheet: getters.getSheetName(sheetId), ...range };
}

function isSame(a: Address, b: Address): boolean {
  return (
    a.sheet === b.sheet && a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns
  );
}
