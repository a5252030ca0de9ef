import { changedCells, one, type CellChange } from "./cellChanges";
import { postureCell, withSetting, type Goals, type Objective } from "./goals";
import type { Mend } from "./limitClashes";
import { withLimit, type LimitField, type LimitValue, type MoreLimit } from "./limitsTable";
import type { PlanAsker } from "./planAsker";
import type { WorkspaceCore } from "./workspaceCore";

/** Edits of the goals: at once in the pane and, where a goal stands in a cell, there too; then a new plan. */
export class GoalsEditor {
  constructor(
    private readonly core: WorkspaceCore,
    private readonly asker: PlanAsker,
  ) {}

  readonly setBudget = (budget: number): Promise<void> =>
    this.core.doing(() => this.change({ budget }, one(this.core.get().cells.budget, budget)));

  readonly setObjective = (objective: Objective): Promise<void> =>
    this.core.doing(() => this.change({ objective }, one(this.core.get().cells.objective, objective)));

  readonly setPosture = (posture: number): Promise<void> =>
    this.core.doing(() => this.change({ posture }, one(this.core.get().cells.posture, postureCell(posture))));

  readonly setLimit = (name: string, field: LimitField | MoreLimit, value: LimitValue): Promise<void> =>
    this.core.doing(async () => {
      const { goals, cells } = this.core.get();
      const limits = withLimit(goals.limits, name, field, value);
      await this.change({ limits }, cells.limits ? changedCells(goals.limits, limits, cells.limits) : []);
    });

  /** One assumption of the model, such as "Paid search Elasticity"; null goes back to the default. */
  readonly setAssumption = (name: string, value: number | null): Promise<void> =>
    this.core.doing(async () => {
      const { goals, cells, model } = this.core.get();
      const channels = (model.last?.channels ?? []).map((channel) => channel.name);
      const settings = withSetting(goals.settings, channels, name, value);
      await this.change({ settings }, cells.settings ? changedCells(goals.settings, settings, cells.settings) : []);
    });

  readonly mend = (mend: Mend): Promise<void> =>
    mend.kind === "budget" ? this.setBudget(mend.value) : this.setLimit(mend.name, mend.field, mend.value);

  private async change(change: Partial<Goals>, cells: readonly CellChange[]): Promise<void> {
    const before = this.core.get().goals;
    this.core.set({ goals: { ...before, ...change } });
    try {
      for (const { place, value } of cells) await this.core.port.setCells(place, [[value]]);
    } catch (error) {
      this.core.set({ goals: before }); // the sheet refused: it stays the truth
      throw error;
    }
    await this.asker.ask();
    await this.core.keep();
  }
}
