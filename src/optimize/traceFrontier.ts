import { invalid, isEngineError, missing, type ResultCell, type SheetValues, type Table } from "../base";
import type { ResponseModel } from "../models";
import { rememberDraws } from "./drawCache";
import { readPlanProblem, solveProblem } from "./planBudget";
import type { PlanParts } from "./planAnswer";
import { rangeHeaders, simulatePlan } from "./simulatePlan";

/** What a frontier runs over: budgets (money), or postures (0..1) at the present budget. */
export interface FrontierQuestion {
  readonly by: "budget" | "risk";
  /** Omitted: half the present spend, or 0. */
  readonly from: number | null;
  /** Omitted: one and a half times the present spend, or 1. */
  readonly to: number | null;
  /** How many points, 2..101; omitted: 11. */
  readonly steps: number | null;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
}

/**
 * The best outcome along a range of budgets, or the trade of mean against downside along postures. A budget that the
 * limits do not allow has #N/A cells that say why. Every point starts from the plan of the one before it, and spends
 * that were looked at once are not worked out again.
 */
export function traceFrontier(model: ResponseModel, question: FrontierQuestion): Table {
  const isBudget = question.by === "budget";
  const present = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
  const from = question.from ?? (isBudget ? present / 2 : 0);
  const to = question.to ?? (isBudget ? present * 1.5 : 1);
  const steps = question.steps ?? 11;
  if (!Number.isInteger(steps) || steps < 2 || steps > 101)
    invalid(`steps is ${steps}. Type a whole number from 2 to 101`);
  if (!(from < to)) invalid(`from is ${from}, to is ${to}: from must be below to`);
  if (!isBudget && (from < 0 || to > 1)) invalid("from and to: postures lie between 0 and 1");
  const { limits, objective } = question;
  const known = rememberDraws(model);
  let plan: Float64Array | null = null;
  const solve = (budget: number, posture: number): PlanParts => {
    const problem = readPlanProblem(model, { budget, posture, limits, objective, settings: null });
    const parts = solveProblem(problem, { known, plan });
    plan = parts.allocation.spend;
    return parts;
  };
  const [low, high] = rangeHeaders(0.9);
  const points = Array.from({ length: steps }, (_, k) => from + ((to - from) * k) / (steps - 1));
  return {
    header: isBudget ? ["Budget", "Outcome", low, high, "Marginal"] : ["Posture", "Outcome", low, "Downside"],
    rows: points.map((at) => [
      at,
      ...orMissing(isBudget ? 4 : 3, () => (isBudget ? byBudget(solve(at, 0.5)) : byRisk(solve(present, at)))),
    ]),
  };
}

function byBudget({ model, allocation }: PlanParts): ResultCell[] {
  const { mean, low, high } = simulatePlan(model, allocation.spend);
  return [mean, low, high, allocation.price];
}

function byRisk({ model, allocation }: PlanParts): ResultCell[] {
  const { mean, low, downside } = simulatePlan(model, allocation.spend);
  return [mean, low, downside];
}

function orMissing(width: number, cells: () => ResultCell[]): ResultCell[] {
  try {
    return cells();
  } catch (error) {
    if (!isEngineError(error) || error.code !== "unavailable") throw error;
    return Array.from({ length: width }, () => missing(error.message));
  }
}
