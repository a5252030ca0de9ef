import type { SheetValues } from "../../../src/base";
import type { Address, WorkbookPort } from "../../../src/workbook";
import { problemText } from "../../state/problemText";
import { failed, noAnswer, ready, working, type Answer } from "../../state/workspace";
import { trackText } from "../../text/trackText";
import { loadTrackMemory, noTrackMemory, saveTrackMemory, type TrackMemory } from "./trackMemory";
import type { ChannelTrack, GateReading, LogEntry, LogReport, ModelSource, Override, Tracker } from "./tracker";
import { addRow, filledActuals, nextRow, readTable } from "./trackTables";

/** A plan as the Plan step shows it, with the model it was made from. */
export interface Proposal {
  readonly source: ModelSource;
  readonly outcomeName: string;
  readonly channels: readonly { readonly name: string; readonly current: number; readonly plan: number }[];
}

/** Everything that the Track screen shows. Immutable: the store replaces it as a whole. */
export interface TrackState {
  readonly memory: TrackMemory;
  readonly proposal: Proposal | null;
  readonly gate: Answer<GateReading>;
  /** null while no actual figures are in. */
  readonly tracks: Answer<readonly ChannelTrack[] | null>;
  readonly log: Answer<{ readonly report: LogReport; readonly rows: SheetValues }>;
  readonly problem: string | null;
  readonly announcement: string;
}

const first: TrackState = {
  memory: noTrackMemory,
  proposal: null,
  gate: noAnswer,
  tracks: noAnswer,
  log: noAnswer,
  problem: null,
  announcement: "",
};

const columns = { actuals: 3, approvals: 6, log: 11 } as const;

/** Puts plans to work, asks and notes approvals, follows the actual figures, and keeps the log. */
export class TrackStore {
  private state = first;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: WorkbookPort,
    private readonly tracker: Tracker,
    /** ISO time. */
    private readonly now: () => string,
  ) {}

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
    };
  }

  /** The plan that could be put to work. */
  readonly propose = (proposal: Proposal | null): Promise<void> =>
    this.doing(async () => {
      this.set({ proposal });
      await this.askGate(null);
    });

  /** Reads our sheets again and asks everything anew. */
  private async look(): Promise<void> {
    await this.askGate(null);
    await this.follow();
    await this.readLog();
  }

  private async askGate(override: Override | null): Promise<GateReading | null> {
    const { proposal, memory } = this.state;
    if (!proposal) return null;
    this.set({ gate: working(this.state.gate) });
    try {
      const approvals = await readTable(this.port, memory.approvalsSheet, columns.approvals);
      const gate = await this.tracker.gate({
        source: proposal.source,
        current: proposal.channels.map(({ name, current }) => [name, current]),
        proposed: proposal.channels.map(({ name, plan }) => [name, plan]),
        ...{ approvals, override, stage: memory.stage },
      });
      this.set({ gate: ready(gate) });
      return gate;
    } catch (error) {
      this.set({ gate: failed(this.state.gate, problemText(error)) });
      return null;
    }
  }

  private async follow(): Promise<void> {
    const { plan, actualsSheet } = this.state.memory;
    if (!plan) return;
    this.set({ tracks: working(this.state.tracks) });
    try {
      const actuals = filledActuals(await readTable(this.port, actualsSheet, columns.actuals));
      const amounts = plan.plan.map(({ channel, spend }) => [channel, spend]);
      this.set({ tracks: ready(actuals && (await this.tracker.track(plan.source, amounts, actuals))) });
    } catch (error) {
      this.set({ tracks: failed(this.state.tracks, problemText(error)) });
    }
  }

  private async readLog(): Promise<void> {
    const { logSheet, anchor } = this.state.memory;
    if (logSheet === "") return;
    try {
      const table = await readTable(this.port, logSheet, columns.log);
      const report = await this.tracker.verify(table, anchor);
      const rows = (table ?? []).slice(1).filter((cells) => cells[0] !== null);
      this.set({ log: ready({ report, rows }) });
    } catch (error) {
      this.set({ log: failed(this.state.log, problemText(error)) });
    }
  }

  readonly setWho = (who: string): void => {
    this.remember({ who });
    void this.keep();
  };

  /** Asks for, gives or refuses the approval of a channel's planned amount; both tables get a row. */
  readonly decide = (channel: string, decision: "requested" | "approved" | "rejected", note: string): Promise<void> =>
    this.doing(async () => {
      const line = this.state.gate.last?.lines.find((one) => one.channel === channel);
      const who = this.nameOrThrow();
      if (!line) return;
      if (decision === "rejected" && note.trim() === "") throw new Error(trackText.reasonNeeded);
      await this.ensureSheets();
      const { approvalsSheet } = this.state.memory;
      const table = await readTable(this.port, approvalsSheet, columns.approvals);
      const date = this.now().slice(0, 10);
      await addRow(this.port, approvalsSheet, nextRow(table), [channel, line.to, who, date, note || null, decision]);
      const what = { requested: "approval requested", approved: "approval", rejected: "rejection" }[decision];
      await this.log({ what, channel, before: line.from, after: line.to, reason: note });
      await this.look();
      this.set({ announcement: trackText.decided(channel, decision) });
    });

  /** Puts the proposal to work if nothing is in the way: it is logged, and the Actuals sheet waits for figures. */
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
      this.remember({ plan });
      await this.writeActuals();
      const reason = gate.isOverridden ? `model gate overridden: ${override?.reason ?? ""}` : "";
      for (const { name, current, plan: spend } of proposal.channels)
        await this.log({ what: "plan applied", channel: name, before: current, after: spend, reason });
      this.set({ announcement: trackText.applied });
      await this.look();
    });

  /** Notes a gap as seen, with what was found. */
  readonly noteAlert = (track: ChannelTrack): Promise<void> =>
    this.doing(async () => {
      this.nameOrThrow();
      const { channel, expected, actualOutcome, words } = track;
      await this.log({ what: "alert", channel, before: expected, after: actualOutcome, reason: words });
      await this.readLog();
      this.set({ announcement: trackText.noted(channel) });
    });

  private async writeActuals(): Promise<void> {
    await this.ensureSheets();
    const { plan } = this.state.memory;
    if (!plan) return;
    const { actuals } = await this.tracker.sheets(plan.plan, plan.outcomeName);
    const { sheet } = await this.port.write(actuals, { kind: "own" });
    this.remember({ actualsSheet: sheet });
    await this.keep();
  }

  /** The Approvals and Log sheets are made once; where one was deleted a new one begins, and the log says so. */
  private async ensureSheets(): Promise<void> {
    const present = await this.port.sheets();
    const { approvalsSheet, logSheet, plan } = this.state.memory;
    const { approvals, log } = await this.tracker.sheets(plan?.plan ?? [], plan?.outcomeName ?? "outcome");
    if (!present.includes(approvalsSheet)) {
      const { sheet } = await this.port.write(approvals, { kind: "own" });
      this.remember({ approvalsSheet: sheet });
    }
    if (!present.includes(logSheet)) {
      const { sheet } = await this.port.write(log, { kind: "own" });
      this.remember({ logSheet: sheet, anchor: null });
    }
    await this.keep();
  }

  private async log(entry: Pick<LogEntry, "what" | "channel" | "before" | "after" | "reason">): Promise<void> {
    await this.ensureSheets();
    const { logSheet, who, plan } = this.state.memory;
    const table = await readTable(this.port, logSheet, columns.log);
    const model = plan?.modelKey ?? this.state.gate.last?.modelKey ?? "";
    const row = await this.tracker.append(table, { ...entry, time: this.now(), who, model, cost: null });
    await addRow(this.port, logSheet, row.row, row.cells);
    const [count, hash] = [row.cells[0], row.cells.at(-1)];
    if (typeof count === "number" && typeof hash === "string") this.remember({ anchor: { count, hash } });
    await this.keep();
  }

  private nameOrThrow(): string {
    const who = this.state.memory.who.trim();
    if (who === "") throw new Error(trackText.nameNeeded);
    return who;
  }

  readonly goTo = (kind: "actualsSheet" | "approvalsSheet" | "logSheet"): Promise<void> =>
    this.doing(async () => {
      const sheet = this.state.memory[kind];
      if (sheet !== "") await this.port.select({ sheet, row: 5, column: 0, rows: 1, columns: 1 });
    });

  /** Writes the monthly review as a sheet of live formulas over what the workbook holds. */
  readonly writeReview = (plan: Address | null, before: Address | null): Promise<void> =>
    this.doing(async () => {
      const { plan: running, actualsSheet, approvalsSheet, logSheet } = this.state.memory;
      if (!running) return;
      const n = running.plan.length;
      const block = await this.tracker.review({
        nChannels: n,
        actuals: { sheet: actualsSheet, row: 4, column: 0, rows: n + 1, columns: 3 },
        planned: { sheet: actualsSheet, row: 5, column: 4, rows: n, columns: 1 },
        ...{ plan, before, approvalsSheet, logSheet },
      });
      const { sheet } = await this.port.write(block, { kind: "own" });
      await this.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
      this.set({ announcement: trackText.reviewWritten(sheet) });
    });

  /** Selects the figures that are in, so that the next plan can be made from them. */
  readonly selectActuals = (): Promise<void> =>
    this.doing(async () => {
      const { actualsSheet, plan } = this.state.memory;
      const rows = (plan?.plan.length ?? 0) + 1;
      if (actualsSheet !== "") await this.port.select({ sheet: actualsSheet, row: 4, column: 0, rows, columns: 3 });
    });

  private async doing(action: () => Promise<void>): Promise<void> {
    this.set({ problem: null });
    try {
      await action();
    } catch (error) {
      this.set({ problem: problemText(error), announcement: problemText(error) });
    }
  }

  private remember(change: Partial<TrackMemory>): void {
    this.set({ memory: { ...this.state.memory, ...change } });
  }

  private async keep(): Promise<void> {
    await saveTrackMemory(this.port, this.state.memory).catch(() => undefined); // no reason to stop
  }

  private set(change: Partial<TrackState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** What is in the way, then every way out once. */
function blockWords(blocks: GateReading["blocks"]): string {
  const mends = [...new Set(blocks.map(({ mend }) => mend))];
  return `${blocks.map(({ what }) => what).join("; ")}. ${mends.join(". ")}.`;
}
