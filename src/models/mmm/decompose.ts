import { type RangeSummary, summariseDraws } from "../../numerics";
import { pairName } from "./channelPair";
import type { FittedDraws } from "./fittedDraws";
import { expectedOutcomes, meanOverDraws, type OutcomeDraws } from "./predict";

/** Where the outcome of the fitted periods came from. Plain data: it is stored with the fit. */
export interface Decomposition {
  /** Mean over the draws, per period; baseline (joint effects of pairs in it) and channels add up to `fitted` exactly. */
  readonly baseline: readonly number[];
  readonly channels: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  /** Totals over the fitted periods with their 90% ranges: baseline parts, channels, pairs. */
  readonly drivers: readonly DriverRange[];
  /** Everything but the channels' own effects. */
  readonly baselineTotal: RangeSummary;
  readonly total: RangeSummary;
}

export type DriverKind = "baseline" | "trend" | "season" | "control" | "channel" | "interaction";

export interface DriverRange extends RangeSummary {
  readonly name: string;
  readonly kind: DriverKind;
}

/** One driver's total over the fitted periods, per draw. */
export interface DriverTotal {
  readonly name: string;
  readonly kind: DriverKind;
  readonly draws: Float64Array;
}

/** Splits the fitted outcome by driver; `outcomes` are the expected ones of the fitted periods, where they are at hand. */
export function decompose(fit: FittedDraws, outcomes: OutcomeDraws = fittedOutcomes(fit)): Decomposition {
  const rows = fit.plan.history.dates.length;
  const totals = driverTotals(fit, outcomes);
  const level = Float64Array.from(outcomes.baseline);
  for (const effects of outcomes.joint) for (let i = 0; i < level.length; i++) level[i]! += effects[i]!;
  const baseline = Array.from(meanOverDraws(level, rows));
  const channels = outcomes.media.map((values) => Array.from(meanOverDraws(values, rows)));
  return {
    ...{ baseline, channels },
    fitted: baseline.map((start, t) => channels.reduce((sum, values) => sum + values[t]!, start)),
    drivers: totals.map(({ name, kind, draws }) => ({ name, kind, ...summariseDraws(draws, 0.9) })),
    baselineTotal: summariseDraws(sumOf(totals.filter(({ kind }) => kind !== "channel")), 0.9),
    total: summariseDraws(sumOf(totals), 0.9),
  };
}

/** Expected outcomes of the fitted periods. */
export function fittedOutcomes(fit: FittedDraws): OutcomeDraws {
  return expectedOutcomes(fit, fit.plan.history, 0, fit.plan.history.dates.length);
}

/** Totals of all drivers: intercept, trend, season and each control; then the channels; joint effects come last. */
export function driverTotals(fit: FittedDraws, { media, joint }: OutcomeDraws = fittedOutcomes(fit)): DriverTotal[] {
  const { history } = fit.plan;
  const rows = history.dates.length;
  const total = (name: string, kind: DriverKind, values: Float64Array): DriverTotal => {
    return { name, kind, draws: sumOverPeriods(values, fit.nDraws, rows) };
  };
  return [
    ...baselineTotals(fit),
    ...media.map((values, c) => total(history.channels[c]!.name, "channel", values)),
    ...joint.map((values, p) => total(pairName(history.channels, fit.pairs[p]!), "interaction", values)),
  ];
}

function sumOf(totals: readonly DriverTotal[]): Float64Array {
  const sum = new Float64Array(totals[0]?.draws.length ?? 0);
  for (const { draws } of totals) for (let d = 0; d < sum.length; d++) sum[d]! += draws[d]!;
  return sum;
}

function sumOverPeriods(values: Float64Array, nDraws: number, rows: number): Float64Array {
  return Float64Array.from({ length: nDraws }, (_, d) => {
    let sum = 0;
    for (let t = d * rows; t < (d + 1) * rows; t++) sum += values[t]!;
    return sum;
  });
}

/** Totals of the linear block by what its columns belong to, in order of first appearance. */
function baselineTotals(fit: FittedDraws): DriverTotal[] {
  const rows = fit.plan.history.dates.length;
  const totals = new Map<string, DriverTotal>();
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
