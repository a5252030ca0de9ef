import { governWords } from "../../text/governWords";
import type { Decisions } from "./decisions";
import { planFills, planRange } from "./planFiller";
import type { Note } from "./trackBooks";
import type { TrackCore } from "./trackCore";
import type { TrackReader } from "./trackReader";
import type { AutonomyStage } from "./tracker";

/** How long a plan must stand still before it is filled in. */
const fillAfterMs = 600;

/** How far the add-in may go on its own, and what it then does. */
export class Autonomy {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly core: TrackCore,
    private readonly reader: TrackReader,
    private readonly decisions: Decisions,
  ) {}

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Kept in the workbook, and a change of it is logged. */
  async setStage(stage: AutonomyStage): Promise<void> {
    const { core } = this;
    const before = core.get().memory.stage;
    if (stage === before) return;
    core.nameOrThrow();
    await core.keep({ stage });
    await this.decisions.note({ what: "stage of autonomy", channel: "", before, after: stage, reason: "" });
    core.set({ announcement: governWords.stageChanged(governWords.stages[stage].name) });
    await this.reader.askGate(null);
  }

  async setPlanRange(name: string): Promise<void> {
    await this.core.keep({ planRange: name });
    if (this.mayFill()) await this.fill();
  }

  /** In the last stage a proposal is filled in once it stands still. */
  fillSoon(): void {
    clearTimeout(this.timer);
    if (this.mayFill()) this.timer = setTimeout(() => void this.core.doing(() => this.fill()), fillAfterMs);
  }

  /** Writes the proposal into the named plan range, where the gate lets it; every cell is logged. */
  async fill(): Promise<void> {
    const { core } = this;
    const { proposal, memory, gate } = core.get();
    if (!proposal || memory.planRange === "" || !gate.last?.mayFill) return;
    core.nameOrThrow();
    const fills = await planFills(core.port, await planRange(core.port, memory.planRange), proposal);
    if (fills.length === 0) return;
    for (const { after, cell } of fills) await core.port.setCells(cell, [[after]]);
    const notes = fills.map(({ channel, before, after }): Note => ({
      ...{ what: "plan range filled", channel, before, after, reason: governWords.automatic },
    }));
    await this.decisions.note(...notes);
    core.set({ announcement: governWords.filled(fills.length, memory.planRange) });
  }

  private mayFill(): boolean {
    return this.core.get().memory.stage === "fill the plan range";
  }
}
