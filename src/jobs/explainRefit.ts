import type { SheetValues } from "../base";
import { isFittedModel, type FittedModel, type ResponseModel } from "../models";
import {
  dataInfluence,
  flipWords,
  medianChange,
  planChanges,
  returnChanges,
  type Influence,
  type PlanChange,
  type ReturnChange,
} from "../monitoring";
import { planBudget } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** Two models and the question that both are asked: budget null is each model's own spend now. */
export interface ExplainRefitRequest {
  readonly before: SheetValues;
  readonly after: SheetValues;
  readonly budget: number | null;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  readonly posture: string | number | null;
}

export interface ExplainRefitAnswer {
  readonly returns: readonly ReturnChange[];
  /** Median of |change| of the returns; null where nothing can be compared. */
  readonly medianChange: number | null;
  readonly plans: readonly PlanChange[];
  /** First days of the periods that only the newer model knows, and of known ones that were revised; serials. */
  readonly newPeriods: readonly number[];
  readonly revised: readonly number[];
  /** One text per recommendation that turned round: which data did it. */
  readonly flips: readonly string[];
}

/**
 * What a refit changed: every return and every planned amount beside its noise, and for a recommendation that turned round
 * the data that did it.
 */
export function explainRefit(request: ExplainRefitRequest, context: JobContext): ExplainRefitAnswer {
  const [before, after] = [resolveModel(request.before, context), resolveModel(request.after, context)];
  const returns = returnChanges(before, after);
  const plans = planChanges(planOf(before, request), planOf(after, request));
  const median = medianChange(returns);
  const data = isFittedModel(before) && isFittedModel(after) ? newData(before, after) : noData;
  const flips = plans.filter(({ isFlip }) => isFlip).map((change) => blame(change, returns, after, data));
  const { newPeriods, revised } = data;
  return { returns, plans, flips, newPeriods, revised, medianChange: Number.isFinite(median) ? median : null };
}

function planOf(model: ResponseModel, { budget, limits, objective, posture }: ExplainRefitRequest) {
  const now = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
  return planBudget(model, { budget: budget ?? now, limits, objective, posture, settings: null }).channels;
}

interface NewData {
  readonly newPeriods: readonly number[];
  readonly revised: readonly number[];
  readonly periods: readonly Influence[];
  readonly together: Influence | null;
}

const noData: NewData = { newPeriods: [], revised: [], periods: [], together: null };

/** Periods that only the newer model knows (at the end of its history), their pull, and revised older ones. */
function newData(before: FittedModel, after: FittedModel): NewData {
  const [old, recent] = [before.finished.plan.history, after.finished.plan.history];
  const row = new Map(old.dates.map((date, t) => [date, t]));
  const newPeriods = recent.dates.filter((date) => !row.has(date));
  const revised = recent.dates.filter((date, t) => {
    const at = row.get(date);
    if (at === undefined) return false;
    const isOther = (a: readonly number[] | undefined, b: readonly number[]): boolean => a?.[at] !== b[t];
    return (
      isOther(old.outcome.values, recent.outcome.values) ||
      recent.channels.some(({ values }, c) => isOther(old.channels[c]?.values, values))
    );
  });
  const from = recent.dates.findIndex((date) => !row.has(date));
  if (from < 0 || newPeriods.length !== recent.dates.length - from) return { ...noData, newPeriods, revised };
  return { newPeriods, revised, ...dataInfluence(after, from) };
}

function blame(change: PlanChange, returns: readonly ReturnChange[], after: ResponseModel, data: NewData): string {
  const channel = after.channels.findIndex(({ name }) => name === change.channel);
  return flipWords({ change, channel, returns: returns.find((one) => one.channel === change.channel), ...data });
}
