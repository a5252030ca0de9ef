import type { SheetValues } from "../base";
import { planTestBudget, type TestBudgetAnswer, type TestBudgetQuestion } from "../monitoring";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface TestBudgetRequest extends TestBudgetQuestion {
  readonly model: SheetValues;
}

/** The part of a budget that is kept for learning, split to the channels where knowing more is worth most. */
export function testBudget({ model, ...question }: TestBudgetRequest, context: JobContext): TestBudgetAnswer {
  return planTestBudget(resolveModel(model, context), question);
}
