import type { SheetBlock } from "../../src/sheets";
import type { WritePreview } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { completeLimits } from "./limitsTable";
import { withChecks } from "./checksWriter";
import { approvalsTable } from "./approvalsTable";
import type { PlanBlend, PlanSheet } from "./planner";
import { readGoals, withPlanCells, type GoalCells } from "./source";
import type { Workspace } from "./workspace";
import type { WorkspaceCore } from "./workspaceCore";
import { differs } from "./writtenPlan";

/** The way of the plan into a sheet of its own, and whether that sheet still shows it. */
export class PlanWriter {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly core: WorkspaceCore) {}

  close(): void {
    clearTimeout(this.timer);
  }

  /** The cells that writing the plan would touch. Nothing changes yet. */
  async preview(): Promise<WritePreview> {
    const [plan, ...others] = await this.core.port.previewSheets(await this.blocks(await this.sheet()));
    return { ...plan!, ranges: [plan!, ...others].flatMap(({ ranges }) => ranges) };
  }

  /** Writes the plan as live formulas into a sheet of its own and shows it. From then on its cells hold the goals. */
  async write(): Promise<void> {
    const { core } = this;
    const made = await this.sheet();
    const { own, plan } = made;
    const { sheet } = (await core.port.writeSheets(await this.blocks(made)))[0]!;
    const written = { sheet, own: ownCells(own, core.inputCells, sheet), plan: { sheet, ...plan } };
    const cells = withPlanCells(core.inputCells, written.own);
    const goals = await readGoals(core.port, cells, core.get().goals);
    core.set({ written, cells, goals, sheetDiffers: false, announcement: announcements.written(sheet) });
    await core.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    await core.keep();
  }

  /** The Plan sheet, and the Checks sheet anew where the workbook has one. */
  private blocks({ block }: PlanSheet): Promise<readonly SheetBlock[]> {
    return withChecks(this.core.port, this.core.planner.scenarios.checks, [block], false);
  }

  private async sheet(): Promise<PlanSheet> {
    const { source, model } = this.core.get();
    const question = this.core.question();
    if (!source || !question) throw new Error(announcements.noBudget);
    const channels = (model.last?.channels ?? []).map(({ name }) => name);
    const limits = this.core.inputCells.limits ? question.limits : completeLimits(question.limits, channels);
    const approvals = await approvalsTable(this.core.port);
    const cells = { summary: source.summary, ...this.core.inputCells, approvals };
    return this.core.planner.planSheet({ ...question, limits }, cells, writtenBlend(this.core.get()));
  }

  /** The sheet's own formulas may still be calculating: they get a moment before the pane compares. */
  compareSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.compare(), 1500);
  }

  /** Looks whether the written sheet shows the plan that the pane shows. */
  private async compare(): Promise<void> {
    const { written, plan } = this.core.get();
    const isComparable = written !== null && plan.status === "ready";
    const sheetDiffers = isComparable && (await differs(this.core.port, written.plan, plan.last).catch(() => false));
    this.core.set({ sheetDiffers });
  }
}

/** The chosen blend as the sheet holds it: a formula where its amounts lie on the straight line, else the amounts. */
function writtenBlend({ blend, plan }: Workspace): PlanBlend | null {
  if (!blend || !plan.last) return null;
  const { share, start, spend } = blend;
  const isLine = plan.last.channels.every((channel, at) => {
    const from = start?.[at] ?? channel.current;
    return Math.abs((spend[at] ?? 0) - (from + share * (channel.plan - from))) < 0.02; // both rounded to the cent
  });
  return { share, start, amounts: isLine ? null : spend };
}

/** The plan sheet's own cells of those goals that no inputs sheet holds. */
function ownCells(own: PlanSheet["own"], inputs: GoalCells, sheet: string): Partial<GoalCells> {
  const places = Object.entries(own).filter(([name, range]) => range && !inputs[name as keyof GoalCells]);
  return Object.fromEntries(places.map(([name, range]) => [name, { sheet, ...range }]));
}
