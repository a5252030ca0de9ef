import type { SheetBlock } from "../../src/sheets";
import { sheetChecks, type Address, type WorkbookPort } from "../../src/workbook";

/** Asks for the Checks sheet over these cells, each the one check of its sheet. */
export type AskChecks = (checks: readonly Address[]) => Promise<SheetBlock>;

/**
 * The sheets that are about to be written, and behind them the Checks sheet that gathers the check of every sheet of
 * ours. `isWanted` makes a Checks sheet where the workbook has none yet.
 */
export async function withChecks(
  port: WorkbookPort,
  ask: AskChecks,
  blocks: readonly SheetBlock[],
  isWanted: boolean,
): Promise<readonly SheetBlock[]> {
  const { checks, areGathered } = await sheetChecks(port, blocks);
  return checks.length > 0 && (isWanted || areGathered) ? [...blocks, await ask(checks)] : blocks;
}
