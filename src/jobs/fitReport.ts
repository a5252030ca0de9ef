import type { SheetValues } from "../base";
import { effectEvidence, type FitDiagnostics, type FittedModel, type Reason, type VerdictStatus } from "../models";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

export interface FitReportRequest {
  readonly model: SheetValues;
}

/** A channel's return with what was assumed of it; null where the prior was on something else. */
export interface ReportedReturn {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly prior: { readonly median: number; readonly low: number; readonly high: number } | null;
  readonly isPriorOnly: boolean;
}

/** What no cell holds of a fit, for the pane: verdict, the fit over time, returns beside their priors, diagnostics. */
export interface FitReport {
  readonly key: string;
  readonly status: VerdictStatus;
  readonly reasons: readonly Reason[];
  readonly isMoney: boolean;
  readonly dates: readonly number[];
  readonly actual: readonly number[];
  /** Mean and 90% predictive range of the fitted periods. */
  readonly fitted: {
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  /** The held-out periods, forecast by a fit that has not seen them; they are the last ones. */
  readonly heldOut: {
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
  /** Return on each channel over the history: ROI where the outcome is money, else outcome per money. 90% ranges. */
  readonly returns: readonly ReportedReturn[];
  readonly diagnostics: FitDiagnostics;
  /** Share of each channel's response that comes after the planning horizon, at its current spend. */
  readonly afterHorizon: readonly number[];
  readonly notes: readonly string[];
}

/** The report of a fitted model. */
export function fitReport({ model }: FitReportRequest, context: JobContext): FitReport {
  const fitted = needFitted(model, context, "The fit report");
  const { finished } = fitted;
  const { history, spec } = finished.plan;
  const band = ({ mean, low, high }: FittedModel["finished"]["train"]) => ({ mean, low, high });
  return {
    ...{ key: fitted.key, status: finished.verdict.status, reasons: finished.verdict.reasons, notes: spec.notes },
    ...{ isMoney: history.outcome.unit === "money", dates: history.dates, actual: history.outcome.values },
    ...{ fitted: band(finished.train), heldOut: band(finished.test), diagnostics: finished.diagnostics },
    returns: effectEvidence(fitted.fit).map(({ name, perMoney, prior, isPriorOnly }) => {
      return { name, mean: perMoney.mean, low: perMoney.low, high: perMoney.high, prior, isPriorOnly };
    }),
    afterHorizon: fitted.channels.map(({ currentSpend }, c) => fitted.horizonResponse(c).shareAfter(currentSpend)),
  };
}
