import { summariseDraws } from "../numerics";
import type { ResponseModel } from "../models";
import { objectiveDraws, outcomeDraws, postureAverage, sumAmounts, type Objective } from "../optimize";

/** What a plan brings, and the draws behind it: all plans of one comparison share them. */
export interface PlanFigures {
  readonly spend: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the worst 20% of the draws. */
  readonly downside: number;
  /** Mean − downside. */
  readonly risk: number;
}

/** The figures of a plan in outcomes; `confidence` is the width of the range. */
export function planFigures(model: ResponseModel, spend: Float64Array, confidence = 0.9): PlanFigures {
  const { total } = outcomeDraws(model, spend);
  const range = summariseDraws(total, confidence);
  const downside = postureAverage(total, 0);
  return { ...range, spend: sumAmounts(spend), downside, risk: range.mean - downside };
}

/** P(a brings more of the objective than b) on paired draws; a tie counts half. */
export function chanceToBeat(model: ResponseModel, objective: Objective, a: Float64Array, b: Float64Array): number {
  const [ours, theirs] = [objectiveDraws(model, objective, a), objectiveDraws(model, objective, b)];
  let wins = 0;
  for (let d = 0; d < ours.length; d++) wins += ours[d]! > theirs[d]! ? 1 : ours[d] === theirs[d] ? 0.5 : 0;
  return wins / ours.length;
}

/** Differences below this share count as none. */
const dust = 1e-9;

/** True if a costs no more, brings no less on average and no less in the worst 20%, and one of them strictly better. */
export function dominates(a: PlanFigures, b: PlanFigures): boolean {
  const gains = [
    [b.spend - a.spend, b.spend],
    [a.mean - b.mean, b.mean],
    [a.downside - b.downside, b.downside],
  ] as const;
  const isStrict = ([gain, scale]: readonly [number, number]): boolean => gain > dust * Math.abs(scale);
  return gains.every(([gain, scale]) => gain >= -dust * Math.abs(scale)) && gains.some(isStrict);
}
