import { missing, type ResultCell, type Table } from "../base";
import { approvalLines, type ApprovalLine, type ApprovalQuestion } from "./approvals";

/** A date as its serial number where it is one, so that the cell can be formatted. */
function dateCell(text: string): ResultCell {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A request or a refusal is no approval: the cell says so as it did before anybody answered. */
function row({ channel, move, state, by, date }: ApprovalLine): readonly ResultCell[] {
  const shown = move ?? missing("the current amount is 0: a move has no percentage");
  if (state === "approved" || state === "void") return [channel, shown, state, by, dateCell(date)];
  return [channel, shown, state === "ok" ? "ok" : "needs approval", "", ""];
}

/**
 * Which moves need approval: |proposed − current| / current above the threshold, or any spend on a channel that had
 * none. An approval holds for the very amount it names (to the cent); when the amount changes it is void.
 */
export function checkApproval(question: ApprovalQuestion): Table {
  return { header: ["Channel", "Move %", "Status", "By", "Date"], rows: approvalLines(question).map(row) };
}
