import { approvalColumns, logColumns } from "../monitoring";
import {
  actualsRange,
  actualsSheet,
  approvalsSheet,
  logSheet,
  type BlockRange,
  type SheetBlock,
  type TrackSheetContents,
} from "../sheets";

export type TrackSheetsRequest = Omit<TrackSheetContents, "logColumns" | "approvalColumns">;

export interface TrackSheetsAnswer {
  readonly actuals: SheetBlock;
  /** Where the table of the Actuals sheet stands. */
  readonly actualsRange: BlockRange;
  readonly approvals: SheetBlock;
  readonly log: SheetBlock;
}

/** The sheets of a plan under way: Actuals to fill in, Approvals, and the Log. */
export function trackSheets(request: TrackSheetsRequest): TrackSheetsAnswer {
  const contents = { ...request, logColumns, approvalColumns };
  return {
    actuals: actualsSheet(contents),
    actualsRange: actualsRange(contents),
    approvals: approvalsSheet(contents),
    log: logSheet(contents),
  };
}
