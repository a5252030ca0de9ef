import type { Rng } from "../numerics";
import type { FeasibleSet } from "../optimize";

/** Random moves of money within limits. */
export interface Transfers {
  /** Moves a random amount between two random channels, in place: total, own limits and limits of groups stay kept. */
  move(plan: Float64Array): void;
}

/** Moves between pairs of channels: amounts are uniform over all that the limits allow, whole steps where there are some. */
export function createTransfers(set: FeasibleSet, rng: Rng): Transfers {
  const groups = [...set.tree.groups, ...set.crossing].map(({ members, lower, upper }) => ({
    isMember: Array.from(set.lower, (_, c) => members.includes(c)),
    ...{ members, lower, upper },
  }));
  const cent = Math.min(0.01, set.budget * 1e-7);
  const open = Array.from(set.lower.keys()).filter((c) => set.upper[c]! > set.lower[c]!);
  const pick = (): number => open[Math.floor(rng.uniform() * open.length)]!;
  return {
    move(plan) {
      if (open.length < 2) return;
      const [to, from] = [pick(), pick()];
      if (to === from) return;
      let most = Math.min(set.upper[to]! - plan[to]!, plan[from]! - set.lower[from]!);
      for (const { isMember, members, lower, upper } of groups) {
        if (isMember[to] === isMember[from]) continue;
        const total = members.reduce((sum, c) => sum + plan[c]!, 0);
        most = Math.min(most, isMember[to] ? upper - total : total - lower);
      }
      const unit = Math.max(set.step[to]!, set.step[from]!) || cent;
      const amount = unit * Math.floor((rng.uniform() * most) / unit);
      if (!(amount > 0)) return;
      plan[to]! += amount;
      plan[from]! -= amount;
    },
  };
}
