import { isEngineError, missing, type ResultCell, type SheetValues, type Table } from "../base";
import type { ResponseModel } from "../models";
import { createObjective, objectiveDraws, postureAverage, type ObjectiveKind } from "../optimize";
import { alterCurves, rememberMeans, unchanged, type CurveChange } from "./alteredModel";
import { isStillBest, planRegret } from "./planRegret";
import { readShocks, type Shock } from "./readShocks";

/** A plan under one shock. */
export interface StressedPlan {
  readonly name: string;
  /** What the plan still brings. */
  readonly outcome: number;
  /** Share of what it brings without the shock; null where that is 0. */
  readonly change: number | null;
  readonly isStillBest: boolean | null;
  /** What planning again would gain; null where the limits leave no plan. */
  readonly regret: number | null;
  /** Why there is no regret; "" where there is one. */
  readonly problem: string;
  /** The best plan in the shocked world, [channel]. */
  readonly bestPlan: readonly number[];
}

/** What is asked: a plan, the shocks, and the limits under which it would be made again. */
export interface StressQuestion {
  readonly spend: Float64Array; // [channel]
  readonly shocks: SheetValues;
  readonly limits: SheetValues | null;
}

/** The shocked plans, worst first. */
export interface StressTest {
  /** `value` where a shock hits the value of outcomes: all figures are then money. */
  readonly objective: ObjectiveKind;
  readonly base: number;
  readonly shocks: readonly StressedPlan[];
}

/**
 * Puts a plan under named shocks: response × (1 + change), cost × (1 + change) (the same money buys 1/(1 + change) of
 * what it bought), value × (1 + change), off (brings nothing). Regret is what planning the same total again under the
 * limits would gain. With a shock on values all figures are values, else outcomes.
 */
export function stressPlan(model: ResponseModel, { spend, shocks, limits }: StressQuestion): StressTest {
  const read = readShocks(shocks, model);
  const objective = read.some(({ parts }) => parts.some(({ kind }) => kind === "value")) ? "value" : "outcome";
  const base = rememberMeans(model);
  const calm = valueOf(base, objective, spend);
  const stressed = read.map((shock) => {
    const shaken = shockModel(base, shock);
    const outcome = valueOf(shaken, objective, spend);
    const change = calm !== 0 ? outcome / calm - 1 : null;
    return { name: shock.name, outcome, change, ...againstBest(shaken, spend, objective, limits) };
  });
  return { objective, base: calm, shocks: stressed.sort((a, b) => a.outcome - b.outcome) };
}

function valueOf(model: ResponseModel, objective: ObjectiveKind, spend: Float64Array): number {
  return postureAverage(objectiveDraws(model, createObjective(model, objective), spend), 0.5);
}

/** The model in the shocked world. */
export function shockModel(model: ResponseModel, { parts }: Shock): ResponseModel {
  const changes: CurveChange[] = model.channels.map(() => unchanged);
  const channels = model.channels.map((channel) => ({ ...channel }));
  for (const { kind, channels: hit, factor } of parts)
    for (const channel of hit) {
      const { response, cost } = changes[channel]!;
      if (kind === "cost") changes[channel] = { response, cost: cost * factor };
      else if (kind === "value")
        channels[channel] = { ...channels[channel]!, value: channels[channel]!.value * factor };
      else changes[channel] = { response: response * factor, cost };
    }
  return alterCurves({ ...model, channels }, changes);
}

type Against = Pick<StressedPlan, "isStillBest" | "regret" | "problem" | "bestPlan">;

function againstBest(
  model: ResponseModel,
  spend: Float64Array,
  objective: ObjectiveKind,
  limits: SheetValues | null,
): Against {
  try {
    const found = planRegret(model, spend, { objective, limits, settings: null });
    return { isStillBest: isStillBest(found), regret: found.regret, problem: "", bestPlan: [...found.bestSpend] };
  } catch (error) {
    if (!isEngineError(error) || error.code !== "unavailable") throw error;
    return { isStillBest: null, regret: null, problem: error.message, bestPlan: [] };
  }
}

/** STRESS_PLAN's table. */
export function stressTable({ shocks }: StressTest): Table {
  return {
    header: ["Shock", "Outcome", "Change %", "Still best", "Regret"],
    rows: shocks.map(({ name, outcome, change, isStillBest: best, regret, problem }): ResultCell[] => [
      name,
      outcome,
      change ?? missing("the plan brings nothing without the shock either"),
      best ?? missing(problem),
      regret ?? missing(problem),
    ]),
  };
}
