import { sampleHistoryTable } from "../data";
import { historySheet, type SheetBlock, type SheetStamp } from "../sheets";

export interface SampleHistoryRequest {
  readonly stamp: SheetStamp;
}

/** A sheet with the sample history: two years of weeks of six channels, simulated, so that the truth is known. */
export function sampleHistory({ stamp }: SampleHistoryRequest): SheetBlock {
  return historySheet(sampleHistoryTable(), stamp);
}
