import { checkName, type SheetBlock } from "../sheets";
import type { Address, WorkbookPort } from "./port";

/** The cells that speak for whole sheets, in the order of the sheets. */
export interface SheetChecks {
  readonly checks: readonly Address[];
  /** Whether the workbook has a sheet that gathers them. */
  readonly areGathered: boolean;
}

/**
 * The one check of every sheet of ours, known by its defined name: those that stand in the workbook, and behind them
 * those that come with these blocks. A sheet that is written anew counts once, as it will be.
 */
export async function sheetChecks(port: WorkbookPort, blocks: readonly SheetBlock[]): Promise<SheetChecks> {
  const [places, previews, order] = [await port.places(), await port.previewSheets(blocks), await port.sheets()];
  const coming = blocks.flatMap(({ names }, index) =>
    names
      .filter(({ name }) => checkName.isOfSheet(name))
      .map(({ name, range }) => ({ name, address: { ...range, sheet: previews[index]!.sheet } })),
  );
  const isReplaced = (name: string, { sheet }: Address): boolean =>
    coming.some((one) => one.name === name) || previews.some((one) => one.sheet === sheet);
  const standing = places
    .filter(({ name, address }) => checkName.isOfSheet(name) && !isReplaced(name, address))
    .sort((a, b) => order.indexOf(a.address.sheet) - order.indexOf(b.address.sheet));
  return {
    checks: [...standing, ...coming].map(({ address }) => address),
    areGathered: places.some(({ name }) => checkName.isMaster(name)),
  };
}
