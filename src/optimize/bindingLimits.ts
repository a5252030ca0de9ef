import type { ResponseModel } from "../models";
import { extraRows, rowActivity } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import type { BoundSource } from "./laminarTree";

/** A limit that holds the plan back. */
export interface BindingLimit {
  /** The channel or group that it holds. */
  readonly name: string;
  /** Short name, such as "Max move" or "Brand Min". */
  readonly limit: string;
  readonly where: string;
  readonly bound: number;
  readonly members: readonly number[]; // channels
}

/** The limits at which a plan stands, channels first. Money within a millionth of the budget counts as at the limit. */
export function bindingLimits(set: FeasibleSet, spend: Float64Array, model: ResponseModel): BindingLimit[] {
  const names = model.channels.map(({ name }) => name);
  const near = (amount: number, bound: number): boolean => Math.abs(amount - bound) <= set.budget * 1e-7;
  const found: BindingLimit[] = [];
  const add = (name: string, by: BoundSource | null, bound: number, members: readonly number[]): boolean => {
    if (by) found.push({ name, limit: by.name, where: by.where, bound, members });
    return by !== null;
  };
  spend.forEach((amount, channel) => {
    const [lower, upper] = [set.lower[channel]!, set.upper[channel]!];
    const name = names[channel]!;
    if (near(amount, lower) && add(name, set.lowerBy[channel] ?? null, lower, [channel])) return;
    if (near(amount, upper)) add(name, set.upperBy[channel] ?? null, upper, [channel]);
    else if (set.minWhenOn[channel]! > 0 && near(amount, set.minWhenOn[channel]!))
      add(name, { name: "Min when on", where: "" }, set.minWhenOn[channel]!, [channel]);
  });
  for (const { name, members, lower, upper, lowerBy, upperBy } of [...set.tree.groups, ...set.crossing]) {
    const total = members.reduce((sum, channel) => sum + spend[channel]!, 0);
    const label = (by: BoundSource | null): BoundSource | null => by && { name: `${name} ${by.name}`, where: by.where };
    if (near(total, lower) && add(name, label(lowerBy), lower, members)) continue;
    if (near(total, upper)) add(name, label(upperBy), upper, members);
  }
  if (set.turnover) {
    const moved = spend.reduce((sum, amount, channel) => sum + Math.abs(amount - set.current[channel]!), 0) / 2;
    const everything = [...spend.keys()];
    if (near(moved, set.turnover.amount)) add("Total", set.turnover.by, set.turnover.amount, everything);
  }
  for (const row of extraRows({ ...set, crossing: [], turnover: null }, model))
    if (near(rowActivity(row, spend), row.limit))
      add(
        "Total",
        row.by,
        row.limit,
        [...spend.keys()].filter((channel) => row.touches(channel)),
      );
  return found;
}

/** The limit that holds one channel: its own, else the smallest group's. */
export function holdingLimit(limits: readonly BindingLimit[], channel: number): BindingLimit | undefined {
  const holding = limits.filter(({ members }) => members.includes(channel));
  return holding.sort((a, b) => a.members.length - b.members.length)[0];
}

/** Its name, such as "Max move"; "" if none. */
export function bindingOf(limits: readonly BindingLimit[], channel: number): string {
  return holdingLimit(limits, channel)?.limit ?? "";
}
