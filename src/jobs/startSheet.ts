import { startSheet as writeStart, type SheetBlock, type SheetStamp } from "../sheets";

export interface StartSheetRequest {
  readonly stamp: SheetStamp;
}

/** The Start sheet: what this is and the three steps. */
export function startSheet(request: StartSheetRequest): SheetBlock {
  return writeStart(request.stamp);
}
