import type { WorkbookPort } from "../../../src/workbook";
import { problemText } from "../../state/problemText";
import { trackText } from "../../text/trackText";
import { saveTrackMemory, type TrackMemory } from "./trackMemory";
import type { Ground } from "./trackQuestions";
import { firstTrackState, type TrackState } from "./trackState";
import type { Tracker } from "./tracker";

/** Somebody acts who has not said who they are: the name is asked for in its own field. */
class NameMissing extends Error {}

/** What every part of the Track store stands on: the one state with its listeners, the workbook, and the engine. */
export class TrackCore {
  private state = firstTrackState;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly port: WorkbookPort,
    readonly tracker: Tracker,
    /** ISO time. */
    readonly now: () => string,
  ) {}

  readonly get = (): TrackState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly set = (change: Partial<TrackState>): void => {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  };

  ground(): Ground {
    return { port: this.port, tracker: this.tracker, memory: this.state.memory };
  }

  /** Remembers something in the workbook; a workbook that cannot keep it is no reason to stop. */
  async keep(change: Partial<TrackMemory>): Promise<void> {
    this.set({ memory: { ...this.state.memory, ...change } });
    await saveTrackMemory(this.port, this.state.memory).catch(() => undefined);
  }

  /** Runs an action; what goes wrong is shown in words, a missing name at its field. */
  async doing(action: () => Promise<void>): Promise<void> {
    this.set({ problem: null, isNameMissing: false });
    try {
      await action();
    } catch (error) {
      const [problem, isNameMissing] = [problemText(error), error instanceof NameMissing];
      this.set({ problem: isNameMissing ? null : problem, isNameMissing, announcement: problem });
    }
  }

  nameOrThrow(): string {
    const who = this.state.memory.who.trim();
    if (who === "") throw new NameMissing(trackText.nameNeeded);
    return who;
  }
}
