import type { WorkbookPort } from "../../../src/workbook";
import { Autonomy } from "./autonomy";
import { Decisions, type Decision, type NotedAlert } from "./decisions";
import { TrackBooks, type Note } from "./trackBooks";
import { TrackCore } from "./trackCore";
import { loadTrackMemory, type TrackMemory } from "./trackMemory";
import { TrackReader } from "./trackReader";
import type { Proposal, TrackState } from "./trackState";
import { TrackVisits } from "./trackVisits";
import type { AutonomyStage, Override, ReviewBlock, Tracker } from "./tracker";

export type { Proposal, TrackState } from "./trackState";

/** Puts plans to work, asks and notes approvals, follows the actual figures, and keeps the log. */
export class TrackStore {
  private readonly core: TrackCore;
  private readonly reader: TrackReader;
  private readonly decisions: Decisions;
  private readonly autonomy: Autonomy;
  private readonly visits: TrackVisits;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly port: WorkbookPort,
    readonly tracker: Tracker,
    /** ISO time. */
    now: () => string,
  ) {
    this.core = new TrackCore(port, tracker, now);
    this.reader = new TrackReader(this.core);
    this.decisions = new Decisions(this.core, new TrackBooks(this.core), this.reader);
    this.autonomy = new Autonomy(this.core, this.reader, this.decisions);
    this.visits = new TrackVisits(this.core);
  }

  readonly get = (): TrackState => this.core.get();
  readonly subscribe = (listener: () => void): (() => void) => this.core.subscribe(listener);

  /** Brings back what the workbook remembers and follows changes of our sheets; returns what ends it. */
  start(): () => void {
    void this.core.doing(async () => {
      this.core.set({ memory: await loadTrackMemory(this.port) });
      await this.reader.look();
    });
    const stop = this.port.onChange((address) => {
      const { actualsSheet, approvalsSheet, logSheet } = this.core.get().memory;
      if (address && ![actualsSheet, approvalsSheet, logSheet].includes(address.sheet)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.core.doing(() => this.reader.look()), 200);
    });
    return () => {
      stop();
      clearTimeout(this.timer);
      this.autonomy.stop();
    };
  }

  /** The plan that could be put to work; in the last stage of autonomy it is filled in once it stands still. */
  readonly propose = (proposal: Proposal | null): Promise<void> =>
    this.core.doing(async () => {
      this.core.set({ proposal });
      await this.reader.askGate(null);
      this.autonomy.fillSoon();
    });

  readonly setWho = (who: string): void => {
    this.core.set({ isNameMissing: false });
    void this.keep({ who });
  };

  readonly setStage = (stage: AutonomyStage): Promise<void> => this.core.doing(() => this.autonomy.setStage(stage));
  readonly setPlanRange = (name: string): Promise<void> => this.core.doing(() => this.autonomy.setPlanRange(name));
  readonly fill = (): Promise<void> => this.core.doing(() => this.autonomy.fill());

  readonly decide = (channel: string, decision: Decision, note: string): Promise<void> =>
    this.core.doing(() => this.decisions.decide(channel, decision, note));
  readonly apply = (override: Override | null): Promise<void> => this.core.doing(() => this.decisions.apply(override));
  readonly noteAlerts = (...alerts: readonly NotedAlert[]): Promise<void> =>
    this.core.doing(() => this.decisions.noteAlerts(alerts));
  /** Adds a line to the log and reads it again. */
  readonly note = (note: Note): Promise<void> => this.decisions.note(note);

  readonly goTo = (kind: Parameters<TrackVisits["goTo"]>[0]): Promise<void> =>
    this.core.doing(() => this.visits.goTo(kind));
  readonly show = (say: (sheet: string) => string, block: () => Promise<ReviewBlock>): Promise<void> =>
    this.core.doing(() => this.visits.show(say, block));
  readonly showStart = (): Promise<void> => this.core.doing(() => this.visits.showStart());
  readonly selectActuals = (): Promise<void> => this.core.doing(() => this.visits.selectActuals());

  readonly keep = (change: Partial<TrackMemory>): Promise<void> => this.core.keep(change);
  readonly nameOrThrow = (): string => this.core.nameOrThrow();
}
