import { type SheetValues } from "../base";
import { nameKey, readControlTable, type ControlRow, type ControlSpec } from "../data";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";
import { isAbove } from "./gap";

/** What to check: amounts now and as proposed, the move above which approval is needed, and the approvals given. */
export interface ApprovalQuestion {
  readonly current: SheetValues;
  readonly proposed: SheetValues;
  /** Share of the current amount; null for 0.2. */
  readonly threshold: number | null;
  readonly approvals: SheetValues | null;
}

/**
 * Where a move stands: small enough (`ok`), nobody asked yet, asked, given, refused, or given for another amount
 * (`void`).
 */
export type ApprovalState = "ok" | "needs approval" | "requested" | "approved" | "rejected" | "void";

/** One channel's move and its approval. */
export interface ApprovalLine {
  readonly channel: string;
  readonly from: number;
  readonly to: number;
  /** Share of the current amount; null where that is 0. */
  readonly move: number | null;
  readonly state: ApprovalState;
  /** Of the row that counts; "" where none does. Dates as the sheet holds them, serials as text. */
  readonly by: string;
  readonly date: string;
  readonly note: string;
}

type ApprovalColumn = "Channel" | "Amount" | "By" | "Date" | "Note" | "Decision";

const spec: ControlSpec<ApprovalColumn> = {
  columns: [
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Amount", kind: "number", isRequired: true },
    { name: "By", kind: "text", isRequired: true },
    { name: "Date", kind: "text", isRequired: true },
    { name: "Note", kind: "text" },
    { name: "Decision", kind: "text", choices: ["requested", "approved", "rejected"] },
  ],
};

/** Columns of the Approvals table; a row without a Decision approves. */
export const approvalColumns = spec.columns.map(({ name }) => name);

/** Move above which approval is needed where the user says nothing. */
export const defaultApprovalAbove = 0.2;

const sameToTheCent = (a: number, b: number): boolean => Math.round(a * 100) === Math.round(b * 100);

type Decided = Pick<ApprovalLine, "state" | "by" | "date" | "note">;

const nobody: Decided = { state: "needs approval", by: "", date: "", note: "" };

/** The state of a move above the threshold: the last row for this very amount counts; else an old approval is void. */
function decide(proposed: number, rows: readonly ControlRow<ApprovalColumn>[]): Decided {
  const row = rows.filter((one) => sameToTheCent(one.number("Amount") ?? NaN, proposed)).at(-1);
  const decision = (one: ControlRow<ApprovalColumn>): ApprovalState =>
    (one.text("Decision") || "approved") as ApprovalState;
  const old = rows.filter((one) => decision(one) === "approved").at(-1);
  const counts = row ?? old;
  if (!counts) return nobody;
  const state = row ? decision(row) : "void";
  return { state, by: counts.text("By"), date: counts.text("Date"), note: counts.text("Note") };
}

/**
 * Every channel's move with its approval: |proposed − current| / current above the threshold needs one, and so does any
 * spend on a channel that had none. An approval holds for the very amount it names (to the cent); it is void when the
 * amount changes.
 */
export function approvalLines({ current, proposed, threshold, approvals }: ApprovalQuestion): readonly ApprovalLine[] {
  const after = readChannelAmounts(proposed, ["Proposed", "Plan", "Amount", "Spend", "Budget"], "proposed");
  const before = readChannelAmounts(current, ["Current", "Spend", "Amount", "Cost", "Investment", "Plan"], "current");
  const channels = after.names ?? before.names ?? after.amounts.map((_, index) => `Channel ${index + 1}`);
  const now = alignAmounts(before, channels, "current", 0).amounts;
  const then = alignAmounts(after, channels, "proposed", 0).amounts;
  const given = readControlTable(approvals, spec, "approvals");
  return channels.map((channel, index) => {
    const [from, to] = [now[index] ?? 0, then[index] ?? 0];
    const share = from > 0 ? Math.abs(to - from) / from : to > 0 ? Infinity : 0;
    const needs = !Number.isFinite(share) || isAbove(share, threshold ?? defaultApprovalAbove);
    const own = given.filter((row) => nameKey(row.text("Channel")) === nameKey(channel));
    const decided: Decided = needs ? decide(to, own) : { ...nobody, state: "ok" };
    return { channel, from, to, move: from > 0 ? to / from - 1 : to > 0 ? null : 0, ...decided };
  });
}
