import { invalid, type SheetValues } from "../base";
import { nameHint, nameKey, readSummary } from "../data";
import type { ResponseModel } from "../models";
import { summariseDraws } from "../numerics";
import { gapOf, hasRange, isAbove, isInside, statusOf, type Thresholds, type Tracked, type TrackStatus } from "./gap";

/** What moved a channel's outcome away from its plan. */
export type GapCause = "none" | "spend" | "efficiency" | "baseline" | "unknown";

/** One channel of a running plan: what was planned, what came, and what its curve expects for the money really spent. */
export interface ChannelTrack {
  readonly channel: string;
  readonly plannedSpend: number;
  readonly actualSpend: number;
  /** Expected outcome of the planned spend. */
  readonly plannedOutcome: number;
  /** Expected outcome of the money really spent, and its 95% predictive range; null where there is no curve. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly actualOutcome: number;
  /** Actual ÷ expected − 1; null where nothing was expected. */
  readonly gapShare: number | null;
  /** Parts of actual − planned outcome: what other spend explains, and what the response itself. */
  readonly spendEffect: number;
  readonly efficiencyEffect: number;
  readonly status: TrackStatus;
  readonly cause: GapCause;
  readonly words: string;
  readonly todo: string;
}

/** A plan under way. Amounts are aligned with the model's channels; `actuals` is a Summary table. */
export interface RunningPlan {
  readonly plan: Float64Array;
  readonly actuals: SheetValues;
  readonly thresholds: Thresholds;
}

interface Measured {
  readonly channel: string;
  readonly plannedSpend: number;
  readonly actualSpend: number;
  readonly plannedOutcome: number;
  readonly tracked: Tracked;
}

/** Confidence of the range that an alert needs to be outside of. */
export const alertConfidence = 0.95;

/**
 * Judges every channel of a running plan against its own curve: the outcome gap is split into what the other spend
 * explains (curve at the actual spend − curve at the plan) and what is left (actual − curve at the actual spend). Act
 * needs more than the red gap *and* an outcome outside the 95% predictive range, so that a plan on course is alarmed in
 * at most one case of twenty. Where nearly all channels are off by the same factor, the cause is named baseline.
 */
export function trackChannels(model: ResponseModel, running: RunningPlan): readonly ChannelTrack[] {
  const rows = readSummary(running.actuals).latest;
  refuseStrangers(model, rows);
  const measured = model.channels.map((info, c): Measured => {
    const row = rows.find((one) => one !== undefined && nameKey(one.channel) === nameKey(info.name));
    return measure(model, c, running.plan[c] ?? 0, row?.spend ?? 0, row?.outcome ?? 0);
  });
  const common = commonFactor(measured, running.thresholds);
  return measured.map((one) => describe(one, running.thresholds, common));
}

/** Figures of a channel that the model does not know would be lost in silence. */
function refuseStrangers(
  { channels }: ResponseModel,
  rows: readonly ({ readonly channel: string } | undefined)[],
): void {
  const names = channels.map(({ name }) => name);
  const keys = new Set(names.map(nameKey));
  const stranger = rows.find((row) => row !== undefined && !keys.has(nameKey(row.channel)));
  if (stranger) invalid(`actuals: unknown channel "${stranger.channel}". ${nameHint(stranger.channel, names)}`);
}

function measure(model: ResponseModel, c: number, plan: number, spend: number, outcome: number): Measured {
  const draws = new Float64Array(model.nDraws);
  const errors = new Float64Array(model.nDraws);
  model.response(c, spend, draws);
  model.repeatError(c, errors);
  const predicted = model.meanResponse(c, spend);
  for (let d = 0; d < model.nDraws; d++) draws[d]! *= errors[d]!;
  const { low, high } = summariseDraws(draws, alertConfidence);
  const hasCurve = model.channels[c]!.noCurve === "";
  const plannedOutcome = model.meanResponse(c, plan);
  return {
    channel: model.channels[c]!.name,
    plannedSpend: plan,
    actualSpend: spend,
    plannedOutcome,
    tracked: {
      plan: plannedOutcome,
      actual: outcome,
      predicted: hasCurve ? predicted : NaN,
      low: hasCurve ? low : NaN,
      high: hasCurve ? high : NaN,
    },
  };
}

/** Share of the channels that must be off the same way before all are said to be. */
const nearlyAll = 0.75;

/** Σ actual ÷ Σ expected − 1 where nearly all channels are off that way by more than the amber gap, else 0. */
function commonFactor(all: readonly Measured[], { amber }: Thresholds): number {
  const curves = all.map(({ tracked }) => tracked).filter(hasRange);
  const sum = (pick: (one: Tracked) => number): number => curves.reduce((soFar, one) => soFar + pick(one), 0);
  const expected = sum(({ predicted }) => predicted);
  if (curves.length < 3 || expected <= 0) return 0;
  const factor = sum(({ actual }) => actual) / expected - 1;
  const agreeing = curves.filter((one) => {
    const { share } = gapOf(one);
    return Math.sign(share) === Math.sign(factor) && isAbove(Math.abs(share), amber);
  });
  return isAbove(Math.abs(factor), amber) && agreeing.length >= nearlyAll * curves.length ? factor : 0;
}

function describe(one: Measured, thresholds: Thresholds, common: number): ChannelTrack {
  const { tracked, plannedOutcome } = one;
  const expected = hasRange(tracked) ? tracked.predicted : null;
  const { share } = gapOf(tracked);
  const status = statusOf(tracked, thresholds);
  const spendEffect = expected === null ? 0 : expected - plannedOutcome;
  const efficiencyEffect = tracked.actual - plannedOutcome - spendEffect;
  const cause = causeOf(one, status, spendEffect, common, thresholds);
  return {
    channel: one.channel,
    plannedSpend: one.plannedSpend,
    actualSpend: one.actualSpend,
    plannedOutcome,
    expected,
    low: expected === null ? null : tracked.low,
    high: expected === null ? null : tracked.high,
    actualOutcome: tracked.actual,
    gapShare: Number.isFinite(share) ? share : null,
    ...{ spendEffect, efficiencyEffect, status, cause },
    ...sayWhy(one, status, cause, common),
  };
}

function causeOf(
  one: Measured,
  status: TrackStatus,
  spendEffect: number,
  common: number,
  limits: Thresholds,
): GapCause {
  const { plannedSpend, actualSpend, tracked } = one;
  const spendShare = plannedSpend > 0 ? Math.abs(actualSpend / plannedSpend - 1) : actualSpend > 0 ? Infinity : 0;
  if (status === "on track") return isAbove(spendShare, limits.amber) && spendEffect !== 0 ? "spend" : "none";
  if (!hasRange(tracked)) return "unknown";
  return common !== 0 ? "baseline" : "efficiency";
}

const percent = (share: number): string => `${(Math.abs(share) * 100).toFixed(1)}%`;

function sayWhy(
  one: Measured,
  status: TrackStatus,
  cause: GapCause,
  common: number,
): { readonly words: string; readonly todo: string } {
  const { tracked, plannedSpend, actualSpend } = one;
  const { share } = gapOf(tracked);
  const side = share > 0 ? "above" : "below";
  const range = isInside(tracked) ? "inside the 95% range of the model" : "outside the 95% range of the model";
  switch (cause) {
    case "none":
      return { words: "", todo: "" };
    case "spend": {
      const spent =
        plannedSpend > 0
          ? `${percent(actualSpend / plannedSpend - 1)} ${actualSpend > plannedSpend ? "more" : "less"} was spent than planned`
          : "money was spent that was not planned";
      return {
        words: `Spend: ${spent}; the outcome fits that spend.`,
        todo: "Bring the spend back to plan, or plan anew.",
      };
    }
    case "baseline":
      return {
        words: `Baseline: nearly all channels are ${common > 0 ? "above" : "below"} by about ${percent(common)} together; ${range}.`,
        todo: "Look for demand, price, season or tracking before moving money between channels.",
      };
    case "efficiency":
      return {
        words: `Efficiency: the outcome is ${percent(share)} ${side} what this spend should bring; ${range}.`,
        todo:
          status === "act"
            ? "Check tracking and campaigns, then plan anew with these figures."
            : "Watch the next period.",
      };
    case "unknown":
      return {
        words: "An outcome came from a channel without a curve.",
        todo: "Give the channel a curve, or check its tracking.",
      };
  }
}
