import type { Scored } from "./accuracy";
import { accuracy } from "./accuracy";
import type { FitDiagnostics } from "./diagnose";
import { inseparableColumns } from "./inseparable";
import type { FitPlan } from "./sampleMmm";

export type VerdictStatus = "pass" | "review" | "fail";

/** Whether a fit can be relied on: each reason says what is wrong and what to do. Plain data. */
export interface Verdict {
  readonly status: VerdictStatus;
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly status: VerdictStatus;
  readonly text: string;
}

/** What the verdict is made of. */
export interface Evidence {
  readonly diagnostics: FitDiagnostics;
  /** Share of draws in which the baseline's total is negative. */
  readonly negativeBaseline: number;
  readonly test: Scored;
  /** wMAPE on the test periods of the seasonal naive forecast and of the model without media. */
  readonly naive: number;
  readonly noMedia: number;
  /** R-hat of the errors' size in the fit that forecast the test periods. */
  readonly heldRHat: number;
  readonly plan: Pick<FitPlan, "history" | "tests">;
}

const order: readonly VerdictStatus[] = ["pass", "review", "fail"];

/** The verdict by fixed thresholds: sampler, baseline, prediction of periods the fit has not seen, inseparable columns. */
export function judgeFit(evidence: Evidence): Verdict {
  const reasons = [
    ...samplerReasons(evidence.diagnostics),
    ...baselineReasons(evidence.negativeBaseline),
    ...predictionReasons(evidence),
    ...inseparableColumns(evidence.plan).map((text): Reason => ({ status: "review", text })),
  ];
  const status = order[Math.max(0, ...reasons.map((reason) => order.indexOf(reason.status)))]!;
  return { status, reasons };
}

function samplerReasons(diagnostics: FitDiagnostics): Reason[] {
  const reasons: Reason[] = [];
  const say = (status: VerdictStatus, text: string): void => void reasons.push({ status, text });
  if (!(diagnostics.rHat <= 1.01)) {
    const { rHat } = diagnostics; // 1.0104 would read as the limit itself with fewer digits
    const shown = Number.isNaN(rHat) ? "cannot be computed" : `is ${rHat.toFixed(rHat < 1.0105 ? 4 : 3)}`;
    const status = diagnostics.rHat <= 1.05 ? "review" : "fail";
    say(status, `R-hat of ${diagnostics.worst} ${shown} (at most 1.01): the chains disagree. Raise Warm-up and Draws`);
  }
  if (!(diagnostics.essBulk >= 400 && diagnostics.essTail >= 400)) {
    const ess = Math.floor(Math.min(diagnostics.essBulk, diagnostics.essTail));
    const status = ess >= 100 ? "review" : "fail";
    const shown = Number.isNaN(ess) ? "Effective draws cannot be counted" : `Only ${ess} effective draws`;
    say(status, `${shown} (at least 400): ranges are rough. Raise Draws`);
  }
  const share = diagnostics.divergences / diagnostics.draws;
  if (share > 0.001) {
    const status = share <= 0.01 ? "review" : "fail";
    say(status, `${diagnostics.divergences} divergent draws: parts of the answer may be missed. Use simpler curves`);
  }
  if (diagnostics.eBfmi < 0.2) say("review", "The sampler's energy hardly mixes (E-BFMI below 0.2). Raise Warm-up");
  return reasons;
}

function baselineReasons(negative: number): Reason[] {
  if (negative <= 0.2) return [];
  const share = `${Math.round(100 * negative)}%`;
  const text = `The baseline is negative in ${share} of the draws: media get more than there is. Narrow the priors or add controls`;
  return [{ status: negative > 0.8 ? "fail" : "review", text }];
}

function predictionReasons({ test, naive, noMedia, heldRHat }: Evidence): Reason[] {
  const points = test.actual.length;
  if (points < 8) {
    const text = `Too few points to test: ${points} periods held out (at least 8). Give a longer history, or raise Holdout`;
    return [{ status: "review", text }];
  }
  const wmape = accuracy(test, "wmape");
  if (Number.isNaN(wmape)) {
    const text = "The outcome is 0 in all periods held out: the forecast cannot be scored. Check the last rows";
    return [{ status: "review", text }];
  }
  const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;
  const reasons: Reason[] = [];
  if (!(heldRHat <= 1.05)) {
    const text =
      "The fit that forecast the periods held out has not settled: its error is rough. Raise Warm-up and Draws";
    reasons.push({ status: "review", text });
  }
  if (!(wmape < 0.15)) {
    const text = `Held-out weighted error ${percent(wmape)} is above 15%: add the controls that move the outcome`;
    reasons.push({ status: wmape < 0.25 ? "review" : "fail", text });
  }
  if (wmape >= naive) {
    const text = `Held-out error ${percent(wmape)} does not beat "same as a year ago" (${percent(naive)}): check seasonality and controls`;
    reasons.push({ status: "review", text });
  }
  if (wmape >= noMedia) {
    const text = `Held-out error ${percent(wmape)} does not beat the model without media (${percent(noMedia)}): prediction does not show that media matter; run a lift test`;
    reasons.push({ status: "review", text });
  }
  return reasons;
}
