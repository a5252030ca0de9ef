import type { WorkbookPort } from "../../../src/workbook";
import { problemText } from "../../state/problemText";
import { failed, ready, working } from "../../state/workspace";
import { governWords } from "../../text/governWords";
import { trackText } from "../../text/trackText";
import { planFills, planRange } from "./planFiller";
import { TrackBooks, type Note } from "./trackBooks";
import { loadTrackMemory, saveTrackMemory, type TrackMemory } from "./trackMemory";
import { askGate, askLog, askTracks, blockWords, costOfRefusing, type Ground } from "./trackQuestions";
import { firstTrackState, type Proposal, type TrackState } from "./trackState";
import { isFitted, type AutonomyStage, type ChannelTrack, type GateReading, type Guardrails } from "./tracker";
import type { Override, Tracker } from "./tracker";

export type { Proposal, TrackState } from "./trackState";

/** Puts plans to work, asks and notes approvals, follows the actual figures, and keeps the log. */
export class TrackStore {
  private state = firstTrackState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fillTimer: ReturnType<typeof setTimeout> | undefined;
  readonly books: TrackBooks;

  constructor(
    readonly port: WorkbookPort,
    readonly tracker: Tracker,
    /** ISO time. */
    readonly now: () => string,
  ) {
    const keeper = { memory: () => this.state.memory, remember: (change: Partial<TrackMemory>) => this.keep(change) };
    this.books = new TrackBooks(port, tracker, keeper, now);
  }

  readonly get = (): TrackState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Brings back what the workbook remembers and follows changes of our sheets; returns what ends it. */
  start(): () => void {
    void this.doing(async () => {
      this.set({ memory: await loadTrackMemory(this.port) });
      await this.look();
    });
    const stop = this.port.onChange((address) => {
      const { actualsSheet, approvalsSheet, logSheet } = this.state.memory;
      if (address && ![actualsSheet, approvalsSheet, logSheet].includes(address.sheet)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.doing(() => this.look()), 200);
    });
    return () => {
      stop();
      clearTimeout(this.timer);
      clearTimeout(this.fillTimer);
    };
  }

  /** The plan that could be put to work; in the last stage of autonomy it is filled in once it stands still. */
  readonly propose = (proposal: Proposal | null): Promise<void> =>
    this.doing(async () => {
      this.set({ proposal });
      await this.askGate(null);
      clearTimeout(this.fillTimer);
      if (this.state.memory.stage === "fill the plan range") this.fillTimer = setTimeout(() => void this.fill(), 600);
    });

  /** Reads our sheets again and asks everything anew. */
  private async look(): Promise<void> {
    await this.askGate(null);
    await this.follow();
    await this.readLog();
  }

  private ground(): Ground {
    return { port: this.port, tracker: this.tracker, memory: this.state.memory };
  }

  private async askGate(override: Override | null): Promise<GateReading | null> {
    const { proposal } = this.state;
    if (!proposal) return null;
    this.set({ gate: working(this.state.gate) });
    try {
      const gate = await askGate(this.ground(), proposal, override);
      this.set({ gate: ready(gate) });
      return gate;
    } catch (error) {
      this.set({ gate: failed(this.state.gate, problemText(error)) });
      return null;
    }
  }

  private async follow(): Promise<void> {
    this.set({ tracks: working(this.state.tracks) });
    try {
      this.set({ tracks: ready(await askTracks(this.ground())) });
    } catch (error) {
      this.set({ tracks: failed(this.state.tracks, problemText(error)) });
    }
  }

  private async readLog(): Promise<void> {
    if (this.state.memory.logSheet === "") return;
    try {
      this.set({ log: ready(await askLog(this.ground())) });
    } catch (error) {
      this.set({ log: failed(this.state.log, problemText(error)) });
    }
  }

  readonly setWho = (who: string): void => void this.keep({ who });

  /** How far the add-in may go: kept in the workbook, and a change of it is logged. */
  readonly setStage = (stage: AutonomyStage): Promise<void> =>
    this.doing(async () => {
      const before = this.state.memory.stage;
      if (stage === before) return;
      this.nameOrThrow();
      await this.keep({ stage });
      await this.note({ what: "stage of autonomy", channel: "", before, after: stage, reason: "" });
      this.set({ announcement: governWords.stageChanged(governWords.stages[stage].name) });
      await this.askGate(null);
    });

  readonly setGuardrails = (guardrails: Guardrails): Promise<void> =>
    this.doing(async () => {
      await this.keep({ guardrails });
      await this.askGate(null);
    });

  readonly setPlanRange = (name: string): Promise<void> =>
    this.doing(async () => {
      await this.keep({ planRange: name });
      if (this.state.memory.stage === "fill the plan range") await this.fill();
    });

  /** Writes the proposal into the named plan range, where the gate lets it; every cell is logged. */
  readonly fill = (): Promise<void> =>
    this.doing(async () => {
      const { proposal, memory, gate } = this.state;
      if (!proposal || memory.planRange === "" || !gate.last?.mayFill) return;
      this.nameOrThrow();
      const fills = await planFills(this.port, await planRange(this.port, memory.planRange), proposal);
      for (const { channel, before, after, cell } of fills) {
        await this.port.setCells(cell, [[after]]);
        await this.note({ what: "plan range filled", channel, before, after, reason: governWords.automatic });
      }
      if (fills.length > 0) this.set({ announcement: governWords.filled(fills.length, memory.planRange) });
    });

  /** Asks for, gives or refuses the approval of a channel's planned amount; both tables get a row. */
  readonly decide = (channel: string, decision: "requested" | "approved" | "rejected", note: string): Promise<void> =>
    this.doing(async () => {
      const { gate: answer, proposal } = this.state;
      const line = answer.last?.lines.find((one) => one.channel === channel);
      this.nameOrThrow();
      if (!line || !proposal) return;
      if (decision === "rejected" && note.trim() === "") throw new Error(trackText.reasonNeeded);
      const cost = decision === "rejected" ? await costOfRefusing(this.tracker, proposal, channel) : null;
      await this.books.approve(channel, line.to, note, decision);
      const what = { requested: "approval requested", approved: "approval", rejected: "rejection" }[decision];
      await this.note({ what, channel, before: line.from, after: line.to, reason: note, cost });
      await this.look();
      this.set({ announcement: trackText.decided(channel, decision) });
    });

  /** Puts the proposal to work if nothing is in the way: it is logged, and the figures are followed from then on. */
  readonly apply = (override: Override | null): Promise<void> =>
    this.doing(async () => {
      this.nameOrThrow();
      const gate = await this.askGate(override);
      const { proposal } = this.state;
      if (!gate || !proposal) return;
      if (!gate.isOpen) throw new Error(blockWords(gate.blocks));
      const plan = {
        source: proposal.source,
        plan: proposal.channels.map(({ name, plan: spend }) => ({ channel: name, spend })),
        outcomeName: proposal.outcomeName,
        modelKey: gate.modelKey,
        since: this.now(),
      };
      await this.keep({ plan });
      if (!isFitted(plan.source)) await this.books.writeActuals();
      await this.logApplied(proposal, gate, override);
      this.set({ announcement: isFitted(plan.source) ? trackText.appliedFitted : trackText.applied });
      await this.look();
    });

  private async logApplied(proposal: Proposal, gate: GateReading, override: Override | null): Promise<void> {
    if (gate.isOverridden)
      await this.note({
        ...{ what: "override", channel: "", before: null, after: null, cost: gate.overrideCost },
        reason: `model gate overridden: ${override?.reason ?? ""}`,
      });
    for (const { name, current, plan } of proposal.channels)
      await this.note({ what: "plan applied", channel: name, before: current, after: plan, reason: "" });
  }

  /** Notes a gap as seen, with what was found. */
  readonly noteAlert = (
    track: Pick<ChannelTrack, "channel" | "expected" | "words"> & { actual: number },
  ): Promise<void> =>
    this.doing(async () => {
      this.nameOrThrow();
      const { channel, expected, actual, words } = track;
      await this.note({ what: "alert", channel, before: expected, after: actual, reason: words });
      this.set({ announcement: trackText.noted(channel) });
    });

  /** Adds a line to the log and reads it again. */
  async note(note: Note): Promise<void> {
    await this.books.log({ model: this.state.gate.last?.modelKey ?? "", ...note });
    await this.readLog();
  }

  nameOrThrow(): string {
    const who = this.state.memory.who.trim();
    if (who === "") throw new Error(trackText.nameNeeded);
    return who;
  }

  readonly goTo = (kind: "actualsSheet" | "approvalsSheet" | "logSheet"): Promise<void> =>
    this.doing(async () => {
      const sheet = this.state.memory[kind];
      if (sheet !== "") await this.port.select({ sheet, row: 5, column: 0, rows: 1, columns: 1 });
    });

  /** Writes a sheet and shows it. */
  readonly show = (say: (sheet: string) => string, block: () => ReturnType<Tracker["startSheet"]>): Promise<void> =>
    this.doing(async () => {
      const { sheet } = await this.port.write(await block(), { kind: "own" });
      await this.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
      this.set({ announcement: say(sheet) });
    });

  /** Goes to the roll-out checklist, whose cells are its state; writes the Start sheet where the workbook has none. */
  readonly showStart = (): Promise<void> =>
    this.doing(async () => {
      const place = (await this.port.places()).find(({ name }) => name === "Rollout_checklist");
      if (place) await this.port.select(place.address);
      else await this.show(trackText.startWritten, () => this.tracker.startSheet());
    });

  /** Selects the figures that are in, so that the next plan can be made from them. */
  readonly selectActuals = (): Promise<void> =>
    this.doing(async () => {
      const { actualsSheet, plan } = this.state.memory;
      const rows = (plan?.plan.length ?? 0) + 1;
      if (actualsSheet !== "") await this.port.select({ sheet: actualsSheet, row: 4, column: 0, rows, columns: 3 });
    });

  /** Runs an action; what goes wrong is shown in words. */
  async doing(action: () => Promise<void>): Promise<void> {
    this.set({ problem: null });
    try {
      await action();
    } catch (error) {
      this.set({ problem: problemText(error), announcement: problemText(error) });
    }
  }

  /** Remembers something in the workbook. */
  async keep(change: Partial<TrackMemory>): Promise<void> {
    this.set({ memory: { ...this.state.memory, ...change } });
    await saveTrackMemory(this.port, this.state.memory).catch(() => undefined); // no reason to stop
  }

  private set(change: Partial<TrackState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
