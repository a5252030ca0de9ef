import type { Runtime } from "../../functions/client";
import type { SheetValues } from "../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";
import type { SheetBlock } from "../../src/sheets";
import type { AskChecks } from "./checksWriter";
import { postureCell } from "./goals";
import { scenarioTable, type PaneScenario, type ScenarioQuestion } from "./scenarios";

export type Comparison = JobResponse<"compareScenarios">;
export type ComparedRow = Comparison["scenarios"][number];
export type Sensitivity = JobResponse<"rankSensitivity">;
export type StressTest = JobResponse<"stressPlan">;
export type ExploredPlans = JobResponse<"explorePlans">;
export type ReportNames = NonNullable<JobRequest<"reportSheets">["names"]>;
export type SheetNames = NonNullable<JobRequest<"scenarioSheets">["names"]>;

/** Where the cells stand that the sheets refer to; null for goals that the pane keeps. */
export type ScenarioCells = JobRequest<"scenarioSheets">["sources"];

/** One budget of the frontier with the best outcome it can bring. */
export interface FrontierPoint {
  readonly budget: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The questions of the Scenarios screen: the very jobs that the cells ask. */
export interface ScenarioPlanner {
  compare(
    question: ScenarioQuestion,
    scenarios: readonly PaneScenario[],
    channels: readonly string[],
  ): Promise<Comparison>;
  sensitivity(question: ScenarioQuestion, plan: readonly number[]): Promise<Sensitivity>;
  stress(question: ScenarioQuestion, plan: readonly number[], shocks: SheetValues): Promise<StressTest>;
  frontier(question: ScenarioQuestion): Promise<readonly FrontierPoint[]>;
  /** Thousands of random plans under the limits; can be cancelled. */
  explore(question: ScenarioQuestion, control: HeavyControl): Promise<ExploredPlans>;
  sheets(
    question: ScenarioQuestion,
    written: { readonly scenarios: readonly PaneScenario[]; readonly channels: readonly string[] },
    cells: ScenarioCells,
    names: SheetNames | null,
  ): Promise<readonly SheetBlock[]>;
  /** The sheet that gathers the checks of others. */
  checks: AskChecks;
  /** The four reports of the plan for the goals. */
  reports(
    question: ScenarioQuestion,
    channels: readonly string[],
    cells: ScenarioCells,
    names: ReportNames | null,
  ): Promise<readonly SheetBlock[]>;
}

export interface ScenarioServices {
  readonly runtime: Runtime;
  /** The model that a question is about, as jobs take it. */
  readonly model: (summary: SheetValues, settings: SheetValues | null) => Promise<SheetValues>;
  readonly stamp: () => { readonly version: string; readonly date: string };
}

const column = (plan: readonly number[]): SheetValues => plan.map((amount) => [amount]);

/** The screen's questions as jobs of the runtime. */
export function createScenarioPlanner({ runtime, model, stamp }: ScenarioServices): ScenarioPlanner {
  const modelOf = ({ summary, settings }: ScenarioQuestion): Promise<SheetValues> => model(summary, settings);
  return {
    compare: async (question, scenarios, channels) =>
      runtime.ask("compareScenarios", {
        model: await modelOf(question),
        scenarios: scenarioTable(question, scenarios, channels),
        limits: question.limits,
        baseline: null,
      }),
    sensitivity: async (question, plan) =>
      runtime.ask("rankSensitivity", { model: await modelOf(question), plan: column(plan), inputs: null, swing: null }),
    stress: async (question, plan, shocks) =>
      runtime.ask("stressPlan", {
        model: await modelOf(question),
        plan: column(plan),
        shocks,
        limits: question.limits,
      }),
    frontier: async (question) => {
      const { limits, objective, budget } = question;
      const range = { from: budget * 0.6, to: budget * 1.4, steps: 9, by: "budget" };
      return frontierPoints(
        await runtime.ask("traceFrontier", { model: await modelOf(question), ...range, limits, objective }),
      );
    },
    explore: async (question, control) =>
      runtime.ask(
        "explorePlans",
        {
          model: await modelOf(question),
          ...{ ...question, posture: null, count: null, seed: null },
        },
        control,
      ),
    checks: (checks) => runtime.ask("checksSheet", { checks, stamp: stamp() }),
    reports: async (question, channels, cells, names) =>
      runtime.ask("reportSheets", { channels, sources: cells, values: valuesOf(question), names, stamp: stamp() }),
    sheets: async (question, { scenarios, channels }, cells, names) => {
      return runtime.ask("scenarioSheets", {
        scenarios: scenarios.map(({ name, budgetChange, channels: changes }) => ({
          name,
          budgetChange,
          channelChanges: channels.map((channel) => changes[channel] ?? null),
        })),
        channels,
        sources: cells,
        values: valuesOf(question),
        names,
        stamp: stamp(),
      });
    },
  };
}

/** The goals for sheets that find them in no cell. */
function valuesOf({ budget, objective, posture, limits, settings }: ScenarioQuestion) {
  return { budget, objective, posture: postureCell(posture), limits, settings };
}

/** TRACE_FRONTIER's rows; budgets that the limits do not allow are left out. */
function frontierPoints({ rows }: JobResponse<"traceFrontier">): readonly FrontierPoint[] {
  return rows.flatMap(([budget, mean, low, high]) =>
    typeof budget === "number" && typeof mean === "number" && typeof low === "number" && typeof high === "number"
      ? [{ budget, mean, low, high }]
      : [],
  );
}
