import { invalid } from "../../base";
import { nameKey, nearestName } from "../../data";
import type { ResponseModel } from "../../models";

/** What a row of a Limits table speaks of. */
export interface LimitTarget {
  readonly kind: "channel" | "group" | "total";
  readonly name: string;
  readonly members: readonly number[]; // channels, ascending
}

const separator = " > ";

/** Every name that a Limits row may carry, by its key. Paths of nested groups go by their full and their last name. */
export function limitTargets(model: ResponseModel): ReadonlyMap<string, readonly LimitTarget[]> {
  const targets = new Map<string, LimitTarget[]>();
  const add = (key: string, target: LimitTarget): void => {
    const known = targets.get(nameKey(key)) ?? [];
    if (!known.some((other) => isSame(other, target))) targets.set(nameKey(key), [...known, target]);
  };
  model.channels.forEach(({ name }, channel) => add(name, { kind: "channel", name, members: [channel] }));
  for (const group of groupTargets(model)) {
    add(group.name, group);
    add(group.name.split(separator).at(-1) ?? group.name, group);
  }
  const everything = model.channels.map((_, channel) => channel);
  const brand = everything.filter((channel) => model.channels[channel]!.isBrand);
  if (brand.length > 0) add("Brand", { kind: "group", name: "Brand", members: brand });
  add("Total", { kind: "total", name: "Total", members: everything });
  return targets;
}

function isSame(a: LimitTarget, b: LimitTarget): boolean {
  return a.kind === b.kind && a.members.join() === b.members.join();
}

function groupTargets(model: ResponseModel): LimitTarget[] {
  const members = new Map<string, number[]>();
  model.channels.forEach(({ groups, name }, channel) => {
    if (new Set(groups.map(nameKey)).size < groups.length)
      invalid(`${name}: the group path "${groups.join(separator)}" names a group inside itself`);
    groups.forEach((_, depth) => {
      const path = groups.slice(0, depth + 1).join(separator);
      members.set(path, [...(members.get(path) ?? []), channel]);
    });
  });
  return [...members].map(([name, channels]) => ({ kind: "group", name, members: channels }));
}

/** Finds what a row speaks of. Unknown and ambiguous names: EngineError `invalid` with the way out. */
export function findLimitTarget(
  targets: ReadonlyMap<string, readonly LimitTarget[]>,
  name: string,
  where: string,
): LimitTarget {
  const found = targets.get(nameKey(name)) ?? [];
  const [first, second] = found;
  if (first && !second) return first;
  if (first && second) return invalid(`${where}: ${ambiguity(name, found)}`);
  if (nameKey(name) === "brand")
    return invalid(`${where}: no channel is marked as brand. Add a Brand column (yes/no) to the summary`);
  const known = [...targets.values()].flat().map((target) => target.name);
  return invalid(`${where}: no channel or group is called "${name}". Did you mean "${nearestName(name, known)}"?`);
}

function ambiguity(name: string, found: readonly LimitTarget[]): string {
  const groups = found.filter(({ kind }) => kind === "group").map((target) => `"${target.name}"`);
  if (groups.length > 1) return `"${name}" could be ${groups.join(" or ")}. Type the full path`;
  return `"${name}" is the name of a channel and of a group. Rename the group`;
}
