import type { SheetValues } from "../base";
import { readSettings } from "../data";
import type { ResponseModel } from "../models";
import { allocateBudget } from "./allocateBudget";
import { readFeasibleSet } from "./limits/readFeasibleSet";
import { createObjective, parseObjective } from "./objective";
import { describePlan, type PlanAnswer } from "./planAnswer";
import { parsePosture } from "./posture";

/** A question to the planner, as a cell or the pane asks it. */
export interface PlanQuestion {
  readonly budget: number;
  /** The Limits table as it stands in the sheet. */
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly posture: string | number | null;
  readonly settings: SheetValues | null;
}

/** Reads the question, finds the best plan and describes it. */
export function planBudget(model: ResponseModel, question: PlanQuestion): PlanAnswer {
  const settings = readSettings(question.settings);
  settings.checkChannels(model.channels.map(({ name }) => name));
  const objective = createObjective(model, parseObjective(question.objective));
  const posture = parsePosture(question.posture);
  const spendAll = settings.yes("Spend all", objective.kind !== "profit");
  const set = readFeasibleSet({ model, budget: question.budget, limits: question.limits, settings, spendAll });
  const allocation = allocateBudget({ model, objective, posture, set });
  return describePlan({ model, objective, posture, set, allocation });
}
