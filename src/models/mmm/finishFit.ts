import { accuracy, scoreForecast, splitRows, type Scored } from "./accuracy";
import { diagnose, type FitDiagnostics } from "./diagnose";
import { expectedOutcomes, predictiveOutcomes } from "./predict";
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

/** Forecast of the periods from..to by a fit that ends before them, scored. */
export function scoreAhead(fit: FittedDraws, plan: FitPlan, from: number, to: number, confidence = 0.9): Scored {
  const values = predictiveOutcomes(fit, plan.history, from, to);
  return scoreForecast(plan.history.outcome.values.slice(from, to), values, confidence);
}

/** Puts the chains of the full fit and of the held-out fit together: draws to keep, diagnostics, accuracy, verdict. */
export function finishFit(plan: FitPlan, chains: readonly MmmChain[], holdoutChains: readonly MmmChain[]): FinishedFit {
  const rows = plan.history.dates.length;
  const before = rowsBeforeTest(plan);
  const draws = thinChains(chains);
  const fit = readDraws(plan, draws);
  const held = readDraws(holdoutPlan(plan, before), thinChains(holdoutChains));
  const diagnostics = diagnose(chains);
  const test = scoreAhead(held, plan, before, rows);
  const reference = {
    seasonalNaive: wmapeOf(test.actual, seasonalNaive(plan.history, before)),
    withoutMedia: wmapeOf(test.actual, withoutMedia(plan.history, before, plan.spec)),
  };
  const verdict = judgeFit({
    ...{ diagnostics, test, history: plan.history, negativeBaseline: negativeBaseline(fit) },
    ...{ naive: reference.seasonalNaive, noMedia: reference.withoutMedia },
  });
  return { plan, draws, diagnostics, verdict, test, reference, train: scoreAhead(fit, plan, 0, rows) };
}

function wmapeOf(actual: readonly number[], mean: readonly number[]): number {
  return accuracy({ actual, mean, low: mean, high: mean, crps: [], confidence: 0 }, "wmape");
}

function negativeBaseline(fit: FittedDraws): number {
  const rows = fit.plan.history.dates.length;
  const { baseline } = expectedOutcomes({ ...fit, channels: [] }, fit.plan.history, 0, rows);
  let negative = 0;
  for (let d = 0; d < fit.nDraws; d++) {
    let total = 0;
    for (let t = 0; t < rows; t++) total += baseline[d * rows + t]!;
    if (total < 0) negative++;
  }
  return negative / fit.nDraws;
}
