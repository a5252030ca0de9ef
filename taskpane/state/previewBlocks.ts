import type { SheetBlock } from "../../src/sheets";
import type { WorkbookPort, WritePreview } from "../../src/workbook";

/** Where each of several blocks would go, asked before any of them is written; their wanted names differ. */
export async function previewBlocks(
  port: WorkbookPort,
  blocks: readonly SheetBlock[],
): Promise<readonly WritePreview[]> {
  const previews: WritePreview[] = [];
  for (const block of blocks) previews.push(await port.previewWrite(block, { kind: "own" }));
  return previews;
}
