import { missing, type ResultCell, type SheetValues, type Table } from "../base";
import { nameKey, readControlTable, type ControlRow, type ControlSpec } from "../data";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";

/** What to check: amounts now and as proposed, the move above which approval is needed, and the approvals given. */
export interface ApprovalQuestion {
  readonly current: SheetValues;
  readonly proposed: SheetValues;
  /** Share of the current amount; null for 0.2. */
  readonly threshold: number | null;
  readonly approvals: SheetValues | null;
}

type ApprovalColumn = "Channel" | "Amount" | "By" | "Date" | "Note";

const approvalSpec: ControlSpec<ApprovalColumn> = {
  columns: [
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Amount", kind: "number", isRequired: true },
    { name: "By", kind: "text", isRequired: true },
    { name: "Date", kind: "text", isRequired: true },
    { name: "Note", kind: "text" },
  ],
};

/** Moves and thresholds are compared after rounding to 1e-9, so that 20% of any amount is exactly 20%. */
function isAbove(share: number, threshold: number): boolean {
  return Math.round(share * 1e9) > Math.round(threshold * 1e9);
}

const sameToTheCent = (a: number, b: number): boolean => Math.round(a * 100) === Math.round(b * 100);

/** A date as its serial number where it is one, so that the cell can be formatted. */
function dateCell(text: string): ResultCell {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The status of a move above the threshold, from the channel's approvals (the last one counts). */
function statusOf(proposed: number, approvals: readonly ControlRow<ApprovalColumn>[]): readonly ResultCell[] {
  const given = approvals.filter((row) => sameToTheCent(row.number("Amount") ?? NaN, proposed)).at(-1);
  const last = given ?? approvals.at(-1);
  if (!last) return ["needs approval", "", ""];
  return [given ? "approved" : "void", last.text("By"), dateCell(last.text("Date"))];
}

/**
 * Which moves need approval: |proposed − current| / current above the threshold, or any spend on a channel that had
 * none. An approval holds for the very amount it names (to the cent); when the amount changes it is void.
 */
export function checkApproval({ current, proposed, threshold, approvals }: ApprovalQuestion): Table {
  const after = readChannelAmounts(proposed, ["Proposed", "Plan", "Amount", "Spend", "Budget"], "proposed");
  const before = readChannelAmounts(current, ["Current", "Spend", "Amount", "Cost", "Investment", "Plan"], "current");
  const channels = after.names ?? before.names ?? after.amounts.map((_, index) => `Channel ${index + 1}`);
  const now = alignAmounts(before, channels, "current", 0).amounts;
  const then = alignAmounts(after, channels, "proposed", 0).amounts;
  const given = readControlTable(approvals, approvalSpec, "approvals");
  const rows = channels.map((channel, index) => {
    const [from, to] = [now[index] ?? 0, then[index] ?? 0];
    const move = from > 0 ? to / from - 1 : null;
    const needs = move === null ? to > 0 : isAbove(Math.abs(to - from) / from, threshold ?? 0.2);
    const own = given.filter((row) => nameKey(row.text("Channel")) === nameKey(channel));
    const shown = move ?? (to > 0 ? missing("the current amount is 0: a move has no percentage") : 0);
    return [channel, shown, ...(needs ? statusOf(to, own) : ["ok", "", ""])];
  });
  return { header: ["Channel", "Move %", "Status", "By", "Date"], rows };
}
