import { invalid, isEngineError, type SheetValues } from "../base";
import { nameKey, nearestName, type Alteration } from "../data";
import type { ResponseModel } from "../models";
import { readPlanProblem, solveProblem, type Objective, type PlanParts } from "../optimize";
import { alterLimits } from "./alterLimits";
import { chanceToBeat, dominates, planFigures, type PlanFigures } from "./comparePlans";
import { readScenarios } from "./readScenarios";
import type { Scenario } from "./scenario";

/** What is compared: a Scenarios table, the limits that hold where a scenario says nothing, and against what. */
export interface ComparisonQuestion {
  readonly scenarios: SheetValues;
  readonly limits: SheetValues | null;
  /** A scenario's name; null: the present spends. */
  readonly baseline: string | null;
}

/** One scenario, solved and set against the baseline. Shares are fractions; null where a figure does not exist. */
export interface ComparedScenario extends PlanFigures {
  readonly name: string;
  readonly plan: readonly number[]; // [channel]
  readonly isBaseline: boolean;
  readonly chanceToBeat: number | null;
  readonly change: number | null;
  readonly riskChange: number | null;
  /** Name of a plan that costs no more and brings no less in mean and downside; "" if there is none. */
  readonly dominatedBy: string;
  /** Money per added outcome against the baseline; null where budgets or outcomes do not differ in the same direction. */
  readonly costPerAdded: number | null;
}

/** A scenario that cannot be met, with the reason. */
export interface ImpossibleScenario {
  readonly name: string;
  readonly problem: string;
}

export interface Comparison {
  readonly channels: readonly string[];
  readonly outcomeName: string;
  readonly baselineName: string;
  readonly baseline: PlanFigures;
  readonly scenarios: readonly (ComparedScenario | ImpossibleScenario)[];
}

/** What the present spends are called where they are the baseline. */
export const presentPlan = "the current plan";

interface Solved {
  readonly name: string;
  readonly spend: Float64Array;
  readonly objective: Objective | null;
  readonly figures: PlanFigures;
}

/** True for a scenario that has a plan. */
export function isPossible(scenario: ComparedScenario | ImpossibleScenario): scenario is ComparedScenario {
  return !("problem" in scenario);
}

/**
 * Re-optimises every scenario and sets it against the baseline on common draws (draw d of one plan is compared with
 * draw d of the other). A scenario that cannot be met keeps its place and says why; the others answer all the same.
 */
export function compareScenarios(model: ResponseModel, question: ComparisonQuestion): Comparison {
  const scenarios = readScenarios(question.scenarios, model);
  const tried = scenarios.map((scenario) => trySolve(model, scenario, question.limits));
  const baseline = findBaseline(model, question.baseline, tried);
  const solved = tried.flatMap((one) => ("problem" in one ? [] : [one]));
  const rivals = baseline.objective ? solved : [...solved, baseline];
  return {
    channels: model.channels.map(({ name }) => name),
    outcomeName: model.outcome.name,
    baselineName: baseline.name,
    baseline: baseline.figures,
    scenarios: tried.map((one) => ("problem" in one ? one : describe(model, one, baseline, rivals))),
  };
}

function trySolve(model: ResponseModel, scenario: Scenario, limits: SheetValues | null): Solved | ImpossibleScenario {
  try {
    const { objective, allocation } = solveScenario(model, scenario, limits);
    const { spend } = allocation;
    return { name: scenario.name, spend, objective, figures: planFigures(model, spend) };
  } catch (error) {
    if (!isEngineError(error) || (error.code === "invalid" && !/^limits row/.test(error.message))) throw error;
    return { name: scenario.name, problem: error.message };
  }
}

/** The best plan of a scenario under the altered limits. Infeasible: EngineError `unavailable`. */
export function solveScenario(model: ResponseModel, scenario: Scenario, limits: SheetValues | null): PlanParts {
  const { budget, objective, posture } = scenario;
  const altered = alterLimits(limits, scenario.limits, model);
  return solveProblem(
    readPlanProblem(model, { budget: amountOf(budget, model), limits: altered, objective, posture, settings: null }),
  );
}

function amountOf(budget: Alteration | null, model: ResponseModel): number {
  const present = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
  if (!budget) return present;
  return budget.kind === "relative" ? present * (1 + budget.value) : budget.value;
}

function findBaseline(
  model: ResponseModel,
  wanted: string | null,
  tried: readonly (Solved | ImpossibleScenario)[],
): Solved {
  const key = nameKey(wanted ?? "");
  const found = tried.find(({ name }) => nameKey(name) === key);
  if (found && "problem" in found)
    return invalid(`baseline: "${found.name}" cannot be met itself. ${found.problem}. Choose another baseline`);
  if (found) return found;
  if (!["", "current", "current plan", presentPlan].includes(key)) {
    const names = tried.map(({ name }) => name);
    invalid(`baseline: no scenario is called "${wanted}". Did you mean "${nearestName(wanted ?? "", names)}"?`);
  }
  const spend = Float64Array.from(model.channels, ({ currentSpend }) => currentSpend);
  return { name: presentPlan, spend, objective: null, figures: planFigures(model, spend) };
}

function describe(model: ResponseModel, one: Solved, base: Solved, rivals: readonly Solved[]): ComparedScenario {
  const { figures, name, spend, objective } = one;
  const isBaseline = one === base;
  const [added, addedSpend] = [figures.mean - base.figures.mean, figures.spend - base.figures.spend];
  const isTraded = added * addedSpend > 0 && Math.abs(added) > 1e-9 * Math.abs(base.figures.mean);
  return {
    ...figures,
    name,
    plan: [...spend],
    isBaseline,
    chanceToBeat: isBaseline || !objective ? null : chanceToBeat(model, objective, spend, base.spend),
    change: shareOf(added, base.figures.mean),
    riskChange: shareOf(figures.risk - base.figures.risk, base.figures.risk),
    dominatedBy: rivals.find((rival) => rival !== one && dominates(rival.figures, figures))?.name ?? "",
    costPerAdded: isTraded ? addedSpend / added : null,
  };
}

const shareOf = (difference: number, whole: number): number | null => (whole > 0 ? difference / whole : null);
