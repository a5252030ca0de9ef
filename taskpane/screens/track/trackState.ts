import type { SheetValues } from "../../../src/base";
import { noAnswer, type Answer } from "../../state/workspace";
import type { Moves } from "../../state/moves";
import { noTrackMemory, type TrackMemory } from "./trackMemory";
import type { GateReading, LogReport, ModelSource, TrackReading } from "./tracker";

/** A plan as the Plan step shows it, with the model it was made from. */
export interface Proposal {
  readonly source: ModelSource;
  readonly outcomeName: string;
  readonly channels: readonly { readonly name: string; readonly current: number; readonly plan: number }[];
  /** Share of the current spend above which a move needs an approval; absent: the usual one. */
  readonly approvalAbove?: number;
  /** The guardrails of the goals: the largest moves that the add-in may make on its own; absent: the usual ones. */
  readonly moves?: Moves;
}

/** Everything that the Track screen shows of plans, approvals and the log. Immutable: the store replaces it as a whole. */
export interface TrackState {
  readonly memory: TrackMemory;
  readonly proposal: Proposal | null;
  readonly gate: Answer<GateReading>;
  /** null while no actual figures are in, and for plans made with a fitted model: their history is followed instead. */
  readonly tracks: Answer<TrackReading | null>;
  readonly log: Answer<{ readonly report: LogReport; readonly rows: SheetValues }>;
  readonly problem: string | null;
  /** True where somebody acted who has not said who they are. */
  readonly isNameMissing: boolean;
  readonly announcement: string;
}

export const firstTrackState: TrackState = {
  memory: noTrackMemory,
  proposal: null,
  gate: noAnswer,
  tracks: noAnswer,
  log: noAnswer,
  problem: null,
  isNameMissing: false,
  announcement: "",
};

/** The proposal's amounts now and as planned, as the jobs take them. */
export function amountsOf({ channels }: Proposal): { readonly current: SheetValues; readonly proposed: SheetValues } {
  return {
    current: channels.map(({ name, current }) => [name, current]),
    proposed: channels.map(({ name, plan }) => [name, plan]),
  };
}
