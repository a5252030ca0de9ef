import { failed, ready, working } from "../../state/workspace";
import { problemText } from "../../state/problemText";
import type { TrackCore } from "./trackCore";
import { askGate, askLog, askTracks } from "./trackQuestions";
import type { GateReading, Override } from "./tracker";

/** Reads our sheets and asks the engine what they mean: the gate, the tracks, the log. */
export class TrackReader {
  constructor(private readonly core: TrackCore) {}

  /** Reads our sheets again and asks everything anew. */
  async look(): Promise<void> {
    await this.askGate(null);
    await this.follow();
    await this.readLog();
  }

  async askGate(override: Override | null): Promise<GateReading | null> {
    const { core } = this;
    const { proposal } = core.get();
    if (!proposal) return null;
    core.set({ gate: working(core.get().gate) });
    try {
      const gate = await askGate(core.ground(), proposal, override);
      core.set({ gate: ready(gate) });
      return gate;
    } catch (error) {
      core.set({ gate: failed(core.get().gate, problemText(error)) });
      return null;
    }
  }

  private async follow(): Promise<void> {
    const { core } = this;
    core.set({ tracks: working(core.get().tracks) });
    try {
      core.set({ tracks: ready(await askTracks(core.ground())) });
    } catch (error) {
      core.set({ tracks: failed(core.get().tracks, problemText(error)) });
    }
  }

  async readLog(): Promise<void> {
    const { core } = this;
    if (core.get().memory.logSheet === "") return;
    try {
      core.set({ log: ready(await askLog(core.ground())) });
    } catch (error) {
      core.set({ log: failed(core.get().log, problemText(error)) });
    }
  }
}
