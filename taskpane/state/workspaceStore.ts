import type { SheetBlock } from "../../src/sheets";
import type { Address, WorkbookPort, WritePreview } from "../../src/workbook";
import { firstGoals, postureCell, withSetting, type Goals, type Objective } from "./goals";
import { completeLimits, withLimit, type LimitField, type LimitValue, type MoreLimit } from "./limitsTable";
import { changedCells, one, type CellChange } from "./cellChanges";
import type { Mend } from "./limitClashes";
import type { PlanCells, Planner, PlanQuestion, PlanSheet } from "./planner";
import { loadPaneState, savePaneState } from "./paneState";
import { previewBlocks } from "./previewBlocks";
import type { ReportNames, SheetNames } from "./scenarioPlanner";
import { firstScenarios, type PaneScenario } from "./scenarios";
import { problemText } from "./problemText";
import { differs, stillThere } from "./writtenPlan";
import { addressText, findInputs, noCells, readGoals, withPlanCells, type GoalCells, type Source } from "./source";
import { announcements } from "../text/announcements";
import { failed, firstWorkspace, noAnswer, ready, working, type ScreenId, type Workspace } from "./workspace";

/** Knows whether a table is a history by date, which needs a fitted model before anything is planned. */
export interface HistoryFinder {
  isHistory(address: Address): Promise<boolean>;
}

/** What the pane keeps and does: reads the workbook through the port, asks the engine, tells its listeners. */
export class WorkspaceStore {
  private state: Workspace = firstWorkspace;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[] = [];
  /** Counts the questions, so that a late answer to an old one is dropped. */
  private asked = 0;
  /** The goals' cells on the inputs sheet alone: what a plan sheet refers to. */
  private inputCells: GoalCells = noCells;
  private compareTimer: ReturnType<typeof setTimeout> | undefined;
  private reloadTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: WorkbookPort,
    private readonly planner: Planner,
    /** Tells a history from a table that is planned from directly; without it every table is the latter. */
    private readonly tables: HistoryFinder | null = null,
  ) {}

  readonly get = (): Workspace => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Finds out what the workbook holds: our Inputs sheet, the table planned from last time, or nothing yet. */
  async open(): Promise<void> {
    this.stops.push(this.port.onSelection((address) => void this.noteSelection(address)));
    this.stops.push(this.port.onChange((address) => this.noteChange(address)));
    const saved = await loadPaneState(this.port);
    const inputs = await findInputs(this.port).catch(() => null);
    if (saved)
      this.set({
        screen: saved.screen,
        goals: saved.goals,
        written: saved.written,
        scenarios: saved.scenarios ?? firstScenarios,
      });
    const kept = saved && (await this.port.sheets()).includes(saved.source.summary.sheet) ? saved.source : null;
    const isOwnChoice = kept?.kind === "history" || kept?.kind === "fit";
    const source = isOwnChoice ? kept : (inputs?.source ?? kept);
    if (!source) return this.showFirstRun();
    await this.load(source, saved?.screen ?? "plan");
  }

  close(): void {
    this.stops.forEach((stop) => stop());
    clearTimeout(this.reloadTimer);
    clearTimeout(this.compareTimer);
  }

  private async showFirstRun(): Promise<void> {
    this.set({ phase: "first", source: null, cells: noCells });
    await this.port.selection().then(
      (address) => this.noteSelection(address),
      () => undefined,
    );
  }

  private async noteSelection(address: Address): Promise<void> {
    if (this.state.phase !== "first") return;
    const region = await this.port.region(address).catch(() => address);
    this.set({ selection: region.rows > 1 && region.columns > 1 ? addressText(region) : null });
  }

  /** The user, a colleague or a recalculation changed cells: look again, once for a burst of changes. */
  private noteChange(address: Address | null): void {
    const { source } = this.state;
    if (!source || (address && !this.concerns(address))) return;
    clearTimeout(this.reloadTimer);
    this.reloadTimer = setTimeout(() => void this.load(source, this.state.screen), 120);
  }

  private concerns(address: Address): boolean {
    const { source, cells, written } = this.state;
    const watched = [source?.summary, written?.plan, ...Object.values(cells)];
    return watched.some((place) => place?.sheet === address.sheet);
  }

  /** Plans from the table around the selection. */
  readonly planSelection = (): Promise<void> =>
    this.doing(async () => this.takeTable(await this.port.region(await this.port.selection()), "goals"));

  /** Goes on with a table that was picked on the Data screen. */
  readonly useTable = (table: Address): Promise<void> => this.doing(() => this.takeTable(table, "data"));

  /** Plans with a fitted model: the cell that holds its key is what is planned from. */
  readonly useFit = (model: Address, screen: ScreenId): Promise<void> =>
    this.doing(async () => {
      this.startAfresh();
      await this.load({ kind: "fit", summary: model }, screen);
    });

  /** Goes back from a history to the workbook's own Inputs sheet; to the first question where there is none. */
  readonly useJudgement = (): Promise<void> =>
    this.doing(async () => {
      const inputs = await findInputs(this.port);
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

  readonly planSample = (): Promise<void> => this.doing(async () => this.start(await this.planner.sampleSheet()));

  readonly startEmpty = (): Promise<void> => this.doing(async () => this.start(await this.planner.emptySheet()));

  /** Writes a sheet of inputs and plans from it. */
  private async start(block: SheetBlock): Promise<void> {
    const { sheet } = await this.port.write(block, { kind: "own" });
    const inputs = await findInputs(this.port);
    if (!inputs) throw new Error(announcements.noInputsFound(sheet));
    await this.port.select({ ...inputs.source.summary });
    this.startAfresh();
    await this.load(inputs.source, "goals");
  }

  /** Another table has other channels: nothing of the last one's goals and answers stays. */
  private startAfresh(): void {
    this.asked++;
    this.set({
      goals: firstGoals,
      model: noAnswer,
      plan: noAnswer,
      written: null,
      sheetDiffers: false,
      scenarios: firstScenarios,
    });
  }

  /** Back to the first question, to plan from another table. The sheets stay as they are. */
  readonly chooseAnother = (): Promise<void> => this.doing(() => this.showFirstRun());

  readonly goToCell = (address: Address): Promise<void> => this.doing(() => this.port.select(address));

  readonly goTo = (screen: ScreenId): void => {
    this.set({ screen });
    void this.keep();
  };

  readonly retry = (): Promise<void> =>
    this.doing(async () => {
      const { source, screen } = this.state;
      if (source) await this.load(source, screen);
    });

  /** Reads the table and the goals, then asks for the model and the plan. */
  private async load(source: Source, screen: ScreenId): Promise<void> {
    const inputs = source.kind === "inputs" ? await findInputs(this.port) : null;
    const current = inputs?.source ?? source;
    this.inputCells = inputs?.cells ?? noCells;
    const written = await stillThere(this.port, this.state.written);
    const cells = withPlanCells(this.inputCells, written?.own ?? null);
    const reading = await this.port.read(current.summary);
    const goals = await readGoals(this.port, cells, this.state.goals);
    const budgetFormula = cells.budget ? ((await this.port.read(cells.budget)).formulas[0]?.[0] ?? "") : "";
    this.set({ phase: "ready", budgetFormula, source: current, cells, reading, goals, screen, written });
    if (current.kind !== "history") await this.ask();
    this.compareSoon();
    await this.keep();
  }

  /** The sheet's own formulas may still be calculating: they get a moment before the pane compares. */
  private compareSoon(): void {
    clearTimeout(this.compareTimer);
    this.compareTimer = setTimeout(() => void this.compare(), 1500);
  }

  /** Looks whether the written sheet shows the plan that the pane shows. */
  private async compare(): Promise<void> {
    const { written, plan } = this.state;
    const isComparable = written !== null && plan.status === "ready";
    const sheetDiffers = isComparable && (await differs(this.port, written.plan, plan.last).catch(() => false));
    this.set({ sheetDiffers });
  }

  /** Asks the engine about the present table and goals; an answer that comes too late is dropped. */
  private async ask(): Promise<void> {
    const { reading } = this.state;
    if (!reading) return;
    const mine = ++this.asked;
    this.set({ model: working(this.state.model), plan: working(this.state.plan) });
    await this.describe(reading.values, mine);
    if (mine === this.asked) await this.plan(mine);
  }

  private async describe(summary: PlanQuestion["summary"], mine: number): Promise<void> {
    try {
      const facts = await this.planner.describe(summary, this.state.goals.settings);
      if (mine !== this.asked) return;
      const budget = this.state.goals.budget ?? total(facts.channels.map(({ current }) => current));
      const isPaneBudget = this.state.cells.budget === null;
      this.set({ model: ready(facts), ...(isPaneBudget && { goals: { ...this.state.goals, budget } }) });
    } catch (error) {
      if (mine === this.asked) this.set({ model: failed(this.state.model, problemText(error)) });
    }
  }

  private async plan(mine: number): Promise<void> {
    const question = this.question();
    try {
      if (!question) throw new Error(announcements.noBudget);
      const plan = await this.planner.plan(question);
      if (mine !== this.asked) return;
      this.set({ plan: ready(plan), announcement: announcements.planned(plan) });
    } catch (error) {
      if (mine !== this.asked) return;
      const problem = this.state.model.problem ?? problemText(error);
      this.set({ plan: failed(this.state.plan, problem), announcement: problem });
    }
  }

  /** The question that the present state asks; null while there is no table or no budget. */
  question(): PlanQuestion | null {
    const { reading, goals } = this.state;
    if (!reading || goals.budget === null) return null;
    return { summary: reading.values, ...goals, budget: goals.budget };
  }

  readonly setBudget = (budget: number): Promise<void> =>
    this.doing(() => this.changeGoals({ budget }, one(this.state.cells.budget, budget)));

  readonly setObjective = (objective: Objective): Promise<void> =>
    this.doing(() => this.changeGoals({ objective }, one(this.state.cells.objective, objective)));

  readonly setPosture = (posture: number): Promise<void> =>
    this.doing(() => this.changeGoals({ posture }, one(this.state.cells.posture, postureCell(posture))));

  readonly setLimit = (name: string, field: LimitField | MoreLimit, value: LimitValue): Promise<void> =>
    this.doing(async () => {
      const { goals, cells } = this.state;
      const limits = withLimit(goals.limits, name, field, value);
      await this.changeGoals({ limits }, cells.limits ? changedCells(goals.limits, limits, cells.limits) : []);
    });

  /** One assumption of the model, such as "Paid search Elasticity"; null goes back to the default. */
  readonly setAssumption = (name: string, value: number | null): Promise<void> =>
    this.doing(async () => {
      const { goals, cells, model } = this.state;
      const channels = (model.last?.channels ?? []).map((channel) => channel.name);
      const settings = withSetting(goals.settings, channels, name, value);
      await this.changeGoals(
        { settings },
        cells.settings ? changedCells(goals.settings, settings, cells.settings) : [],
      );
    });

  readonly mend = (mend: Mend): Promise<void> =>
    mend.kind === "budget" ? this.setBudget(mend.value) : this.setLimit(mend.name, mend.field, mend.value);

  /** Changes goals at once in the pane and, where they stand in a cell, there too; then plans anew. */
  private async changeGoals(change: Partial<Goals>, cells: readonly CellChange[]): Promise<void> {
    const before = this.state.goals;
    this.set({ goals: { ...before, ...change } });
    try {
      for (const { place, value } of cells) await this.port.setCells(place, [[value]]);
    } catch (error) {
      this.set({ goals: before }); // the sheet refused: it stays the truth
      throw error;
    }
    await this.ask();
    await this.keep();
  }

  /** The cells that writing the plan would touch. Nothing changes yet. */
  async previewPlanSheet(): Promise<WritePreview> {
    return this.port.previewWrite((await this.planSheet()).block, { kind: "own" });
  }

  /** Writes the plan as live formulas into a sheet of its own and shows it. From then on its cells hold the goals. */
  async writePlanSheet(): Promise<void> {
    const { block, own, plan } = await this.planSheet();
    const { sheet } = await this.port.write(block, { kind: "own" });
    const written = { sheet, own: ownCells(own, this.inputCells, sheet), plan: { sheet, ...plan } };
    const cells = withPlanCells(this.inputCells, written.own);
    const goals = await readGoals(this.port, cells, this.state.goals);
    this.set({ written, cells, goals, sheetDiffers: false, announcement: announcements.written(sheet) });
    await this.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    await this.keep();
  }

  private async planSheet(): Promise<PlanSheet> {
    const { source } = this.state;
    const question = this.question();
    if (!source || !question) throw new Error(announcements.noBudget);
    const channels = (this.state.model.last?.channels ?? []).map(({ name }) => name);
    const limits = this.inputCells.limits ? question.limits : completeLimits(question.limits, channels);
    return this.planner.planSheet({ ...question, limits }, { summary: source.summary, ...this.inputCells });
  }

  readonly undo = (): Promise<void> =>
    this.doing(async () => {
      const isUndone = await this.port.undoLastWrite();
      this.set({ announcement: isUndone ? announcements.undone : announcements.nothingToUndo, written: null });
      await this.retry();
    });

  readonly dismissTrouble = (): void => this.set({ trouble: null });

  /** Runs an action; what goes wrong is shown in words and nothing is lost. */
  readonly attempt = (action: () => Promise<void>): Promise<void> => this.doing(action);

  private async doing(action: () => Promise<void>): Promise<void> {
    this.set({ trouble: null });
    try {
      await action();
    } catch (error) {
      const trouble = problemText(error);
      this.set({ trouble, announcement: trouble });
    }
  }

  /** Remembers the present state in the workbook; a workbook that cannot keep it is no reason to stop. */
  private async keep(): Promise<void> {
    const { source, goals, screen, written, scenarios } = this.state;
    if (source) await savePaneState(this.port, { source, goals, screen, written, scenarios }).catch(() => undefined);
  }

  readonly setScenarios = (scenarios: readonly PaneScenario[]): void => {
    this.set({ scenarios });
    void this.keep();
  };

  /** The sheets that writing the scenarios would make or rewrite, with the names they would get. */
  async previewScenarioSheets(): Promise<readonly WritePreview[]> {
    return previewBlocks(this.port, await this.scenarioBlocks(null));
  }

  /** Writes the Scenarios sheet, a page per scenario and the Checks sheet as live formulas, and shows the first. */
  async writeScenarioSheets(): Promise<readonly string[]> {
    const previews = await this.previewScenarioSheets();
    const names = previews.map(({ sheet }) => sheet);
    const [first = "", ...rest] = names;
    const blocks = await this.scenarioBlocks({
      scenarios: first,
      tabs: rest.slice(0, -1),
      checks: rest.at(-1) ?? "",
    });
    for (const block of blocks) await this.port.write(block, { kind: "own" });
    await this.port.select({ sheet: first, row: 0, column: 0, rows: 1, columns: 1 });
    this.set({ announcement: announcements.scenariosWritten(names.length) });
    return names;
  }

  private async scenarioBlocks(names: SheetNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = this.sheetGround();
    return this.planner.scenarios.sheets(question, { scenarios: this.state.scenarios, channels }, cells, names);
  }

  async previewReports(): Promise<readonly WritePreview[]> {
    return previewBlocks(this.port, await this.reportBlocks(null));
  }

  /** Writes the Answer, Sensitivity, Limits and Risk reports as live formulas and shows the first. */
  async writeReports(): Promise<readonly string[]> {
    const names = (await this.previewReports()).map(({ sheet }) => sheet);
    const [answer = "", sensitivity = "", limits = "", risk = ""] = names;
    for (const block of await this.reportBlocks({ answer, sensitivity, limits, risk }))
      await this.port.write(block, { kind: "own" });
    await this.port.select({ sheet: answer, row: 0, column: 0, rows: 1, columns: 1 });
    this.set({ announcement: announcements.scenariosWritten(names.length) });
    return names;
  }

  private async reportBlocks(names: ReportNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = this.sheetGround();
    return this.planner.scenarios.reports(question, channels, cells, names);
  }

  /** What sheets of formulas stand on: the question, the cells that hold it, and the channels in the user's order. */
  private sheetGround(): { question: PlanQuestion; cells: PlanCells; channels: readonly string[] } {
    const { source, cells, model } = this.state;
    const question = this.question();
    if (!source || !question) throw new Error(announcements.noBudget);
    const channels = (model.last?.channels ?? []).map(({ name }) => name);
    return { question, cells: { summary: source.summary, ...cells }, channels };
  }

  private set(change: Partial<Workspace>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** The plan sheet's own cells of those goals that no inputs sheet holds. */
function ownCells(own: PlanSheet["own"], inputs: GoalCells, sheet: string): Partial<GoalCells> {
  const places = Object.entries(own).filter(([name, range]) => range && !inputs[name as keyof GoalCells]);
  return Object.fromEntries(places.map(([name, range]) => [name, { sheet, ...range }]));
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
