import { expectedOutcomes, meanOverDraws } from "./predict";
import { pairName } from "./channelPair";
import type { FittedDraws } from "./fittedDraws";

/** Where the outcome of the fitted periods came from. */
export interface Decomposition {
  /** Mean over the draws, per period; baseline (joint effects of pairs in it) and channels add up to `fitted` exactly. */
  readonly baseline: Float64Array;
  readonly channels: readonly Float64Array[];
  readonly fitted: Float64Array;
  /** Totals over the fitted periods, per draw. */
  readonly totals: readonly Total[];
}

/** One driver's total over the fitted periods. */
export interface Total {
  readonly name: string;
  readonly kind: "baseline" | "trend" | "season" | "control" | "channel" | "interaction";
  readonly draws: Float64Array;
}

/** Splits the fitted outcome by driver. Baseline parts are intercept, trend, season and each control; joint effects come last. */
export function decompose(fit: FittedDraws): Decomposition {
  const { history } = fit.plan;
  const rows = history.dates.length;
  const { baseline, media, joint } = expectedOutcomes(fit, history, 0, rows);
  const jointTotals = joint.map((values, p): Total => {
    const name = pairName(history.channels, fit.pairs[p]!);
    return { name, kind: "interaction", draws: sumOverPeriods(values, fit.nDraws, rows) };
  });
  for (const effects of joint) for (let i = 0; i < baseline.length; i++) baseline[i]! += effects[i]!;
  const channels = media.map((values) => meanOverDraws(values, rows));
  const meanBaseline = meanOverDraws(baseline, rows);
  const fitted = meanBaseline.map((level, t) => channels.reduce((sum, values) => sum + values[t]!, level));
  const mediaTotals = media.map((values, c): Total => {
    return { name: history.channels[c]!.name, kind: "channel", draws: sumOverPeriods(values, fit.nDraws, rows) };
  });
  return { baseline: meanBaseline, channels, fitted, totals: [...baselineTotals(fit), ...mediaTotals, ...jointTotals] };
}

function sumOverPeriods(values: Float64Array, nDraws: number, rows: number): Float64Array {
  return Float64Array.from({ length: nDraws }, (_, d) => {
    let sum = 0;
    for (let t = d * rows; t < (d + 1) * rows; t++) sum += values[t]!;
    return sum;
  });
}

/** Totals of the linear block by what its columns belong to, in order of first appearance. */
function baselineTotals(fit: FittedDraws): Total[] {
  const rows = fit.plan.history.dates.length;
  const totals = new Map<string, Total>();
  fit.columns.forEach(({ name, part, values }, k) => {
    const columnSum = values.reduce((sum, value) => sum + value, 0) * fit.scaling.outcomeSd;
    const label = part === "control" ? name : { intercept: "Baseline", trend: "Trend", season: "Season" }[part];
    const kind = part === "intercept" ? "baseline" : part;
    const total = totals.get(label) ?? { name: label, kind, draws: new Float64Array(fit.nDraws) };
    for (let d = 0; d < fit.nDraws; d++) {
      total.draws[d]! += fit.values[d * fit.width + fit.baselineAt + k]! * columnSum;
      if (part === "intercept") total.draws[d]! += fit.scaling.outcomeMean * rows;
    }
    totals.set(label, total);
  });
  return [...totals.values()];
}
