import { exp } from "../numerics";
import {
  countParameters,
  createFitPlan,
  type FitRanges,
  type PriorKind,
  priorMediaShare,
  shapePriors,
} from "../models";

/** The same ranges as FIT_MODEL's. */
export type PreviewFitRequest = FitRanges;

/** What a fit would do, in plain data: shown before it is started. */
export interface FitPreview {
  readonly periods: number;
  readonly unit: string;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly parameters: number;
  readonly channels: readonly PreviewedChannel[];
  readonly controls: readonly string[];
  readonly tests: number;
  /** Media's share of the outcome by the priors alone: median and 90% range; null where they do not say. */
  readonly priorShare: { readonly median: number; readonly low: number; readonly high: number } | null;
  readonly notes: readonly string[];
}

export interface PreviewedChannel {
  readonly name: string;
  readonly adstock: string;
  readonly saturation: string;
  /** True where each period's spend saturates by itself before it carries over. */
  readonly isSaturatedFirst: boolean;
  readonly prior: { readonly kind: PriorKind; readonly median: number; readonly low: number; readonly high: number };
  /** The priors of the curve's parameters in words, such as "retention: Beta(1, 3)". */
  readonly curvePriors: readonly string[];
}

/** Reads and checks the ranges of a fit and says what would be fitted, with the prior predictive check. Fits nothing. */
export function previewFit(request: PreviewFitRequest): FitPreview {
  const plan = createFitPlan(request);
  const { history, spec, tests } = plan;
  const share = priorMediaShare(plan);
  return {
    ...{ periods: history.dates.length, unit: history.frequency.unit, tests: tests.length, notes: spec.notes },
    ...{ outcomeName: history.outcome.name, isMoney: history.outcome.unit === "money" },
    parameters: countParameters(history, spec),
    channels: spec.channels.map((channel) => {
      const { kind, median, logSd } = channel.prior;
      const reach = exp(1.6448536269514722 * logSd);
      const { name, adstock, saturation } = channel;
      const curvePriors = shapePriors(channel).map((one) => `${one.name}: ${one.prior}`);
      return {
        ...{ name, adstock, saturation, curvePriors, isSaturatedFirst: channel.order === "saturation-first" },
        prior: { kind, median, low: median / reach, high: median * reach },
      };
    }),
    controls: history.controls.map(({ name }) => name),
    priorShare: share && { median: share.median, low: share.low, high: share.high },
  };
}
