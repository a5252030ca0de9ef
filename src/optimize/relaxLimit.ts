import type { FeasibleSet } from "./feasibleSet";
import type { BoundSource } from "./laminarTree";

/** A feasible set with one limit loosened, and by how many units (money). */
export interface RelaxedSet {
  readonly set: FeasibleSet;
  readonly units: number;
}

/**
 * Loosens one limit by a share of its bound (Off: of the budget): a floor down, a cap up, a fixed amount both ways.
 * null where it is not the limit that holds (another of the same row or name is tighter).
 */
export function relaxLimit(set: FeasibleSet, where: string, kind: string, share: number): RelaxedSet | null {
  const isIt = (by: BoundSource | null): boolean =>
    by !== null &&
    by.where === where &&
    (kind === by.name || kind.startsWith(`${by.name} `) || by.name.endsWith(` ${kind}`));
  const wantsFloor = !kind.endsWith("up");
  const wantsCap = !kind.endsWith("down");
  const stride = (bound: number): number => share * (bound > 0 ? bound : set.budget);
  let units = 0;
  const loosen = (bound: number, by: BoundSource | null, sign: 1 | -1): number => {
    if (!isIt(by) || !(sign < 0 ? wantsFloor : wantsCap) || !Number.isFinite(bound)) return bound;
    units = Math.max(units, stride(bound));
    return Math.max(0, bound + sign * stride(bound));
  };
  const lower = set.lower.map((bound, c) => loosen(bound, set.lowerBy[c] ?? null, -1));
  const upper = set.upper.map((bound, c) => loosen(bound, set.upperBy[c] ?? null, 1));
  const wider = <G extends FeasibleSet["crossing"][number]>(group: G): G => ({
    ...group,
    lower: loosen(group.lower, group.lowerBy, -1),
    upper: loosen(group.upper, group.upperBy, 1),
  });
  const tree = { ...set.tree, groups: set.tree.groups.map(wider) };
  const crossing = set.crossing.map(wider);
  const cap = set.turnover;
  const turnover = cap && isIt(cap.by) ? { ...cap, amount: loosen(cap.amount, cap.by, 1) } : cap;
  return units > 0 ? { set: { ...set, lower, upper, tree, crossing, turnover }, units } : null;
}

/** The set with a larger (or smaller) budget. */
export function withBudget(set: FeasibleSet, budget: number): FeasibleSet {
  return { ...set, budget, upper: set.upper.map((bound, c) => (set.upperBy[c] ? bound : Math.max(bound, budget))) };
}
