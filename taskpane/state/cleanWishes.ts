import type { JobRequest } from "../../src/jobs";
import type { Address } from "../../src/workbook";
import type { TableFacts } from "./tableReader";

type CleanRequest = JobRequest<"cleanSheet">;
export type CleanOptions = NonNullable<CleanRequest["options"]>;
export type NameProposal = TableFacts["names"]["proposals"][number];

/** A table that the user added to the open one, and what its spend counts as. */
export interface JoinWish {
  readonly address: Address;
  /** The channel that all its spend belongs to; "": channels as the table names them. */
  readonly channel: string;
}

/** How the user wants a table's clean copy; kept in the workbook with the table. */
export interface CleanWishes {
  readonly groupBy: NonNullable<CleanOptions["groupBy"]>;
  /** 0 Monday … 6 Sunday; null: as recognised. */
  readonly weekStart: number | null;
  readonly gaps: NonNullable<CleanOptions["gaps"]>;
  readonly blankIsZero: boolean;
  /** Merges of names that the user turned on or off; the others are as proposed: spellings on, standard names off. */
  readonly merges: Readonly<Record<string, boolean>>;
  /** What the open table's own spend counts as where other tables join it; "": channels as it names them. */
  readonly channel: string | null;
  readonly joins: readonly JoinWish[];
}

export const noWishes: CleanWishes = {
  groupBy: "none",
  weekStart: null,
  gaps: "leave",
  blankIsZero: false,
  merges: {},
  channel: null,
  joins: [],
};

const mergeKey = ({ name, to }: NameProposal): string => JSON.stringify([name, to]);

export function isMerged({ merges }: CleanWishes, proposal: NameProposal): boolean {
  return merges[mergeKey(proposal)] ?? proposal.how === "spelling";
}

export function withMerge({ merges }: CleanWishes, proposal: NameProposal, isOn: boolean): CleanWishes["merges"] {
  return { ...merges, [mergeKey(proposal)]: isOn };
}

/** The wishes as the options of a clean copy, with the merges that are on among those proposed. */
export function cleanOptions(wishes: CleanWishes, proposals: readonly NameProposal[]): CleanOptions {
  const { groupBy, weekStart, gaps, blankIsZero } = wishes;
  const approved = proposals
    .filter((proposal) => isMerged(wishes, proposal))
    .map(({ name, to }) => [name, to] as const);
  return { groupBy, weekStart, gaps, blankSpend: blankIsZero ? "zero" : "leave", approved };
}

/** What the spend of a table counts as at first: one channel where its rows name none, called after export or sheet. */
export function usualChannel({ mapping }: TableFacts, sheet: string): string {
  const has = (role: string): boolean => mapping.roles.some((one) => one.role === role);
  if (mapping.shape !== "long" || has("channel") || !has("spend")) return "";
  return mapping.source.replace(/ (Ads|Campaign) Manager$/, "") || sheet;
}
