import type { PlanReading } from "./planner";
import type { ChosenBlend, Workspace } from "./workspace";

/** The plan that the pane shows and writes: the recommended one, or the blend that the user chose. */
export function shownPlan({ plan, blend }: Pick<Workspace, "plan" | "blend">): PlanReading | null {
  return plan.last && blend ? blended(plan.last, blend) : plan.last;
}

/** The plan with a blend's amounts and outcome; what was said of the recommended amounts alone is left out. */
function blended(plan: PlanReading, { spend, mean, low, high, chance }: ChosenBlend): PlanReading {
  const channels = plan.channels.map((channel, at) => {
    const amount = spend[at] ?? channel.plan;
    const changeShare = channel.current > 0 ? amount / channel.current - 1 : null;
    const isSame = Math.abs(amount - channel.plan) < 0.01;
    return isSame ? channel : { ...channel, plan: amount, changeShare, marginal: null, binding: "", reason: "" };
  });
  return { ...plan, channels, mean, low, high, chance };
}
