import { createNormalDraws, createRng, exp, log } from "../../numerics";
import { summariseDraws, type DrawSummary } from "../../posterior";
import type { FitPlan } from "./sampleMmm";

/** Stream of the prior predictive draws. */
const PRIOR_STREAM = 400_000;

/**
 * Media's total share of the outcome before the data have spoken, by 2,000 draws from the priors: whether the priors make
 * sense at all. Null where a channel's prior is on a coefficient or a marginal return, which say nothing without a fit.
 */
export function priorMediaShare({ history, spec }: FitPlan): DrawSummary | null {
  if (spec.channels.some(({ prior }) => prior.kind === "coefficient" || prior.kind === "mroi")) return null;
  const normal = createNormalDraws(createRng(spec.seed, PRIOR_STREAM));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const outcome = Math.abs(sum(history.outcome.values));
  const units = history.channels.map(({ values }, c) =>
    spec.channels[c]!.prior.kind === "contribution" ? 1 : sum(values) / outcome,
  );
  const shares = Float64Array.from({ length: 2000 }, () =>
    spec.channels.reduce((total, { prior }, c) => {
      return total + units[c]! * exp(log(prior.median) + prior.logSd * normal());
    }, 0),
  );
  return summariseDraws(shares);
}
