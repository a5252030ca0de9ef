import type { SheetValues, Table } from "../base";
import { cleanTable, readCleanOptions, readSettings, type CleanCopy } from "../data";

/** What CLEAN_DATA asks. */
export interface CleanDataRequest {
  readonly data: SheetValues;
  /** Duplicates, Names, Blank spend, Group by, Week start, Gaps, Layout, Today, Outcome. */
  readonly settings: SheetValues | null;
}

/** The cleaned copy of a range as a table; the range itself is never changed. */
export function cleanData(request: CleanDataRequest): Table {
  return cleanCopy(request).table;
}

/** The cleaned copy with the list of what was changed. */
export function cleanCopy({ data, settings }: CleanDataRequest): CleanCopy {
  return cleanTable(data, readCleanOptions(readSettings(settings)));
}
