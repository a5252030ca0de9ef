import type { SheetValues } from "../base";
import { verifyLog as verify, type LogAnchor, type LogReport } from "../monitoring";

/** A log as it stands, and its length and last hash as noted when it was last written (null: not known). */
export interface VerifyLogRequest {
  readonly log: SheetValues | null;
  readonly anchor: LogAnchor | null;
}

/** Whether every row of the log stands as it was written, and which does not. */
export function verifyLog({ log, anchor }: VerifyLogRequest): LogReport {
  return verify(log, anchor);
}
