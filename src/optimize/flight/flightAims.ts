import { unavailable, type Finding } from "../../base";
import type { PathResponse } from "../../models";
import { limitSlack } from "../brokenLimits";
import type { Preference } from "../feasibleSet";
import { formatAmount } from "../formatAmount";
import { ofChannel } from "./coverParts";
import type { ReadFlight } from "./flightQuestion";
import { missedTarget } from "./searchWithTargets";
import { noAims, withAims } from "./withAims";

/** A path that wishes are priced in: weight × scale × (share of the flight's budget − wished share)², as one-period plans do. */
export function withWishes(
  path: PathResponse,
  wishes: readonly Preference[],
  budget: number,
  scale: number,
): PathResponse {
  if (wishes.length === 0) return path;
  const aims = noAims(path.channels, budget);
  for (const { channel, share, weight } of wishes) {
    aims.weight[channel] = weight * scale;
    aims.share[channel] = share;
  }
  return withAims(path, aims);
}

/** What is said of targets and wishes beside a flight. A target that rounding broke is not given out. */
export function reachedAims(
  path: PathResponse,
  { efficiency, preferences }: ReadFlight["aims"],
  spend: Float64Array,
  { names, set }: ReadFlight,
): Finding[] {
  const spent = (members: readonly number[]): number =>
    members.reduce((sum, c) => sum + ofChannel(spend, c, path.channels).reduce((all, x) => all + x, 0), 0);
  const targets = efficiency.map((target): Finding => {
    const missed = missedTarget(path, target, spend);
    const { where, name } = target.by;
    if (missed > limitSlack + 1e-9 * set.budget)
      unavailable(`No flight was found that keeps all limits to the cent: ${where} ${name} is missed. Loosen one`);
    const room = spent(target.members) - missed;
    const found = `${name} is met over the flight: it would allow ${formatAmount(room)}, ${formatAmount(room + missed)} is spent`;
    return { check: "Target efficiency", severity: "note", found, fix: `Nothing to mend: see ${where}` };
  });
  const wishes = preferences.map(({ channel, share, by }): Finding => {
    const [got, wished] = [spent([channel]) / set.budget, share].map((own) => `${(100 * own).toFixed(1)}%`);
    const found = `${names[channel]!} gets ${got} of the flight's budget, ${wished} is preferred`;
    return { check: "Preference", severity: "note", found, fix: `For more of it, raise Weight in ${by.where}` };
  });
  return [...targets, ...wishes];
}
