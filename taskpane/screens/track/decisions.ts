import { trackText } from "../../text/trackText";
import type { Note, TrackBooks } from "./trackBooks";
import type { TrackCore } from "./trackCore";
import { blockWords, costOfRefusing } from "./trackQuestions";
import type { TrackReader } from "./trackReader";
import type { Proposal } from "./trackState";
import { isFitted, type ChannelTrack, type GateReading, type Override, type TrackedPlan } from "./tracker";

export type Decision = "requested" | "approved" | "rejected";

/** A gap that somebody has seen. */
export type NotedAlert = Pick<ChannelTrack, "channel" | "expected" | "words"> & { readonly actual: number };

const noteOf: Readonly<Record<Decision, string>> = {
  requested: "approval requested",
  approved: "approval",
  rejected: "rejection",
};

/** What people decide: every step is noted in the log, with who, when and why. */
export class Decisions {
  constructor(
    private readonly core: TrackCore,
    private readonly books: TrackBooks,
    private readonly reader: TrackReader,
  ) {}

  /** Adds lines to the log as one write and reads it again. */
  async note(...notes: readonly Note[]): Promise<void> {
    const model = this.core.get().gate.last?.modelKey ?? "";
    await this.books.log(notes.map((note) => ({ model, ...note })));
    await this.reader.readLog();
  }

  /** Asks for, gives or refuses the approval of a channel's planned amount; both tables get a row. */
  async decide(channel: string, decision: Decision, note: string): Promise<void> {
    const { core, books } = this;
    const { gate: answer, proposal } = core.get();
    const line = answer.last?.lines.find((one) => one.channel === channel);
    core.nameOrThrow();
    if (!line || !proposal) return;
    if (decision === "rejected" && note.trim() === "") throw new Error(trackText.reasonNeeded);
    const cost = decision === "rejected" ? await costOfRefusing(core.tracker, proposal, channel) : null;
    await books.approve(channel, line.to, note, decision);
    await this.note({ what: noteOf[decision], channel, before: line.from, after: line.to, reason: note, cost });
    await this.reader.look();
    core.set({ announcement: trackText.decided(channel, decision) });
  }

  /** Puts the proposal to work if nothing is in the way: it is logged, and the figures are followed from then on. */
  async apply(override: Override | null): Promise<void> {
    const { core, books, reader } = this;
    core.nameOrThrow();
    const gate = await reader.askGate(override);
    const { proposal } = core.get();
    if (!gate || !proposal) return;
    if (!gate.isOpen) throw new Error(blockWords(gate.blocks));
    await core.keep({ plan: trackedPlan(proposal, gate, core.now()) });
    if (!isFitted(proposal.source)) await books.writeActuals();
    await this.note(...appliedNotes(proposal, gate, override));
    core.set({ announcement: isFitted(proposal.source) ? trackText.appliedFitted : trackText.applied });
    await reader.look();
  }

  /** Notes gaps as seen, with what was found. */
  async noteAlerts(alerts: readonly NotedAlert[]): Promise<void> {
    this.core.nameOrThrow();
    const notes = alerts.map(({ channel, expected, actual, words }): Note => ({
      ...{ what: "alert", channel, before: expected, after: actual, reason: words },
    }));
    await this.note(...notes);
    this.core.set({ announcement: trackText.noted(alerts.map(({ channel }) => channel).join(", ")) });
  }
}

function trackedPlan(
  { source, channels, outcomeName }: Proposal,
  { modelKey }: GateReading,
  since: string,
): TrackedPlan {
  const plan = channels.map(({ name, plan: spend }) => ({ channel: name, spend }));
  return { source, plan, outcomeName, modelKey, since };
}

function appliedNotes({ channels }: Proposal, gate: GateReading, override: Override | null): readonly Note[] {
  const applied = channels.map(({ name, current, plan }): Note => ({
    ...{ what: "plan applied", channel: name, before: current, after: plan, reason: "" },
  }));
  if (!gate.isOverridden) return applied;
  const reason = `model gate overridden: ${override?.reason ?? ""}`;
  return [{ what: "override", channel: "", before: null, after: null, reason, cost: gate.overrideCost }, ...applied];
}
