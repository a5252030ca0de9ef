import type { WorkbookPort } from "../../src/workbook";
import { savePaneState } from "./paneState";
import type { Planner, PlanQuestion } from "./planner";
import { problemText } from "./problemText";
import { noCells, type GoalCells } from "./source";
import { firstWorkspace, type Workspace } from "./workspace";

/** What every part of the store stands on: the one state with its listeners, the workbook, and the engine. */
export class WorkspaceCore {
  private state: Workspace = firstWorkspace;
  private readonly listeners = new Set<() => void>();
  /** The goals' cells on the inputs sheet alone: what a plan sheet refers to. */
  inputCells: GoalCells = noCells;

  constructor(
    readonly port: WorkbookPort,
    readonly planner: Planner,
  ) {}

  readonly get = (): Workspace => this.state;

  readonly set = (change: Partial<Workspace>): void => {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Runs an action; what goes wrong is shown in words and nothing is lost. */
  readonly doing = async (action: () => Promise<void>): Promise<void> => {
    this.set({ trouble: null });
    try {
      await action();
    } catch (error) {
      const trouble = problemText(error);
      this.set({ trouble, announcement: trouble });
    }
  };

  /** Remembers the present state in the workbook; a workbook that cannot keep it is no reason to stop. */
  readonly keep = async (): Promise<void> => {
    const { source, goals, screen, written, scenarios } = this.state;
    if (source) await savePaneState(this.port, { source, goals, screen, written, scenarios }).catch(() => undefined);
  };

  /** The question that the present state asks; null while there is no table or no budget. */
  question(): PlanQuestion | null {
    const { reading, goals } = this.state;
    if (!reading || goals.budget === null) return null;
    return { summary: reading.values, ...goals, budget: goals.budget };
  }
}
