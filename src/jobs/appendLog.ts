import type { SheetValues } from "../base";
import { nextLogRow, type LogEntry, type LoggedRow } from "../monitoring";

/** A log as it stands (null: none yet) and what is to be added. Time and name come from the caller. */
export interface AppendLogRequest {
  readonly log: SheetValues | null;
  readonly entry: LogEntry;
}

/** The log's next row with its number and hash, and where it belongs. */
export function appendLog({ log, entry }: AppendLogRequest): LoggedRow {
  return nextLogRow(log, entry);
}
