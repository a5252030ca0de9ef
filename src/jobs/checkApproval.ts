import type { Table } from "../base";
import { checkApproval as check, type ApprovalQuestion } from "../monitoring";

/** What CHECK_APPROVAL and the pane ask. Threshold omitted: above 20%. */
export type CheckApprovalRequest = ApprovalQuestion;

/** Which moves need approval, and whether it was given: Channel, Move %, Status, By, Date. */
export function checkApproval(request: CheckApprovalRequest): Table {
  return check(request);
}
