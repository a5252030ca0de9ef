import { holds, invalid, sheetReference } from "../base";
import { blockExtent, moveBlock, type BlockRange, type SheetBlock } from "../sheets";
import type { Address, WritePreview, WriteTarget } from "./port";
import { sheetNames } from "./sheetName";

/** What a plan of a write must know of the workbook; each adapter answers in its own way. */
export interface WorkbookFacts {
  readonly sheets: readonly string[];
  /** What we last wrote on a sheet that we made; null for every other sheet. */
  ownExtent(sheet: string): BlockRange | null;
  /** The cells of a range that hold anything, as rectangles. */
  filled(address: Address): Promise<readonly Address[]>;
}

/** A write made ready: what is announced, and the block as it will stand on that sheet. */
export interface PlannedWrite {
  readonly preview: WritePreview;
  readonly block: SheetBlock;
  /** The one rectangle that the block fills. */
  readonly extent: BlockRange;
  /** What an earlier write of ours left on the sheet and this one clears; null if there is nothing. */
  readonly stale: BlockRange | null;
}

/**
 * Decides where a block goes and which cells that touches. A sheet of ours is written anew only while nothing of the
 * user's stands in the way; otherwise the block gets a new sheet with a number. A picked place is never cleared:
 * whatever stands there is reported as occupied.
 */
export async function planWrite(block: SheetBlock, target: WriteTarget, facts: WorkbookFacts): Promise<PlannedWrite> {
  return target.kind === "own" ? planOwn(block, facts) : planAt(block, target, facts);
}

/** Decides where several sheets of our own go. No two of them share a sheet, whatever names they want. */
export async function planSheets(
  blocks: readonly SheetBlock[],
  facts: WorkbookFacts,
): Promise<readonly PlannedWrite[]> {
  const planned: PlannedWrite[] = [];
  for (const block of blocks) planned.push(await planOwn(block, besides(facts, planned)));
  return planned;
}

/** The workbook as it will be once these writes have their sheets: those are nobody else's any more. */
function besides(facts: WorkbookFacts, planned: readonly PlannedWrite[]): WorkbookFacts {
  const given = new Set(planned.map(({ preview }) => preview.sheet));
  return {
    sheets: [...new Set([...facts.sheets, ...given])],
    ownExtent: (sheet) => (given.has(sheet) ? null : facts.ownExtent(sheet)),
    filled: (address) => facts.filled(address),
  };
}

async function planOwn(block: SheetBlock, facts: WorkbookFacts): Promise<PlannedWrite> {
  const extent = blockExtent(block);
  const { sheet, stale } = await ownSheet(block, extent, facts);
  const ranges = stale && !holds(extent, stale) ? [extent, stale] : [extent];
  return {
    preview: { sheet, isNewSheet: !stale, ranges: ranges.map((range) => ({ sheet, ...range })), occupied: [] },
    block,
    extent,
    stale,
  };
}

/** The first of "name", "name 2", "name 3", … that is not there yet, or is ours with nothing of the user's in the way. */
async function ownSheet(
  block: SheetBlock,
  extent: BlockRange,
  facts: WorkbookFacts,
): Promise<{ sheet: string; stale: BlockRange | null }> {
  for (const wanted of sheetNames(block.name)) {
    const present = facts.sheets.find((name) => name.toLowerCase() === wanted.toLowerCase());
    if (present === undefined) return { sheet: wanted, stale: null };
    const stale = facts.ownExtent(present);
    if (stale && !(await hasForeign(present, extent, stale, facts))) return { sheet: present, stale };
  }
  return invalid(`There is no free name for the sheet "${block.name}".`);
}

/** True if the user put something into the new extent, beside what we wrote ourselves. */
async function hasForeign(sheet: string, extent: BlockRange, ours: BlockRange, facts: WorkbookFacts): Promise<boolean> {
  const filled = await facts.filled({ sheet, ...extent });
  return filled.some((range) => !holds(ours, range));
}

async function planAt(block: SheetBlock, target: WriteTarget, facts: WorkbookFacts): Promise<PlannedWrite> {
  const at = target.at ?? invalid("write: a picked place needs a sheet, a row and a column.");
  const moved = moveBlock(block, at.row, at.column);
  const extent = blockExtent(moved);
  const sheet = facts.sheets.find((name) => name.toLowerCase() === at.sheet.toLowerCase());
  if (sheet === undefined) invalid(`There is no sheet "${at.sheet}": pick a place on a sheet that exists.`);
  const address = { sheet, ...extent };
  const occupied = await facts.filled(address);
  return { preview: { sheet, isNewSheet: false, ranges: [address], occupied }, block: moved, extent, stale: null };
}

/** Refuses a write into cells that hold something of the user's, naming the first of them. */
export function refuseOccupied(preview: WritePreview): void {
  const first = preview.occupied[0];
  if (!first) return;
  const count = preview.occupied.length;
  const others = count > 1 ? ` and ${count - 1} more` : "";
  invalid(
    `${sheetReference(first.sheet, first, false)}${others} already holds something: clear it, or pick an empty place.`,
  );
}
