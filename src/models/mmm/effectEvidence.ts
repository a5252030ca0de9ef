import { exp, log } from "../../numerics";
import { summariseDraws, type DrawSummary } from "../../posterior";
import type { FittedDraws } from "./fittedDraws";

/** What the data have said about one channel's return, beside what was assumed. */
export interface EffectEvidence {
  readonly name: string;
  /** Outcome per money over the history, carryover after its end included; ROI where the outcome is money. */
  readonly perMoney: DrawSummary;
  /** Median and 90% range of the same before the data; null where the prior is on something else. */
  readonly prior: { readonly median: number; readonly low: number; readonly high: number } | null;
  /** Shift of the mean of the log, in prior standard deviations; NaN without such a prior. */
  readonly shift: number;
  /** Standard deviation of the log after the data over that before; NaN without such a prior. */
  readonly spreadRatio: number;
  /** The data said nothing: spread ratio above 0.9 and shift below 0.1. */
  readonly isPriorOnly: boolean;
}

/** Evidence of every channel, in the user's order. */
export function effectEvidence(fit: FittedDraws): EffectEvidence[] {
  const { history, spec } = fit.plan;
  const rows = history.dates.length;
  return history.channels.map(({ name, values }, c) => {
    const spend = values.reduce((sum, amount) => sum + amount, 0);
    const factor = (fit.scaling.outcomeSd * rows) / spend;
    const draws = Float64Array.from(
      { length: fit.nDraws },
      (_, d) => factor * fit.values[d * fit.width + fit.channels[c]!.effectAt]!,
    );
    const { prior } = spec.channels[c]!;
    const unit = { roi: 1, share: 1, contribution: (Math.abs(fit.scaling.outcomeMean) * rows) / spend };
    const scale = prior.kind === "mroi" || prior.kind === "coefficient" ? null : unit[prior.kind];
    const logs = summariseDraws(draws.map((value) => log(Math.max(value, 1e-300))));
    const median = scale === null ? NaN : prior.median * scale;
    const shift = (logs.mean - log(median)) / prior.logSd;
    const spreadRatio = scale === null ? NaN : logs.sd / prior.logSd;
    const reach = exp(1.6448536269514722 * prior.logSd);
    return {
      ...{ name, shift, spreadRatio, perMoney: summariseDraws(draws) },
      prior: scale === null ? null : { median, low: median / reach, high: median * reach },
      isPriorOnly: spreadRatio > 0.9 && Math.abs(shift) < 0.1,
    };
  });
}
