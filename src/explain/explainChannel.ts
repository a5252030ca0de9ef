import { singular } from "../base";
import { formatChange, formatNumber, formatShare } from "./formatNumber";
import type { ChannelStory, ExplainStyle, PlanStory } from "./planStory";

type Direction = "up" | "down" | "same";

/** Up or down beyond 1% of the current spend, else the same (the rule of OPTIMIZE_BUDGET's Robust). */
function direction({ current, plan }: ChannelStory): Direction {
  if (Math.abs(plan - current) <= 0.01 * current) return "same";
  return plan > current ? "up" : "down";
}

function move(channel: ChannelStory): string {
  const { name, current, plan } = channel;
  const way = direction(channel);
  if (way === "same") return `${name} stays at ${formatNumber(plan)}`;
  const change = current > 0 ? ` (${formatChange(plan / current - 1)})` : "";
  return `${name} goes ${way} from ${formatNumber(current)} to ${formatNumber(plan)}${change}`;
}

/** What an objective is counted in, after a number: "428 MQLs", "1.2 of profit". */
function aimed({ objective, outcomeName }: PlanStory): string {
  const words = { value: "value", profit: "profit", clv: "lifetime value", pipeline: "pipeline" };
  return objective === "outcome" ? outcomeName : `of ${words[objective]}`;
}

/** Counts are told by what the next one costs, money (and every other aim) by what the next unit of money brings. */
function comparison(channel: ChannelStory, story: PlanStory): string {
  if (!(channel.marginal > 0)) return `more money here would bring no more ${aimed(story).replace(/^of /, "")}`;
  const isCounted = story.objective === "outcome" && !story.outcomeIsMoney;
  const told = (marginal: number): string => formatNumber(isCounted ? 1 / marginal : marginal);
  const lead = isCounted
    ? `its next ${singular(story.outcomeName)} would cost ${told(channel.marginal)}`
    : `its next unit of money would bring ${told(channel.marginal)} ${aimed(story)}`;
  if (!(story.planMarginal > 0)) return `${lead} (limits leave the plan no open place)`;
  return `${lead}, against ${told(story.planMarginal)} for the plan as a whole`;
}

function limitWords({ binding, price }: ChannelStory, story: PlanStory): string {
  if (!binding) return "no limit holds it";
  if (price === null) return `held by ${binding}`;
  if (price === 0) return `held by ${binding}, which costs nothing`;
  const average = story.isBalanced ? "" : ", in the posture's average";
  return `held by ${binding}, which costs ${formatNumber(price)} ${aimed(story)} per unit of money${average}`;
}

function fullness({ full, plan, seenTo }: ChannelStory): string {
  const share = full === null ? "Its curve has no ceiling" : `It is ${formatShare(full)} full`;
  const beyond = seenTo !== null && plan > seenTo;
  return beyond ? `${share}, beyond the spends seen (up to ${formatNumber(seenTo)}).` : `${share}.`;
}

function robustness({ robust }: ChannelStory): string {
  if (robust === "depends") return "Not robust: it depends on the assumption, fewer than 90% of the draws agree.";
  return robust ? `Robust: at least 90% of the draws say ${robust}.` : "";
}

/** Said where a channel works on after the horizon: judged by the horizon alone it would look that much weaker. */
function later({ after }: ChannelStory, { horizon }: PlanStory): string {
  return after !== null && after >= 0.005 ? `${formatShare(after)} of its return comes after the ${horizon}.` : "";
}

/**
 * The sentences for one channel: direction, its own marginal figure beside the plan's, the limit that holds, how full it
 * is, what comes after the horizon, whether the move is robust, what it rests on. `brief` keeps direction, limit and robustness.
 */
export function explainChannel(channel: ChannelStory, story: PlanStory, style: ExplainStyle): string {
  if (channel.noCurve) return `${channel.name} stays at ${formatNumber(channel.plan)}: ${channel.noCurve}.`;
  if (style === "brief") {
    const certain = channel.robust ? `; ${channel.robust === "depends" ? "not robust" : "robust"}` : "";
    return `${move(channel)}: ${limitWords(channel, story)}${certain}.`;
  }
  const parts = [
    `${move(channel)}: ${comparison(channel, story)}; ${limitWords(channel, story)}.`,
    fullness(channel),
    later(channel, story),
    robustness(channel),
    `Rests on ${channel.assumption}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
