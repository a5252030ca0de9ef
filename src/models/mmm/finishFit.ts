import { accuracy, scoreForecast, splitRows, type Scored } from "./accuracy";
import { diagnose, type FitDiagnostics } from "./diagnose";
import { fittedOutcomes } from "./decompose";
import { expectedOutcomes, type OutcomeDraws, predictiveOutcomes } from "./predict";
import { firstAnswers, type FirstAnswers } from "./firstAnswers";
import { type FittedDraws, readDraws, thinChains } from "./fittedDraws";
import { sliceHistory } from "./history";
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

/** The plan of the fit that is scored on the last 15%: the same, on the rows before. */
export function holdoutPlan(plan: FitPlan, rows: number): FitPlan {
  return {
    ...plan,
    history: sliceHistory(plan.history, 0, rows),
    tests: plan.tests.filter(({ to }) => to < rows),
  };
}

/** Rows before the test periods. */
export function rowsBeforeTest({ history, spec }: FitPlan): number {
  const { train, validation } = splitRows(history.dates.length, spec.holdout);
  return train + validation;
}

/** Which periods to score, and how. */
export interface ScoreSpan {
  readonly from: number;
  readonly to: number;
  readonly confidence?: number;
  /** Add the periods up first: one forecast of the total. */
  readonly isTotal?: boolean;
}

/** Forecast of the periods from..to by a fit, scored against what happened. */
export function scoreAhead(fit: FittedDraws, plan: FitPlan, span: ScoreSpan): Scored {
  const { from, to, confidence = 0.9, isTotal = false } = span;
  const values = predictiveOutcomes(fit, from, expectedOutcomes(fit, plan.history, from, to));
  const actual = plan.history.outcome.values.slice(from, to);
  if (!isTotal) return scoreForecast(actual, values, confidence);
  const totals = Float64Array.from({ length: fit.nDraws }, (_, d) =>
    values.subarray(d * actual.length, (d + 1) * actual.length).reduce((sum, value) => sum + value, 0),
  );
  return scoreForecast([actual.reduce((sum, value) => sum + value, 0)], totals, confidence);
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
    ...{ diagnostics, test, history: plan.history, negativeBaseline: negativeBaseline(outcomes) },
    ...{ naive: reference.seasonalNaive, noMedia: reference.withoutMedia },
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
