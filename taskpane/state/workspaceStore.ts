import { fieldOfKind } from "./soughtLimit";
import type { SheetBlock } from "../../src/sheets";
import type { Address, WorkbookPort } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { firstGoals } from "./goals";
import { GoalsEditor } from "./goalsEditor";
import { loadPaneState } from "./paneState";
import { PlanAsker } from "./planAsker";
import type { Planner, PlanQuestion } from "./planner";
import { PlanWriter } from "./planWriter";
import { firstScenarios, type PaneScenario } from "./scenarios";
import { ScenarioWriter } from "./scenarioWriter";
import { findInputs, noCells, readGoals, withPlanCells, type Source } from "./source";
import { WorkbookWatch } from "./workbookWatch";
import { noAnswer, type ChosenBlend, type ScreenId, type Workspace } from "./workspace";
import { WorkspaceCore } from "./workspaceCore";
import { stillThere } from "./writtenPlan";

/** Knows whether a table is a history by date, which needs a fitted model before anything is planned. */
export interface HistoryFinder {
  isHistory(address: Address): Promise<boolean>;
}

/** What the pane keeps and does. This part chooses what is planned from; the others ask, edit and write. */
export class WorkspaceStore {
  private readonly core: WorkspaceCore;
  private readonly asker: PlanAsker;
  private readonly editor: GoalsEditor;
  private readonly planWriter: PlanWriter;
  private readonly scenarioWriter: ScenarioWriter;
  private readonly watch: WorkbookWatch;

  constructor(
    port: WorkbookPort,
    planner: Planner,
    /** Tells a history from a table that is planned from directly; without it every table is the latter. */
    private readonly tables: HistoryFinder | null = null,
  ) {
    this.core = new WorkspaceCore(port, planner);
    this.asker = new PlanAsker(this.core);
    this.editor = new GoalsEditor(this.core, this.asker);
    this.planWriter = new PlanWriter(this.core);
    this.scenarioWriter = new ScenarioWriter(this.core);
    this.watch = new WorkbookWatch(this.core, () => void this.reload());
  }

  readonly get = (): Workspace => this.core.get();
  readonly subscribe = (listener: () => void): (() => void) => this.core.subscribe(listener);
  readonly question = (): PlanQuestion | null => this.core.question();

  readonly setBudget: GoalsEditor["setBudget"] = (budget) => this.editor.setBudget(budget);
  readonly setObjective: GoalsEditor["setObjective"] = (objective) => this.editor.setObjective(objective);
  readonly setPosture: GoalsEditor["setPosture"] = (posture) => this.editor.setPosture(posture);
  readonly setApprovalAbove: GoalsEditor["setApprovalAbove"] = (share) => this.editor.setApprovalAbove(share);
  readonly setLargestMove: GoalsEditor["setLargestMove"] = (share) => this.editor.setLargestMove(share);
  readonly setTurnover: GoalsEditor["setTurnover"] = (share) => this.editor.setTurnover(share);
  readonly setLimit: GoalsEditor["setLimit"] = (name, field, value) => this.editor.setLimit(name, field, value);
  readonly setAssumption: GoalsEditor["setAssumption"] = (name, value) => this.editor.setAssumption(name, value);
  readonly mend: GoalsEditor["mend"] = (mend) => this.editor.mend(mend);

  readonly cancelPlan = (): void => this.asker.cancel();
  /** The plan between now and the recommended one that is shown and written; null for the recommended one. */
  readonly setBlend = (blend: ChosenBlend | null): void => this.core.set({ blend });

  readonly previewPlanSheet = () => this.planWriter.preview();
  readonly writePlanSheet = () => this.planWriter.write();
  readonly previewScenarioSheets = () => this.scenarioWriter.previewScenarios();
  readonly writeScenarioSheets = () => this.scenarioWriter.writeScenarios();
  readonly previewReports = () => this.scenarioWriter.previewReports();
  readonly writeReports = () => this.scenarioWriter.writeReports();

  /** Our formulas as values for readers without the add-in, and back. */
  readonly frozenFormulas = () => this.core.port.frozenFormulas();
  readonly freezeFormulas = () => this.core.port.freezeFormulas();
  readonly restoreFormulas = () => this.core.port.restoreFormulas();

  /** Finds out what the workbook holds: our Inputs sheet, the table planned from last time, or nothing yet. */
  async open(): Promise<void> {
    const { port } = this.core;
    this.watch.start();
    const saved = await loadPaneState(port);
    const inputs = await findInputs(port).catch(() => null);
    if (saved) {
      const { screen, goals, written, scenarios = firstScenarios } = saved;
      this.core.set({ screen, goals, written, scenarios });
    }
    const kept = saved && (await port.sheets()).includes(saved.source.summary.sheet) ? saved.source : null;
    const isOwnChoice = kept?.kind === "history" || kept?.kind === "fit";
    const source = isOwnChoice ? kept : (inputs?.source ?? kept);
    if (!source) return this.showFirstRun();
    await this.load(source, saved?.screen ?? "plan");
  }

  close(): void {
    this.watch.stop();
    this.planWriter.close();
  }

  private async showFirstRun(): Promise<void> {
    this.core.set({ phase: "first", source: null, cells: noCells });
    await this.core.port.selection().then(
      (address) => this.watch.noteSelection(address),
      () => undefined,
    );
  }

  /** Plans from the table around the selection. */
  readonly planSelection = (): Promise<void> =>
    this.core.doing(async () => {
      const { port } = this.core;
      await this.takeTable(await port.region(await port.selection()), "goals");
    });

  /** Goes on with a table that was picked on the Data screen. */
  readonly useTable = (table: Address): Promise<void> => this.core.doing(() => this.takeTable(table, "data"));

  /** Plans with a fitted model: the cell that holds its key is what is planned from. */
  readonly useFit = (model: Address, screen: ScreenId): Promise<void> =>
    this.core.doing(async () => {
      this.startAfresh();
      await this.load({ kind: "fit", summary: model }, screen);
    });

  /** Goes back from a history to the workbook's own Inputs sheet; to the first question where there is none. */
  readonly useJudgement = (): Promise<void> =>
    this.core.doing(async () => {
      const inputs = await findInputs(this.core.port);
      if (!inputs) return this.showFirstRun();
      this.startAfresh();
      await this.load(inputs.source, "model");
    });

  /** A history is looked at first and fitted then; from any other table the plan is made at once. */
  private async takeTable(summary: Address, screen: ScreenId): Promise<void> {
    const isHistory = (await this.tables?.isHistory(summary).catch(() => false)) ?? false;
    this.startAfresh();
    await (isHistory ? this.load({ kind: "history", summary }, "data") : this.load({ kind: "table", summary }, screen));
  }

  readonly planSample = (): Promise<void> =>
    this.core.doing(async () => this.start(await this.core.planner.sampleSheet()));

  readonly startEmpty = (): Promise<void> =>
    this.core.doing(async () => this.start(await this.core.planner.emptySheet()));

  /** Writes a sheet of inputs and plans from it. */
  private async start(block: SheetBlock): Promise<void> {
    const { port } = this.core;
    const { sheet } = await port.write(block, { kind: "own" });
    const inputs = await findInputs(port);
    if (!inputs) throw new Error(announcements.noInputsFound(sheet));
    await port.select({ ...inputs.source.summary });
    this.startAfresh();
    await this.load(inputs.source, "goals");
  }

  /** Another table has other channels: nothing of the last one's goals and answers stays. */
  private startAfresh(): void {
    this.asker.forget();
    const answers = { model: noAnswer, plan: noAnswer, problems: [], blend: null, written: null, sheetDiffers: false };
    const { olderMoves } = this.core.get().goals;
    this.core.set({ goals: { ...firstGoals, olderMoves }, ...answers, scenarios: firstScenarios });
  }

  /** Back to the first question, to plan from another table. The sheets stay as they are. */
  readonly chooseAnother = (): Promise<void> => this.core.doing(() => this.showFirstRun());

  readonly goToCell = (address: Address): Promise<void> => this.core.doing(() => this.core.port.select(address));

  readonly goTo = (screen: ScreenId): void => {
    this.core.set({ screen, soughtLimit: null });
    void this.core.keep();
  };

  /** To the field in which a limit of this kind is typed. */
  readonly goToLimit = (name: string, kind: string): void => {
    this.goTo("goals");
    this.core.set({ soughtLimit: { name, field: fieldOfKind(kind) } });
  };

  readonly retry = (): Promise<void> => this.core.doing(() => this.reload());

  private async reload(): Promise<void> {
    const { source, screen } = this.core.get();
    if (source) await this.load(source, screen);
  }

  /** Reads the table and the goals, then asks for the model and the plan. */
  private async load(source: Source, screen: ScreenId): Promise<void> {
    const { core } = this;
    const inputs = source.kind === "inputs" ? await findInputs(core.port) : null;
    const current = inputs?.source ?? source;
    core.inputCells = inputs?.cells ?? noCells;
    const written = await stillThere(core.port, core.get().written);
    const cells = withPlanCells(core.inputCells, written?.own ?? null);
    const reading = await core.port.read(current.summary);
    const goals = await readGoals(core.port, cells, core.get().goals);
    const budgetFormula = cells.budget ? ((await core.port.read(cells.budget)).formulas[0]?.[0] ?? "") : "";
    core.set({ phase: "ready", budgetFormula, source: current, cells, reading, goals, screen, written });
    if (current.kind !== "history") await this.asker.ask();
    this.planWriter.compareSoon();
    await core.keep();
  }

  readonly undo = (): Promise<void> =>
    this.core.doing(async () => {
      const isUndone = await this.core.port.undoLastWrite();
      this.core.set({ announcement: isUndone ? announcements.undone : announcements.nothingToUndo });
      await this.retry();
    });

  readonly dismissTrouble = (): void => this.core.set({ trouble: null });

  /** Runs an action; what goes wrong is shown in words and nothing is lost. */
  readonly attempt = (action: () => Promise<void>): Promise<void> => this.core.doing(action);

  readonly setScenarios = (scenarios: readonly PaneScenario[]): void => {
    this.core.set({ scenarios });
    void this.core.keep();
  };
}
