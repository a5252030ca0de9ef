import { invalid } from "../base";
import { checksSheet as writeChecks, type ChecksSheetContents, type SheetBlock } from "../sheets";

export type ChecksSheetRequest = ChecksSheetContents;

/** The Checks sheet: the last check of every sheet and one master flag. */
export function checksSheet(request: ChecksSheetRequest): SheetBlock {
  if (request.checks.length === 0) invalid("There is no check to gather. Write a sheet with checks first");
  return writeChecks(request);
}
