import type { SheetValues } from "../base";
import { readSettings } from "../data";
import { type ResponseModel, sharesOfCeiling } from "../models";
import { mean } from "../numerics";
import {
  bindingLimits,
  holdingLimit,
  checkLimits,
  createObjective,
  marginalReturns,
  parsePosture,
  readFeasibleSet,
  robustMoves,
  simulatePlan,
  type BindingLimit,
  type CheckedLimit,
  type FeasibleSet,
  type ObjectiveKind,
} from "../optimize";
import type { ChannelStory, PlanStory } from "./planStory";

/** Mean share of the ceiling that a spend reaches (CHANNEL_SATURATION "share"); null where the curve has no ceiling. */
function fullness(model: ResponseModel, channel: number, spend: number): number | null {
  const [shares, scratch] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
  return sharesOfCeiling(model, channel, spend, shares, scratch) ? mean(shares) : null;
}

/** Whether a limit of its own or of a group holds the channel from above. */
function isCapped(set: FeasibleSet, spend: Float64Array, channel: number): boolean {
  const isAt = (amount: number, bound: number): boolean => amount >= bound - set.budget * 1e-7;
  if (isAt(spend[channel]!, set.upper[channel]!)) return true;
  return [...set.tree.groups, ...set.crossing].some(
    ({ members, upper, upperBy }) =>
      upperBy !== null &&
      members.includes(channel) &&
      isAt(
        members.reduce((sum, member) => sum + spend[member]!, 0),
        upper,
      ),
  );
}

/** What the next unit of money brings at the best place that no limit holds from above; NaN where all are held. */
function planMarginal(set: FeasibleSet, spend: Float64Array, marginal: Float64Array): number {
  const open = [...marginal].filter((_, channel) => !isCapped(set, spend, channel));
  return open.length > 0 ? Math.max(...open) : NaN;
}

const sum = (amounts: Float64Array): number => amounts.reduce((total, amount) => total + amount, 0);

/** Share of the plan's return that comes after the horizon, channels weighted by what they bring. */
function shareAfter(model: ResponseModel, spend: Float64Array): number | null {
  const { carryoverShare } = model;
  if (!carryoverShare) return null;
  let [all, after] = [0, 0];
  model.channels.forEach(({ noCurve }, c) => {
    const brings = noCurve ? 0 : model.meanResponse(c, spend[c]!);
    all += brings;
    if (brings > 0) after += brings * carryoverShare(c, spend[c]!);
  });
  return all > 0 ? after / all : 0;
}

/** A plan to be explained: its amounts, the limits it was made under and what it maximises. */
export interface PlanToExplain {
  readonly spend: Float64Array; // [channel]
  readonly limits: SheetValues | null;
  readonly objective: ObjectiveKind;
  /** As OPTIMIZE_BUDGET takes it; balanced if left out. */
  readonly posture?: string | number | null;
  /** The Settings table that the plan was made with, if any. */
  readonly settings?: SheetValues | null;
}

/** The price of the limit that holds a channel, as CHECK_LIMITS gives it: in the plan's objective at its posture. */
function priceOf(holding: BindingLimit | undefined, checked: readonly CheckedLimit[]): number | null {
  if (!holding) return null;
  const isIt = ({ where, kind, isBinding }: CheckedLimit): boolean =>
    isBinding &&
    where === holding.where &&
    (holding.limit === kind || holding.limit.endsWith(` ${kind}`) || kind.startsWith(`${holding.limit} `));
  const prices = checked.filter(isIt).flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return prices.length > 0 ? Math.max(...prices) : null;
}

/** Collects what a plan's explanation says: the very figures that the other functions put into cells. */
export function readStory(model: ResponseModel, plan: PlanToExplain): PlanStory {
  const { spend, limits, posture = null, settings = null } = plan;
  const objective = createObjective(model, plan.objective);
  const set = readFeasibleSet({ model, budget: sum(spend), limits, settings: readSettings(settings), spendAll: true });
  const binding = bindingLimits(set, spend, model);
  const robust = robustMoves(model, objective, set, spend);
  const marginal = marginalReturns(model, objective, spend);
  const question = { spend, limits, budget: null, objective: plan.objective, posture, settings };
  const checked = limits !== null && binding.length > 0 ? checkLimits(model, question).limits : [];
  const hasRange = ({ from, to }: { readonly from: number; readonly to: number }): boolean => to > from;
  const channels = model.channels.map((channel, c): ChannelStory => ({
    name: channel.name,
    current: channel.currentSpend,
    plan: spend[c]!,
    marginal: channel.noCurve ? NaN : marginal[c]!,
    full: channel.noCurve ? null : fullness(model, c, spend[c]!),
    binding: holdingLimit(binding, c)?.limit ?? "",
    price: priceOf(holdingLimit(binding, c), checked),
    robust: channel.noCurve ? "" : robust.flags[c]!,
    assumption: channel.assumption,
    seenTo: hasRange(channel.seen) ? channel.seen.to : null,
    after: channel.noCurve ? null : (model.carryoverShare?.(c, spend[c]!) ?? null),
    noCurve: channel.noCurve,
    isBrand: channel.isBrand,
  }));
  const planned = simulatePlan(model, spend);
  const before = simulatePlan(model, set.current);
  return {
    channels,
    objective: objective.kind,
    isBalanced: parsePosture(posture) === 0.5,
    outcomeName: model.outcome.name,
    outcomeIsMoney: model.outcome.unit === "money",
    spend: planned.spend,
    currentSpend: before.spend,
    mean: planned.mean,
    low: planned.low,
    high: planned.high,
    confidence: planned.confidence,
    currentMean: before.mean,
    planMarginal: planMarginal(set, spend, marginal),
    after: shareAfter(model, spend),
    isJudgement: model.uncertainty === "judgement",
    interactions: model.interactions.map(({ a, b }) => `${model.channels[a]!.name} + ${model.channels[b]!.name}`),
    horizon: model.horizon,
  };
}
