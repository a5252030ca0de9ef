import type { SheetValues, Table } from "../base";
import { cleanTable, readSettings, type CleanCopy } from "../data";

/** What CLEAN_DATA asks. */
export interface CleanDataRequest {
  readonly data: SheetValues;
  readonly settings: SheetValues | null;
}

/** The cleaned copy of a range as a table; the range itself is never changed. */
export function cleanData(request: CleanDataRequest): Table {
  return cleanCopy(request).table;
}

/** The cleaned copy with the list of what was changed, for the pane's "Make a clean copy". */
export function cleanCopy({ data, settings }: CleanDataRequest): CleanCopy {
  readSettings(settings);
  return cleanTable(data);
}
