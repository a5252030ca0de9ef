import { unavailable } from "../base";
import type { ResponseModel } from "../models";
import { brokenLimits } from "./brokenLimits";
import { meanCurves, preferencePrice, preferenceCost } from "./channelCurves";
import type { FeasibleSet } from "./feasibleSet";
import { checkFeasible } from "./infeasible";
import type { Objective } from "./objective";
import { objectiveDraws } from "./outcomeDraws";
import { postureAverage } from "./posture";
import { roundAmounts } from "./roundAmounts";
import { extraRows } from "./extraRows";
import { separableSteps } from "./solveSeparable";
import { tiltedSteps, type WarmStart } from "./solveTilted";
import { runToEnd, type Solving } from "./solving";

/** What is to be planned. */
export interface AllocationRequest {
  readonly model: ResponseModel;
  readonly objective: Objective;
  /** 0 conservative, 0.5 balanced, 1 aggressive. */
  readonly posture: number;
  readonly set: FeasibleSet;
  /** What is known from a question near this one: its plan to start from, its draws to use again. */
  readonly warm?: WarmStart;
}

/** The best plan found, and the proof beside it. Values in units of the objective, at the posture. */
export interface Allocation {
  readonly spend: Float64Array; // [channel], rounded, every limit kept
  readonly value: number;
  readonly currentValue: number;
  /** No plan under these limits has a higher value. */
  readonly upperBound: number;
  /** (bound − value) / max(|bound|, |value of the current plan|), >= 0. */
  readonly gap: number;
  /** What the last unit of the budget brings. */
  readonly price: number;
  readonly channelPrice: Float64Array; // [channel]
  /** What missed preferences cost, in units of the objective (0 without any). */
  readonly preferenceCost: number;
}

/** Finds the best plan: the exact optimum where curves allow, always with an upper bound. */
export function allocateBudget(request: AllocationRequest): Allocation {
  return runToEnd(allocationSteps(request));
}

/** The same, with reports of the best so far and the bound. */
export function* allocationSteps({ model, objective, posture, set, warm }: AllocationRequest): Solving<Allocation> {
  checkFeasible(
    set,
    model.channels.map(({ name }) => name),
  );
  const evaluate = (spend: Float64Array): number => postureAverage(objectiveDraws(model, objective, spend), posture);
  const currentValue = evaluate(set.current);
  const wishes = preferencePrice(set, Math.abs(currentValue));
  const rows = extraRows(set, model);
  const isSum = posture === 0.5 && model.interactions.length === 0;
  const optimum = isSum
    ? yield* separableSteps(meanCurves(model, objective, set, wishes), set, rows, 1e-13)
    : yield* tiltedSteps({ model, objective, posture, set, rows, wishes }, warm);
  const spend = keepsItsLimits(roundAmounts(set, optimum.spend), set, model);
  const value = evaluate(spend);
  const missed = preferenceCost(set, wishes, spend);
  const upperBound = Math.max(value, optimum.bound + missed);
  return {
    spend,
    value,
    currentValue,
    upperBound,
    gap: relativeGap(value, upperBound, currentValue),
    price: optimum.price,
    channelPrice: optimum.channelPrice,
    preferenceCost: missed,
  };
}

/** A plan is shown only if it keeps every limit it was given, after rounding too. */
function keepsItsLimits(spend: Float64Array, set: FeasibleSet, model: ResponseModel): Float64Array {
  const broken = brokenLimits(set, spend, model);
  if (broken.length === 0) return spend;
  return unavailable(
    `No plan was found that keeps all limits to the cent: ${broken.slice(0, 3).join("; ")}. Loosen one`,
  );
}

/** gap = (bound − value) / max(|bound|, |value of the current plan|); 0 where all are 0. */
export function relativeGap(value: number, bound: number, currentValue: number): number {
  const scale = Math.max(Math.abs(bound), Math.abs(currentValue));
  return scale > 0 ? Math.max(0, bound - value) / scale : 0;
}
