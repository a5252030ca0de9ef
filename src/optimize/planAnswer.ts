import { missing, type Finding, type ResultCell, type Table } from "../base";
import { summariseDraws, type RangeSummary } from "../numerics";
import type { ResponseModel, Uncertainty } from "../models";
import type { Allocation } from "./allocateBudget";
import { bindingLimits, bindingOf, type BindingLimit } from "./bindingLimits";
import type { FeasibleSet } from "./feasibleSet";
import { formatAmount, sumAmounts } from "./formatAmount";
import { marginalReturns } from "./marginalReturns";
import type { Objective, ObjectiveKind } from "./objective";
import { outcomeDraws } from "./outcomeDraws";
import { robustMoves, type Robust } from "./robustMoves";
import { rangeHeaders, simulatePlan } from "./simulatePlan";

/** How sure it is that there is no better plan. */
export type Verdict = "optimal" | "within gap" | "improvable" | "not proven";

/** One channel of a plan. Money in the user's unit, outcomes in the model's. */
export interface PlannedChannel {
  readonly name: string;
  readonly current: number;
  readonly plan: number;
  readonly change: number;
  /** Share of current; null from 0. */
  readonly changeShare: number | null;
  readonly outcome: number;
  readonly low: number;
  readonly high: number;
  readonly currentOutcome: number;
  /** Objective per next unit of money at the plan. */
  readonly marginal: number;
  readonly binding: string;
  readonly robust: Robust;
  /** Where the draws' own best amounts lie (central 90%). */
  readonly bestLow: number;
  readonly bestHigh: number;
  /** Least and most that limits allow. */
  readonly lower: number;
  readonly upper: number;
  /** What the channel adds to the objective. */
  readonly objective: number;
  /** True inside the spends that the data have seen. */
  readonly isSeen: boolean;
  readonly assumption: string;
}

/** A whole answer of the planner: the table for a cell and everything the pane shows beside it. Plain data. */
export interface PlanAnswer {
  /** OPTIMIZE_BUDGET's table. */
  readonly table: Table;
  readonly channels: readonly PlannedChannel[];
  readonly budget: number;
  readonly spend: number;
  readonly unspent: number;
  /** Why money is left over; "" where none is. */
  readonly unspentWhy: string;
  readonly outcomeName: string;
  /** Expected total outcome with its central 90%. */
  readonly total: RangeSummary;
  /** The outcome observed last, and the chance that the plan, run once, reaches it (NaN-free: null if not observed). */
  readonly observed: number | null;
  readonly chanceToBeat: number | null;
  readonly objective: ObjectiveKind;
  readonly posture: number;
  readonly value: number;
  readonly currentValue: number;
  readonly upperBound: number;
  readonly gap: number;
  readonly verdict: Verdict;
  /** What the last unit of the budget brings. */
  readonly budgetPrice: number;
  readonly bindingLimits: readonly BindingLimit[];
  /** What missed preferences cost, in units of the objective. */
  readonly preferenceCost: number;
  readonly uncertainty: Uncertainty;
  readonly modelKey: string;
  readonly findings: readonly Finding[];
}

/** What an answer is made of. */
export interface PlanParts {
  readonly model: ResponseModel;
  readonly objective: Objective;
  readonly posture: number;
  readonly set: FeasibleSet;
  readonly allocation: Allocation;
}

const confidence = 0.9;

/** The gap below which a plan counts as the optimum, and below which it counts as near enough. */
const optimalGap = 1e-6;
const nearGap = 1e-3;

/** Words for a gap. */
export function verdictOf(gap: number): Verdict {
  return gap <= optimalGap ? "optimal" : gap <= nearGap ? "within gap" : "not proven";
}

/** Puts a plan into words and tables. */
export function describePlan(parts: PlanParts): PlanAnswer {
  const { model, objective, posture, set, allocation } = parts;
  const channels = describeChannels(parts);
  const simulation = simulatePlan(model, allocation.spend);
  const isObserved = Number.isFinite(model.outcome.observed);
  const unspent = Math.max(0, set.budget - simulation.spend);
  return {
    table: planTable(channels, simulation, objective, allocation),
    channels,
    budget: set.budget,
    spend: simulation.spend,
    unspent: unspent < set.budget * 1e-7 ? 0 : unspent,
    unspentWhy: unspent < set.budget * 1e-7 ? "" : whyUnspent(parts, channels),
    outcomeName: model.outcome.name,
    total: { mean: simulation.mean, low: simulation.low, high: simulation.high },
    observed: isObserved ? model.outcome.observed : null,
    chanceToBeat: isObserved ? simulation.reachesTarget : null,
    objective: objective.kind,
    posture,
    value: allocation.value,
    currentValue: allocation.currentValue,
    upperBound: allocation.upperBound,
    gap: allocation.gap,
    verdict: verdictOf(allocation.gap),
    budgetPrice: allocation.price,
    bindingLimits: bindingLimits(set, allocation.spend, model),
    preferenceCost: allocation.preferenceCost,
    uncertainty: model.uncertainty,
    modelKey: model.key,
    findings: [...set.findings, ...planFindings(parts, channels)],
  };
}

function describeChannels({ model, objective, set, allocation }: PlanParts): PlannedChannel[] {
  const { spend } = allocation;
  const { byChannel } = outcomeDraws(model, spend);
  const robust = robustMoves(model, objective, set, spend);
  const limits = bindingLimits(set, spend, model);
  const marginal = marginalReturns(model, objective, spend);
  return model.channels.map((channel, c) => {
    const plan = spend[c]!;
    const current = channel.currentSpend;
    const range = summariseDraws(byChannel[c]!, confidence);
    return {
      name: channel.name,
      current,
      plan,
      change: plan - current,
      changeShare: current > 0 ? (plan - current) / current : null,
      outcome: range.mean,
      low: range.low,
      high: range.high,
      currentOutcome: channel.noCurve ? 0 : model.meanResponse(c, current),
      marginal: marginal[c]!,
      binding: bindingOf(limits, c),
      robust: robust.flags[c]!,
      bestLow: robust.low[c]!,
      bestHigh: robust.high[c]!,
      lower: set.lower[c]!,
      upper: set.upper[c]!,
      objective: objective.worth[c]! * range.mean - objective.spendCost * plan,
      isSeen: plan >= channel.seen.from && plan <= channel.seen.to,
      assumption: channel.assumption,
    };
  });
}

function planTable(
  channels: readonly PlannedChannel[],
  total: RangeSummary & { readonly spend: number },
  objective: Objective,
  { value, price }: Allocation,
): Table {
  const extra = (cell: ResultCell): ResultCell[] => (objective.kind === "outcome" ? [] : [cell]);
  const change = (share: number | null): ResultCell =>
    share ?? missing("the current spend is 0: a change has no percentage");
  const current = sumAmounts(Float64Array.from(channels, (channel) => channel.current));
  const moved = sumAmounts(Float64Array.of(total.spend, -current));
  return {
    header: [
      ...["Channel", "Current", "Plan", "Change", "Change %", "Outcome", ...rangeHeaders(confidence)],
      ...["Marginal", "Binding", "Robust", ...extra("Objective").map(String)],
    ],
    rows: channels.map((c) => [
      ...[c.name, c.current, c.plan, c.change, change(c.changeShare), c.outcome, c.low, c.high],
      ...[c.marginal, c.binding, c.robust, ...extra(c.objective)],
    ]),
    total: [
      ...["Total", current, total.spend, moved, change(current > 0 ? moved / current : null)],
      ...[total.mean, total.low, total.high, price, "", "", ...extra(value)],
    ],
  };
}

function whyUnspent({ model, objective, set, allocation }: PlanParts, channels: readonly PlannedChannel[]): string {
  const isCapped = channels.every(({ plan, upper, lower }) => plan >= upper * (1 - 1e-9) || upper === lower);
  if (isCapped) return "every channel stands at its maximum";
  if (objective.spendCost > 0) return "the next unit of money would bring back less profit than it costs";
  const holding = bindingLimits(set, allocation.spend, model).find(({ limit }) => /Max cost|Min m?ROI/.test(limit));
  if (holding) return `${holding.limit} (${holding.where}) allows no more`;
  if (set.step.some((step) => step > 0)) return "whole units (Step) leave it over";
  return "more money would not raise the objective";
}

function planFindings({ model, objective }: PlanParts, channels: readonly PlannedChannel[]): Finding[] {
  const findings: Finding[] = objective.assumptions.map((found) => ({
    check: "Objective",
    severity: "note",
    found,
    fix: "Add the column to the model's table",
  }));
  const outside = channels.filter(
    ({ isSeen }, c) => !isSeen && model.channels[c]!.seen.to > model.channels[c]!.seen.from,
  );
  for (const { name, plan } of outside)
    findings.push({
      check: "Outside the spends seen",
      severity: "note",
      found: `${name} at ${formatAmount(plan)} lies outside the spends that the data have seen`,
      fix: "Move in steps, or set a Max move",
    });
  return findings;
}
