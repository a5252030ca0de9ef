import { registries, UIPlugin } from "@odoo/o-spreadsheet";
import type { Command, Model } from "@odoo/o-spreadsheet";
import { invalid } from "../../base";

type Payload<T extends Command["type"]> = Omit<Extract<Command, { type: T }>, "type">;

/** One change of the workbook, not yet made. */
export interface GridCommand {
  readonly type: Command["type"];
  readonly payload: object;
}

/** A change of the workbook as plain data, its payload checked against the grid's own types. */
export function command<T extends Command["type"]>(type: T, payload: Payload<T>): GridCommand {
  return { type, payload };
}

const bulkType = "MARGINAL_BULK";

interface BulkCommand {
  readonly type: typeof bulkType;
  readonly commands: readonly GridCommand[];
}

/** What the grid refused of the bulk under way. A change that changes nothing is no refusal. */
let refused: GridCommand["type"][] = [];

/** Makes many changes inside one command of the grid, so that they are evaluated once and undone as one step. */
class BulkPlugin extends UIPlugin {
  override handle(given: Command): void {
    const bulk = given as unknown as BulkCommand;
    if (bulk.type !== bulkType) return;
    for (const { type, payload } of bulk.commands) {
      const { isSuccessful, reasons } = this.dispatch(type, onItsSheet(payload) as never);
      if (!isSuccessful && reasons.some((reason) => String(reason) !== "NoChanges")) refused.push(type);
    }
  }
}

/**
 * A change of ranges with the sheet they stand on: where a name is made, the grid would else hold its range against the
 * edges of the sheet in view, and refuse one that is larger.
 */
function onItsSheet(payload: object): object {
  const [range] = (payload as { readonly ranges?: readonly { readonly _sheetId: string }[] }).ranges ?? [];
  return range ? { sheetId: range._sheetId, ...payload } : payload;
}

/** Teaches the grid the bulk command; to be called before the first workbook is made. */
export function registerBulkCommands(): void {
  registries.featurePluginRegistry.replace("marginal_bulk", BulkPlugin as never);
}

/** Makes all the changes as one step; if the grid refuses one of them, it makes none and says which it refused. */
export function dispatchBulk(model: Model, commands: readonly GridCommand[]): void {
  refused = [];
  model.dispatch(bulkType as never, { commands } as never);
  if (refused.length === 0) return;
  model.dispatch("REQUEST_UNDO");
  invalid(`The grid refused a part of this (${[...new Set(refused)].join(", ")}): nothing was changed.`);
}
