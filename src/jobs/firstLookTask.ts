import { firstLook, type FirstLook, type FitPlan, priorOutcome, type PriorOutcome } from "../models";
import type { Progress } from "./job";

export interface FirstLookTaskRequest {
  readonly plan: FitPlan;
}

export interface Looks {
  readonly prior: PriorOutcome;
  readonly look: FirstLook;
}

/** The work of `firstLook`: the approximation first, then the priors. */
export function* firstLookTask({ plan }: FirstLookTaskRequest): Generator<Progress, Looks> {
  yield { phase: "first look", done: 0, detail: "" };
  const look = firstLook(plan);
  yield { phase: "prior check", done: 0.5, detail: "" };
  return { look, prior: priorOutcome(plan) };
}
