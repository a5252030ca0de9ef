import { explainChannel } from "./explainChannel";
import { formatChange, formatNumber, formatShare } from "./formatNumber";
import type { ExplainStyle, PlanStory } from "./planStory";

function result(story: PlanStory): string {
  const { spend, mean, low, high, confidence, outcomeName, currentSpend, currentMean } = story;
  const change = currentMean > 0 ? `, ${formatChange(mean / currentMean - 1)} on` : " against";
  return (
    `The plan spends ${formatNumber(spend)} and is expected to bring ${formatNumber(mean)} ${outcomeName} ` +
    `(${formatShare(confidence)} range ${formatNumber(low)} to ${formatNumber(high)})${change} ` +
    `the ${formatNumber(currentMean)} of the current spend of ${formatNumber(currentSpend)}.`
  );
}

/** Said where limits leave little to decide: at least half of the channels, and more than one, are held. */
function rigidity({ channels }: PlanStory): string {
  const held = channels.filter(({ binding, noCurve }) => binding !== "" || noCurve !== "").length;
  if (held < 2 || held * 2 < channels.length) return "";
  return `${held === channels.length ? "No room to move" : "Little room to move"}: limits hold ${held} of ${channels.length} channels.`;
}

/**
 * The long run beside the short one: what brand building gets of the spend, now and in the plan; or that there is none.
 * Said more loudly where the plan takes from it.
 */
function longTerm({ channels, spend, currentSpend }: PlanStory): string {
  const brand = channels.filter(({ isBrand }) => isBrand);
  const total = (amount: (channel: PlanStory["channels"][number]) => number): number =>
    brand.reduce((sum, channel) => sum + amount(channel), 0);
  if (brand.length === 0)
    return "No channel counts as brand building: what offline and brand spending brings later is not in this plan.";
  const [plan, now] = [total((one) => one.plan), total((one) => one.current)];
  const share = (part: number, all: number): string => formatShare(all > 0 ? part / all : 0);
  const shares = `Brand building gets ${share(plan, spend)} of the spend, the short run ${share(spend - plan, spend)}; now ${share(now, currentSpend)} and ${share(currentSpend - now, currentSpend)}.`;
  if (plan >= now * (1 - 1e-6)) return shares;
  return `${shares} That is less than now: what it brings beyond this period is not in these figures.`;
}

/** Said where part of the return lies outside the horizon that the plan is judged by. */
function afterwards({ after, horizon }: PlanStory): string {
  if (after === null || after < 0.005) return "";
  return `${formatShare(after)} of what it brings comes after the ${horizon}: figures at their end do not show it yet.`;
}

function whole(story: PlanStory, style: ExplainStyle): string {
  if (style === "brief") return result(story);
  const basis = story.isJudgement
    ? "It takes last period's outcomes as caused by the spend."
    : `It is for a horizon of ${story.horizon}.`;
  return [result(story), rigidity(story), longTerm(story), basis, afterwards(story)]
    .filter((part) => part !== "")
    .join(" ");
}

function saturationAssumption({ isJudgement, channels }: PlanStory): string {
  if (!isJudgement) return "Saturation: the curves and their uncertainty come from the fitted model.";
  const distinct = [...new Set(channels.filter(({ noCurve }) => !noCurve).map(({ assumption }) => assumption))];
  const rest = distinct.length > 3 ? `, and ${distinct.length - 3} more` : "";
  return `Saturation: the curves are judgement, not measured (${distinct.slice(0, 3).join("; ")}${rest}).`;
}

function interactionAssumption({ interactions, isJudgement }: PlanStory): string {
  if (interactions.length > 0)
    return `Interactions: joint effects of ${interactions.join(", ")}; all other channels add up.`;
  const how = isJudgement ? "none is assumed" : "none is in the model";
  return `Interactions: ${how}; what each channel brings does not depend on the others.`;
}

/**
 * A plan in plain sentences, deterministic: one per channel in the user's order, one for the whole, and always the last
 * two for what is assumed of saturation and of interactions. Every number is rounded as a cell shows it.
 */
export function explainPlan(story: PlanStory, style: ExplainStyle): readonly string[] {
  return [
    ...story.channels.map((channel) => explainChannel(channel, story, style)),
    whole(story, style),
    saturationAssumption(story),
    interactionAssumption(story),
  ];
}
