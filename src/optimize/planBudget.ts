import type { SheetValues } from "../base";
import { readSettings } from "../data";
import type { ResponseModel } from "../models";
import { allocateBudget, allocationSteps } from "./allocateBudget";
import type { FeasibleSet } from "./feasibleSet";
import { readFeasibleSet } from "./limits/readFeasibleSet";
import { createObjective, parseObjective, type Objective } from "./objective";
import { describePlan, type PlanAnswer, type PlanParts } from "./planAnswer";
import { parsePosture } from "./posture";
import type { WarmStart } from "./solveTilted";
import type { Solving } from "./solving";

/** A question to the planner, as a cell or the pane asks it. */
export interface PlanQuestion {
  readonly budget: number;
  /** The Limits table as it stands in the sheet. */
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly posture: string | number | null;
  readonly settings: SheetValues | null;
}

/** A question in numbers. */
export interface PlanProblem {
  readonly model: ResponseModel;
  readonly objective: Objective;
  readonly posture: number;
  readonly set: FeasibleSet;
}

/** Reads a question: names, limits and settings become numbers. */
export function readPlanProblem(model: ResponseModel, question: PlanQuestion): PlanProblem {
  const settings = readSettings(question.settings);
  settings.checkChannels(model.channels.map(({ name }) => name));
  const objective = createObjective(model, parseObjective(question.objective));
  const posture = parsePosture(question.posture);
  const spendAll = settings.yes("Spend all", objective.kind !== "profit");
  const set = readFeasibleSet({ model, budget: question.budget, limits: question.limits, settings, spendAll });
  return { model, objective, posture, set };
}

/** The best plan for a problem, with all that it was made of. */
export function solveProblem(problem: PlanProblem, warm?: WarmStart): PlanParts {
  return { ...problem, allocation: allocateBudget(warm ? { ...problem, warm } : problem) };
}

/** Reads the question, finds the best plan and describes it. */
export function planBudget(model: ResponseModel, question: PlanQuestion): PlanAnswer {
  return describePlan(solveProblem(readPlanProblem(model, question)));
}

/** The same answer to the bit, with reports of the best so far and the bound: for a worker that may be cancelled. */
export function* planSteps(model: ResponseModel, question: PlanQuestion): Solving<PlanAnswer> {
  const problem = readPlanProblem(model, question);
  const allocation = yield* allocationSteps(problem);
  yield { phase: "robustness", done: 0.95, best: allocation.value, bound: allocation.upperBound };
  return describePlan({ ...problem, allocation });
}
