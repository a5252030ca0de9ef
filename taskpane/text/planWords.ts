import { compactMoney, exactMoney, figure, probability, signedPercent, type NumberStyle } from "../state/formatNumber";
import type { Objective } from "../state/goals";
import type { ChannelPlan, LimitPrice, PlanReading, Proof } from "../state/planner";

/** Words of the Plan screen. */
export const planWords = {
  title: "Plan",
  empty: "Set a budget in Goals and the plan appears here.",
  toGoals: "Set goals",
  toTable: "Go to the table",
  working: "Working out the best plan",
  stale: "This is the last plan that worked. It does not fit the present table or goals.",
  why: "Why this plan",
  assumptions: "Assumptions",
  changeAssumptions: "Change assumptions",
  proof: "Proof",
  prices: "What the limits cost",
  pricesIntro: "The costliest first: what the plan would gain if that limit were loosened.",
  pricing: "Loosening one limit after the other",
  pricesStopped: "Stopped before every limit was priced. Close and open this line to try again.",
  change: "Change",
  changeLimit: (kind: string, name: string): string => `Change ${kind} of ${name}`,
  firm: "How firm it is",
  firmWorking: "Working out the spread of every amount",
  spread: "Where the best amount lies",
  spreadHeader: ["Channel", "Plan", "In 9 of 10 cases"],
  flat: "These moves are as good as free, so choose by what you know:",
  notFlat: (amount: string): string =>
    `No move of ${amount} between two channels is free: each would cost 0.1% or more.`,
  blend: "How far to go",
  blendNow: "As now",
  blendNearest: "Least change that keeps the limits",
  blendPlan: "The plan",
  noBlend: (why: string): string => `The way between now and the plan cannot be taken in part: ${why}.`,
  blendLeftOut: (why: string): string => `Steps that break a limit are left out (${why}).`,
  solving: "Searching for the best plan",
  stopSearch: "Cancel",
  noPrices: "No limit costs anything: loosening one would bring nothing.",
  thisPlan: "This plan",
  bestPossible: "No plan can bring more than",
  current: "Current",
  plan: "Plan",
  limit: "Limit",
  channels: "Spend by channel",
  write: "Write plan to sheet",
  writeAgain: "Update the sheet",
  writeNow: "Write",
  cancel: "Cancel",
  undo: "Undo",
  willWrite: (sheet: string, isNew: boolean): string =>
    isNew ? `Adds the sheet "${sheet}" and writes these cells:` : `Rewrites our sheet "${sheet}", these cells:`,
  occupied: "These cells hold something of yours. Clear them or rename the sheet, then try again:",
  written: (sheet: string): string => `Written to sheet "${sheet}" as live formulas.`,
  headlineSpend: (spend: string, change: string): string =>
    change === "" ? `for ${spend}` : `for ${spend} · ${change}`,
  rangeMeaning: "90% range of the expected outcome",
  twoRanges: "The range is for the expected outcome; the chance also counts the luck of a single period.",
  sheetDiffers: (sheet: string): string =>
    `Sheet "${sheet}" shows other amounts: its formulas or goals were changed there. Update the sheet to bring this plan back.`,
  range: (low: string, high: string): string => `${low} – ${high}`,
  reason: "Reason",
  nextUnit: "What the next spend brings",
  saturation: "How full it is",
  holds: "Limit that holds",
  direction: "Direction",
  noCurve: "No curve for this channel.",
  curveTitle: (channel: string): string => `What spend on ${channel} brings`,
  readCurve: "Read the curve at a spend",
  curveReading: (spend: string, mean: string, low: string, high: string): string =>
    `${spend} brings ${mean} (${low} – ${high}).`,
  curveTakeaway: (share: string): string => `${share} of its ceiling is reached at the current spend.`,
  curveNoCeiling: "It flattens but has no ceiling.",
  unspent: (amount: string, why: string): string => `${amount} stays unspent: ${why}.`,
};

/** "83% chance to beat last period (7,800)". */
export function chanceText({ chance: share, target }: PlanReading, style: NumberStyle): string {
  return share === null || target === null
    ? ""
    : `${probability(share)} chance to beat last period (${figure(target, style)})`;
}

/** "+4.4% on last period at the same spend": what the plan changes against the current outcome. */
export function headlineChange({ mean, current, outcomeName }: PlanReading, style: NumberStyle): string {
  if (current <= 0) return "";
  const change = mean / current - 1;
  if (Math.abs(change) < 0.0005) return `the same ${outcomeName} as now`;
  return `${signedPercent(change, style)} against the current split`;
}

/** How many moves are robust, beside the closed title. */
export function firmHint(channels: readonly ChannelPlan[]): string {
  const firm = channels.filter(({ robust }) => robust !== "depends" && robust !== "").length;
  return `${firm} of ${channels.length} moves robust`;
}

/** How sure the direction is, in words and never by colour alone. */
export function robustText(robust: string): string {
  const words: Record<string, string> = {
    up: "Robust: more in 9 of 10 cases",
    down: "Robust: less in 9 of 10 cases",
    same: "Robust: stays as it is",
    depends: "Depends on assumptions",
  };
  return words[robust] ?? robust;
}

/** The short form for the bar row. */
export function robustLabel(robust: string): string {
  return robust === "depends" ? "depends on assumptions" : robust === "" ? "" : "robust";
}

/** What the eye takes from the bars of a row, in words. */
export function barText({ current, lower, upper }: ChannelPlan, style: NumberStyle): string {
  const limits = Number.isFinite(upper) ? `, may be ${exactMoney(lower, style)} to ${exactMoney(upper, style)}` : "";
  return `, now ${exactMoney(current, style)}${limits}.`;
}

/** "The next 1,000 brings 3.2 MQLs", scaled so that the figure has digits to read. */
export function marginalText(marginal: number, outcomeName: string, isMoney: boolean, style: NumberStyle): string {
  if (isMoney) return `The next ${compactMoney(1, style)} brings ${style.currency}${figure(marginal, style)}.`;
  const unit = [1, 100, 1_000, 10_000, 100_000].find((money) => marginal * money >= 1) ?? 1_000_000;
  return `The next ${compactMoney(unit, style)} brings ${figure(marginal * unit, style)} ${outcomeName}.`;
}

/** Room by which all of some prices are told, so that they compare at a glance: enough for the costliest to bring 1. */
export function roomOf(prices: readonly LimitPrice[]): number {
  const most = Math.max(0, ...prices.map(({ cost }) => cost));
  return [1, 100, 1_000, 10_000, 100_000].find((money) => most * money >= 1) ?? 1_000_000;
}

/** "Paid search, Max move up (520k): 1,000 of room would bring 1.9 MQLs." */
export function priceText(
  { name, kind, bound, cost }: LimitPrice,
  room: number,
  { objective, outcomeName }: Pick<PlanReading, "objective" | "outcomeName">,
  style: NumberStyle,
): string {
  const gain = gainText(figure(cost * room, style), objective, outcomeName, style);
  return `${name}, ${kind} (${compactMoney(bound, style)}): ${exactMoney(room, style)} of room would bring ${gain}.`;
}

/** An amount of what a plan aims at: "1.9 MQLs", "€420 of profit". */
function gainText(amount: string, objective: Objective, outcomeName: string, { currency }: NumberStyle): string {
  switch (objective) {
    case "outcome":
      return `${amount} ${outcomeName}`;
    case "clv":
      return `${currency}${amount} of customer lifetime value`;
    case "pipeline":
      return `${amount} of pipeline`;
    default:
      return `${currency}${amount} of ${objective}`;
  }
}

/** The costliest limit in a word, beside the closed title. */
export function pricesHint([first]: readonly LimitPrice[]): string {
  return first ? `${first.name}, ${first.kind}` : "nothing";
}

/** The gap in percent, rounded up, so that the sentence holds: 0.00002% is "0.001%". */
function gapText(gap: number): string {
  return `${(Math.ceil(gap * 1e5 - 1e-6) / 1e3).toFixed(3)}%`;
}

/** "Within 0.001% of the best this model can find under these limits." */
export function proofText({ gap, verdict }: Proof): string {
  const within = `ithin ${gapText(gap)} of the best this model can find under these limits.`;
  return verdict === "not proven" ? `Proven to be w${within}` : `W${within}`;
}

/** "60% of the way: 8,040 MQLs, 103 MQLs less than the plan." */
export function blendText(share: number, outcome: string, lost: string): string {
  if (share >= 1) return `All of the way: ${outcome}.`;
  return `${Math.round(share * 100)}% of the way: ${outcome}, ${lost} less than the plan.`;
}

/** Which moves hold in 9 of 10 cases and which depend on the assumptions. */
export function firmText(channels: readonly { readonly name: string; readonly robust: string }[]): readonly string[] {
  const names = (robust: string): string =>
    joined(channels.filter((channel) => channel.robust === robust).map(({ name }) => name));
  const parts = [["up", "More"], ["down", "Less"], ["same", "No change"]] as const; // prettier-ignore
  const firm = parts.flatMap(([robust, word]) => (names(robust) === "" ? [] : [`${word} for ${names(robust)}`]));
  const depends = names("depends");
  return [
    ...(firm.length > 0 ? [`Robust, right in 9 of 10 cases: ${firm.join("; ")}.`] : []),
    ...(depends === "" ? [] : [`Depends on the assumptions: ${depends}.`]),
  ];
}

/** The proof in a word, beside its closed title. */
export function proofHint({ gap, verdict }: Proof): string {
  return verdict === "not proven" ? verdict : `within ${gapText(gap)}`;
}

/** Takeaway above the bars: where money goes to and comes from. */
export function moveTakeaway(channels: readonly ChannelPlan[]): string {
  const moved = channels.filter(({ plan, current }) => Math.abs(plan - current) > 0.01 * Math.max(current, 1));
  const names = (list: readonly ChannelPlan[]): string => joined(list.map(({ name }) => name));
  const up = moved.filter(({ plan, current }) => plan > current);
  const down = moved.filter(({ plan, current }) => plan < current);
  if (up.length === 0 && down.length === 0) return "The plan keeps every channel where it is.";
  if (down.length === 0) return `More for ${names(up)}.`;
  if (up.length === 0) return `Less for ${names(down)}.`;
  return `Money moves from ${names(down)} to ${names(up)}.`;
}

/** "A", "A and B", "A, B and C". */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
