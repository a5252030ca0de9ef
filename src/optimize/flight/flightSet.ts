import { invalid } from "../../base";
import type { FeasibleSet } from "../feasibleSet";
import { buildLaminarTree, type BoundSource, type GroupBound } from "../laminarTree";
import type { FlightDemand } from "./readDemand";

/** The limits of a flight: those of each period, and those over the whole of it (in money of the whole flight). */
export interface FlightSets {
  readonly periods: readonly FeasibleSet[]; // [period]
  readonly whole: FeasibleSet;
}

/**
 * Where a flight may lie: the limits of a period hold in it, groups and Total included; a period's own bounds and
 * amounts that stand already come on top; limits over the flight hold sums across periods (groups that cross those of
 * the periods) and the money that changes place. A period that stands altogether is past: no limit is asked of it.
 */
export function flightSet({ periods, whole }: FlightSets, demand: FlightDemand): FeasibleSet {
  for (const set of periods) refuse(set);
  refuseWhole(whole);
  const nChannels = whole.lower.length;
  const cells = periods.flatMap((set, t) =>
    Array.from({ length: nChannels }, (_, c) => {
      const standing = demand.standing[t]![c]!;
      return { set, t, c, standing, isFree: Number.isNaN(standing) };
    }),
  );
  type Cell = (typeof cells)[number];
  const by = (t: number, name: string): BoundSource => ({ name, where: `demand, period ${demand.labels[t]}` });
  const lower = ({ set, t, c, standing, isFree }: Cell): number =>
    isFree ? Math.max(set.lower[c]!, demand.least[t]![c]!) : standing;
  const upper = ({ set, t, c, standing, isFree }: Cell): number =>
    isFree ? Math.min(set.upper[c]!, demand.most[t]![c]!) : standing;
  const lowerBy = ({ set, t, c, isFree }: Cell): BoundSource | null =>
    !isFree ? by(t, "already spent") : demand.least[t]![c]! > set.lower[c]! ? by(t, "min") : set.lowerBy[c]!;
  const upperBy = ({ set, t, c, isFree }: Cell): BoundSource | null =>
    !isFree ? by(t, "already spent") : demand.most[t]![c]! < set.upper[c]! ? by(t, "max") : set.upperBy[c]!;
  const across = acrossPeriods(whole, periods.length);
  const { tree, crossing } = buildLaminarTree(cells.length, across.whole, [
    ...periodGroups(periods, demand),
    ...across.groups,
  ]);
  return {
    ...periods[0]!,
    ...{ budget: whole.budget, spendAll: whole.spendAll && periods.every(({ spendAll }) => spendAll) },
    lower: Float64Array.from(cells, lower),
    upper: Float64Array.from(cells, upper),
    lowerBy: cells.map(lowerBy),
    upperBy: cells.map(upperBy),
    step: Float64Array.from(cells, ({ set, c, isFree }) => (isFree ? set.step[c]! : 0)),
    minWhenOn: Float64Array.from(cells, ({ set, c, isFree }) => (isFree ? set.minWhenOn[c]! : 0)),
    ...{ tree, crossing, turnover: whole.turnover },
    current: Float64Array.from(cells, ({ set, c, standing, isFree }) => (isFree ? set.current[c]! : standing)),
    findings: [...periods[0]!.findings, ...whole.findings],
  };
}

function refuse({ crossing }: FeasibleSet): void {
  const first = crossing[0]?.upperBy ?? crossing[0]?.lowerBy ?? null;
  if (first)
    invalid(
      `${first.where}: ${first.name} cannot be held in every period. Use Min, Max, Fixed or Max move per channel`,
    );
}

function refuseWhole({ step, minWhenOn }: FeasibleSet): void {
  if (step.some((unit) => unit > 0) || minWhenOn.some((least) => least > 0))
    invalid("limits: Step and Min when on hold in every period. Clear Per on their rows");
}

/** Limits over the flight as groups across periods: channels, groups of channels, and the whole itself. */
function acrossPeriods(whole: FeasibleSet, nPeriods: number): { whole: GroupBound; groups: GroupBound[] } {
  const nChannels = whole.lower.length;
  const members = (channels: readonly number[]): number[] =>
    Array.from({ length: nPeriods }, (_, t) => channels.map((c) => t * nChannels + c)).flat();
  const channels = [...whole.lower.keys()].flatMap((c): GroupBound[] => {
    const [lowerBy, upperBy] = [whole.lowerBy[c]!, whole.upperBy[c]!];
    if (!lowerBy && (!upperBy || upperBy.name === "no curve")) return [];
    const source = (lowerBy ?? upperBy)!;
    const name = /\((.*)\)/.exec(source.where)?.[1] ?? source.where;
    return [
      {
        name: `${name} over the flight`,
        members: members([c]),
        ...{ lower: whole.lower[c]!, upper: upperBy ? whole.upper[c]! : Infinity, lowerBy, upperBy },
      },
    ];
  });
  const groups = [...whole.tree.groups.slice(0, -1), ...whole.crossing].map((group): GroupBound => ({
    ...group,
    name: `${group.name} over the flight`,
    members: members(group.members),
  }));
  const total = whole.tree.groups.at(-1)!;
  return { whole: { ...total, members: members(total.members) }, groups: [...channels, ...groups] };
}

/** The groups of every period, the period's total among them. */
function periodGroups(periods: readonly FeasibleSet[], demand: FlightDemand): GroupBound[] {
  return periods.flatMap(({ tree }, t) => {
    if (demand.standing[t]!.every((amount) => !Number.isNaN(amount))) return [];
    return tree.groups.map((group, g): GroupBound => {
      const members = group.members.map((c) => t * tree.nChannels + c);
      const name = `${group.name} in period ${demand.labels[t]}`;
      if (g < tree.groups.length - 1) return { ...group, name, members };
      const by = (column: string): BoundSource => ({ name: column, where: `demand, period ${demand.labels[t]}` });
      const [floor, cap] = [demand.floor[t]!, demand.cap[t]!];
      return {
        ...{ name, members, lower: Math.max(group.lower, floor), upper: Math.min(group.upper, cap) },
        lowerBy: floor > group.lower ? by("Min") : group.lowerBy,
        upperBy: cap < group.upper ? by("Max") : group.upperBy,
      };
    });
  });
}
