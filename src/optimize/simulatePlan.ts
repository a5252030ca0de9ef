import { numberOr, type ResultCell, type Table } from "../base";
import { summariseDraws } from "../numerics";
import type { ResponseModel } from "../models";
import { formatShare, sumAmounts } from "./formatAmount";
import { outcomeDraws, predictiveDraws } from "./outcomeDraws";
import { postureAverage } from "./posture";

/** What a given plan is expected to bring. Outcomes in the model's own unit. */
export interface Simulation {
  readonly spend: number;
  readonly mean: number;
  /** Ends of the central range of the expected outcome. */
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Chance that one run of the plan reaches the target (predictive: with repeat errors). */
  readonly target: number;
  readonly reachesTarget: number;
  /** Mean of the worst 20% of the draws. */
  readonly downside: number;
}

/** Brings a plan through every draw of the model. The target is the observed outcome unless another is given. */
export function simulatePlan(
  model: ResponseModel,
  spend: Float64Array,
  target: number | null = null,
  confidence = 0.9,
): Simulation {
  const draws = outcomeDraws(model, spend);
  const goal = target ?? model.outcome.observed;
  const reached = predictiveDraws(model, draws).reduce((count, outcome) => count + (outcome >= goal ? 1 : 0), 0);
  return {
    ...summariseDraws(draws.total, confidence),
    confidence,
    spend: sumAmounts(spend),
    target: goal,
    reachesTarget: Number.isFinite(goal) ? reached / model.nDraws : NaN,
    downside: postureAverage(draws.total, 0),
  };
}

/** Headers of the ends of a central range: 0.9 gives "Low 5%" and "High 95%". */
export function rangeHeaders(confidence: number): [string, string] {
  const tail = (1 - confidence) / 2;
  return [`Low ${formatShare(tail)}`, `High ${formatShare(1 - tail)}`];
}

/** The one-row table of SIMULATE_PLAN. */
export function simulationTable(simulation: Simulation): Table {
  const { mean, low, high, reachesTarget, downside, spend, confidence } = simulation;
  const chance: ResultCell = numberOr(reachesTarget, "no outcome was observed: give a target");
  return {
    header: ["Mean", ...rangeHeaders(confidence), "P(target)", "Downside", "Spend"],
    rows: [[mean, low, high, chance, downside, spend]],
  };
}
