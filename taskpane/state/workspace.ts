import type { Address, RangeReading } from "../../src/workbook";
import { firstGoals, type Goals } from "./goals";
import { hasOnlyHeaders } from "./sameCells";
import { firstScenarios, type PaneScenario } from "./scenarios";
import type { FitRun } from "./fitControl";
import type { BlendStop, LimitProblem, ModelFacts, PlanReading } from "./planner";
import type { SoughtLimit } from "./soughtLimit";
import { noCells, type GoalCells, type Source } from "./source";

/** An answer of the engine: the last good one stays while a new one is on its way or could not be had. */
export interface Answer<T> {
  readonly status: "idle" | "working" | "ready" | "failed";
  readonly last: T | null;
  /** What went wrong, where and how to mend it; null unless failed. */
  readonly problem: string | null;
}

export type ScreenId = "data" | "model" | "goals" | "plan" | "scenarios" | "track";

/** A plan sheet of ours in the workbook. */
export interface WrittenPlan {
  readonly sheet: string;
  /** Goals that stand on the plan sheet itself, because no other cell held them. */
  readonly own: Partial<GoalCells>;
  /** Where the plan spills. */
  readonly plan: Address;
}

/** A plan between now and the recommended one, and where the way to it starts (null: at the current spends). */
export interface ChosenBlend extends BlendStop {
  readonly start: readonly number[] | null;
}

/** Everything that the pane shows. Immutable: the store replaces it as a whole. */
export interface Workspace {
  /** opening: reading the workbook; first: nothing to plan yet; ready: a table is there. */
  readonly phase: "opening" | "first" | "ready";
  readonly screen: ScreenId;
  readonly source: Source | null;
  /** The table as it was last read, with formulas and formats. */
  readonly reading: RangeReading | null;
  readonly cells: GoalCells;
  /** The formula in the budget's cell, "" where it holds a number: what a formula sets is not typed over. */
  readonly budgetFormula: string;
  readonly goals: Goals;
  readonly model: Answer<ModelFacts>;
  readonly plan: Answer<PlanReading>;
  /** The limit that the Goals screen opens at; null for its top. */
  readonly soughtLimit: SoughtLimit | null;
  /** What keeps the limits from being planned under; empty where nothing is known against them. */
  readonly problems: readonly LimitProblem[];
  /** How far a long search for the plan is; null while none runs. */
  readonly solving: FitRun | null;
  /** The plan between now and the recommended one that the user chose; null for the recommended one itself. */
  readonly blend: ChosenBlend | null;
  readonly written: WrittenPlan | null;
  /** The what-ifs of the Scenarios screen. */
  readonly scenarios: readonly PaneScenario[];
  /** True where the written sheet shows other amounts than the pane: somebody changed its formulas. */
  readonly sheetDiffers: boolean;
  /** What the user has selected in the sheet, in words; null where the host cannot say. */
  readonly selection: string | null;
  /** Something that the workbook refused, in words; shown until the next action. */
  readonly trouble: string | null;
  /** What to announce to screen readers. */
  readonly announcement: string;
}

export const noAnswer: Answer<never> = { status: "idle", last: null, problem: null };

export const firstWorkspace: Workspace = {
  phase: "opening",
  screen: "goals",
  source: null,
  reading: null,
  cells: noCells,
  budgetFormula: "",
  goals: firstGoals,
  model: noAnswer,
  plan: noAnswer,
  soughtLimit: null,
  problems: [],
  solving: null,
  blend: null,
  written: null,
  scenarios: firstScenarios,
  sheetDiffers: false,
  selection: null,
  trouble: null,
  announcement: "",
};

/** True where the table to plan from has headers and no rows yet: there is nothing to ask about it. */
export function isTableEmpty({ source, reading }: Pick<Workspace, "source" | "reading">): boolean {
  const isTable = source?.kind === "inputs" || source?.kind === "table";
  return isTable && reading !== null && hasOnlyHeaders(reading);
}

/** The answer while a new one is on its way: the last good one stays. */
export function working<T>(answer: Answer<T>): Answer<T> {
  return { status: "working", last: answer.last, problem: null };
}

export function ready<T>(last: T): Answer<T> {
  return { status: "ready", last, problem: null };
}

export function failed<T>(answer: Answer<T>, problem: string): Answer<T> {
  return { status: "failed", last: answer.last, problem };
}
