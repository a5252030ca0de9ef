import { accuracy, scoreForecast, type Scored } from "./accuracy";
import { diagnose, type FitDiagnostics, noiseRHat } from "./diagnose";
import { fittedOutcomes } from "./decompose";
import { type OutcomeDraws, predictiveOutcomes } from "./predict";
import { firstAnswers, type FirstAnswers } from "./firstAnswers";
import { readDraws, thinChains } from "./fittedDraws";
import { holdoutPlan, rowsBeforeTest, scoreAhead } from "./holdout";
import { seasonalNaive, withoutMedia } from "./referenceForecasts";
import type { FitPlan, MmmChain } from "./sampleMmm";
import { judgeFit, type Verdict } from "./verdict";

/** A finished fit before it becomes a document. Plain data. */
export interface FinishedFit {
  readonly plan: FitPlan;
  readonly draws: Float32Array;
  readonly diagnostics: FitDiagnostics;
  readonly verdict: Verdict;
  /** The fit's own periods. */
  readonly train: Scored;
  /** The last periods, forecast by a fit that has not seen them. */
  readonly test: Scored;
  /** Weighted errors on the test periods of two simple forecasts. */
  readonly reference: { readonly seasonalNaive: number; readonly withoutMedia: number };
  /** What every sheet asks first; absent in models that were stored before it was kept. */
  readonly answers?: FirstAnswers;
}

/**
 * Puts the chains of the full fit and of the held-out fit together: draws to keep, diagnostics, accuracy, verdict.
 * A generator that says what it does next, so that the caller can pause between the steps.
 */
export function* finishFit(
  plan: FitPlan,
  chains: readonly MmmChain[],
  holdoutChains: readonly MmmChain[],
): Generator<string, FinishedFit> {
  const rows = plan.history.dates.length;
  const before = rowsBeforeTest(plan);
  yield "checking the chains";
  const draws = thinChains(chains);
  const fit = readDraws(plan, draws);
  const held = readDraws(holdoutPlan(plan, before), thinChains(holdoutChains));
  const diagnostics = diagnose(chains);
  yield "scoring the held-out periods";
  const test = scoreAhead(held, plan, { from: before, to: rows });
  const reference = {
    seasonalNaive: wmapeOf(test.actual, seasonalNaive(plan.history, before)),
    withoutMedia: wmapeOf(test.actual, withoutMedia(plan.history, before, plan.spec)),
  };
  yield "scoring the fit";
  const outcomes = fittedOutcomes(fit);
  const train = scoreForecast(plan.history.outcome.values, predictiveOutcomes(fit, 0, outcomes));
  const verdict = judgeFit({
    ...{ diagnostics, test, plan, negativeBaseline: negativeBaseline(outcomes) },
    ...{ naive: reference.seasonalNaive, noMedia: reference.withoutMedia, heldRHat: noiseRHat(holdoutChains) },
  });
  yield "adding up the contributions";
  return { plan, draws, diagnostics, verdict, test, reference, train, answers: firstAnswers(fit, outcomes) };
}

function wmapeOf(actual: readonly number[], mean: readonly number[]): number {
  return accuracy({ actual, mean, low: mean, high: mean, crps: [], confidence: 0 }, "wmape");
}

/** Share of the draws in which the baseline's total is negative. */
function negativeBaseline({ baseline, length }: OutcomeDraws): number {
  const nDraws = baseline.length / length;
  let negative = 0;
  for (let d = 0; d < nDraws; d++) {
    let total = 0;
    for (let t = 0; t < length; t++) total += baseline[d * length + t]!;
    if (total < 0) negative++;
  }
  return negative / nDraws;
}
