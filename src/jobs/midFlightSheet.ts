import type { MidFlightAnswer } from "../monitoring";
import { midFlightSheet as writeSheet, type SheetBlock, type SheetStamp } from "../sheets";

export interface MidFlightSheetRequest {
  readonly answer: MidFlightAnswer;
  readonly stamp: SheetStamp;
}

/** A mid-flight plan as a sheet: amounts, and everything that follows from them as live formulas. */
export function midFlightSheet({ answer, stamp }: MidFlightSheetRequest): SheetBlock {
  return writeSheet(answer, stamp);
}
