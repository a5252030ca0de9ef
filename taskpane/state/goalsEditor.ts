import { changedCells, one, type CellChange } from "./cellChanges";
import { postureCell, withSetting, type Goals, type Objective } from "./goals";
import { mendedTable, withLimit, withLimits, type LimitField, type LimitValue } from "./limitsTable";
import type { PlanAsker } from "./planAsker";
import type { LimitMend } from "./planner";
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

  /** The share of a channel's current spend above which a move needs an approval. */
  readonly setApprovalAbove = (approvalAbove: number): Promise<void> =>
    this.core.doing(() => this.change({ approvalAbove }, one(this.core.get().cells.approvalAbove, approvalAbove)));

  readonly setLimit = (name: string, field: LimitField, value: LimitValue): Promise<void> =>
    this.core.doing(() => this.changeLimits(withLimit(this.core.get().goals.limits, name, field, value)));

  /** The same Max move for every channel; null for none. */
  readonly setLargestMove = (share: number | null): Promise<void> =>
    this.core.doing(() => this.changeGuardrail(this.channels(), share));

  /** The share of all money that may change place; null for no limit. */
  readonly setTurnover = (share: number | null): Promise<void> =>
    this.core.doing(() => this.changeGuardrail(["Total"], share));

  /** One assumption of the model, such as "Paid search Elasticity"; null goes back to the default. */
  readonly setAssumption = (name: string, value: number | null): Promise<void> =>
    this.core.doing(async () => {
      const { goals, cells } = this.core.get();
      const settings = withSetting(goals.settings, this.channels(), name, value);
      await this.change({ settings }, cells.settings ? changedCells(goals.settings, settings, cells.settings) : []);
    });

  /** Carries out what the engine offered against a problem of the limits. */
  readonly mend = (mend: LimitMend): Promise<void> =>
    mend.kind === "budget"
      ? this.setBudget(mend.value)
      : this.core.doing(() => this.changeLimits(mendedTable(this.core.get().goals.limits ?? [], mend)));

  private channels(): readonly string[] {
    return (this.core.get().model.last?.channels ?? []).map(({ name }) => name);
  }

  /** What the user says now replaces what an older workbook had agreed to. */
  private async changeGuardrail(names: readonly string[], share: number | null): Promise<void> {
    await this.changeLimits(withLimits(this.core.get().goals.limits, names, "Max move", share), { olderMoves: null });
  }

  private async changeLimits(limits: NonNullable<Goals["limits"]>, also: Partial<Goals> = {}): Promise<void> {
    const { goals, cells } = this.core.get();
    await this.change({ limits, ...also }, cells.limits ? changedCells(goals.limits, limits, cells.limits) : []);
  }

  private async change(change: Partial<Goals>, cells: readonly CellChange[]): Promise<void> {
    const before = this.core.get().goals;
    this.core.set({ goals: { ...before, ...change } });
    try {
      for (const { place, contents } of cells) await this.core.port.setCells(place, contents);
    } catch (error) {
      this.core.set({ goals: before }); // the sheet refused: it stays the truth
      throw error;
    }
    await this.asker.ask();
    await this.core.keep();
  }
}
